# The monthly value of Stripe subscriptions, in a currency's smallest unit and unrounded. The rules are
# those of Stripe's glossary: active and past due, without trials, taxes, free plans and metered prices.


include "money";
def amount($decimal; $whole): ($decimal // $whole // 0) | tonumber;

# What a price period is worth in a month.
def monthly($recurring):
  . * ({month: 1, year: (1 / 12), week: (52 / 12), day: (365 / 12)}[$recurring.interval])
    / ($recurring.interval_count // 1);

def tier_amount($units): $units * amount(.unit_amount_decimal; .unit_amount) + amount(.flat_amount_decimal; .flat_amount);

# Each tier prices the units that fall into it; the flat amount of every tier that is reached counts.
def graduated($quantity):
  reduce .[] as $tier ({from: 0, sum: 0};
    .from as $from
    | ([$quantity, $tier.up_to // $quantity] | min - $from) as $units
    | if $units > 0 or $from == 0 then .sum += ($tier | tier_amount([$units, 0] | max)) else . end
    | .from = ($tier.up_to // $quantity))
  | .sum;

# The tier into which the whole quantity falls prices all of it.
def volume($quantity): [.[] | select(.up_to == null or $quantity <= .up_to)][0] | tier_amount($quantity);

def transformed($transform):
  if $transform == null then .
  else . / $transform.divide_by | if $transform.round == "up" then ceil else floor end end;

# The price of an item for one of its periods, or null when it cannot be told.
def item_amount($prices):
  .price as $price
  | (if .quantity == null then 1 else .quantity end) as $quantity
  | if $price.billing_scheme == "tiered" then
      ($price.tiers // $prices[$price.id].tiers) as $tiers
      | if $tiers == null or $tiers == [] then null
        elif $price.tiers_mode == "volume" then $tiers | volume($quantity)
        elif $price.tiers_mode == "graduated" then $tiers | graduated($quantity)
        else null end
    elif $price.unit_amount_decimal == null and $price.unit_amount == null then null
    else amount($price.unit_amount_decimal; $price.unit_amount) * ($quantity | transformed($price.transform_quantity)) end;

# The coupon of a discount, in the shape before and since version 2025-09-30; null when it is not known.
def coupon($coupons):
  if type == "string" then $coupons[.]
  else (.coupon // .source.coupon) | if type == "string" then $coupons[.] else . end end;

# The discounts that lower the monthly value: of duration forever, or all, or none.
def discounts_of($coupons; $mode):
  [(.discounts // [])[], (.discount // empty)]
  | unique_by(if type == "object" then (.id // .) else . end) as $unique
  | if $mode == "none" then []
    else map(select(. as $one | $unique | index([$one]) != null) | coupon($coupons))
      | map(select(. == null or $mode == "all" or .duration == "forever")) end;

# Lowers the items ({product, monthly}) by a coupon; an amount is taken off once per period.
def discounted($coupon; $currency; $recurring):
  def eligible: . as $item | $coupon.applies_to.products == null or ($coupon.applies_to.products | index($item.product) != null);
  if $coupon.percent_off != null then
    map(if eligible then .monthly *= (100 - $coupon.percent_off) / 100 else . end)
  elif $coupon.amount_off != null and $coupon.currency == $currency then
    (map(select(eligible) | .monthly) | add // 0) as $before
    | ([$before - ($coupon.amount_off | monthly($recurring)), 0] | max) as $after
    | if $before <= 0 then . else map(if eligible then .monthly *= $after / $before else . end) end
  else . end;

# A subscription with what it is worth a month, or with why that cannot be told.
def valued($prices; $coupons; $mode):
  . as $subscription
  | [.items.data[] | select(.price.recurring.usage_type != "metered")] as $licensed
  | {id, status, currency: (.currency // .items.data[0].price.currency),
     canceling: (.cancel_at_period_end == true or .cancel_at != null), paused: (.pause_collection != null),
     metered: ((.items.data | length) - ($licensed | length)),
     taxInclusive: ($licensed | any(.price.tax_behavior == "inclusive")), items: [], reason: null}
  | if $subscription.items.has_more == true then .reason = "it has more items than one reply holds"
    elif $licensed | any(item_amount($prices) == null) then .reason = "a price has tiers or an amount that could not be read"
    elif ([$subscription, $licensed[]] | map(discounts_of($coupons; $mode)[]) | any(. == null)) then .reason = "a discount's coupon could not be read"
    else
      .currency as $currency
      | .items = [$licensed[] | . as $item
          | [{price: .price.id, product: (.price.product | if type == "object" then .id else . end),
              monthly: (item_amount($prices) | monthly($item.price.recurring))}]
          | reduce ($item | discounts_of($coupons; $mode)[]) as $coupon (.; discounted($coupon; $currency; $item.price.recurring))
          | .[]]
      | .items |= reduce ($subscription | discounts_of($coupons; $mode)[]) as $coupon (.;
          discounted($coupon; $currency; $licensed[0].price.recurring))
    end
  | .monthly = (.items | map(.monthly) | add // 0);

def total(filter): map(select(filter) | .monthly) | add // 0;

def summary($currency):
  {mrr: (total(true) | money($currency)), arr: (12 * total(true) | money($currency)),
   atRiskMrr: (total(.status == "past_due") | money($currency)),
   cancelingMrr: (total(.canceling) | money($currency)),
   pausedMrr: (total(.paused) | money($currency)),
   taxInclusiveMrr: (total(.taxInclusive) | money($currency)),
   subscriptions: map(select(.monthly > 0)) | length, free: map(select(.monthly <= 0 and .items != [])) | length,
   pastDue: map(select(.status == "past_due")) | length, canceling: map(select(.canceling)) | length,
   paused: map(select(.paused)) | length, taxInclusive: map(select(.taxInclusive)) | length,
   meteredItems: (map(.metered) | add // 0)};

# What the items of one currency add up to, by price or product.
def groups($currency; $by):
  [.[].items[]] | group_by(.[$by])
  | map({($by): .[0][$by], mrr: (map(.monthly) | add), items: length})
  | sort_by(-.mrr) | map(.mrr |= money($currency));
