#!/usr/bin/env bats
# Monthly recurring revenue, against figures that were computed by hand.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(STRIPE_API_BASE="$BASE" STRIPE_API_KEY=sk_test_secret)
}

# price AMOUNT CURRENCY [INTERVAL [COUNT [MORE]]]: a licensed price; MORE is JSON that is laid over it.
price() {
  jq -nc --arg amount "$1" --arg currency "$2" --arg interval "${3:-month}" --argjson count "${4:-1}" --argjson more "${5:-{\}}" '
    {id: "price_\($amount)\($interval)", product: "prod_a", currency: $currency, billing_scheme: "per_unit",
     unit_amount: null, unit_amount_decimal: $amount, transform_quantity: null, tax_behavior: "exclusive",
     recurring: {interval: $interval, interval_count: $count, usage_type: "licensed"}} * $more'
}

# item PRICE [QUANTITY [MORE]]
item() {
  jq -nc --argjson price "$1" --argjson quantity "${2:-1}" --argjson more "${3:-{\}}" '{id: "si", price: $price, quantity: $quantity, discounts: []} * $more'
}

# subscription ID MORE ITEM…: active unless MORE says otherwise.
subscription() {
  local id=$1 more=$2
  shift 2
  jq -nc --arg id "$id" --argjson more "$more" '
    [inputs] as $items
    | {id: $id, object: "subscription", status: "active", currency: $items[0].price.currency, cancel_at_period_end: false, cancel_at: null,
       pause_collection: null, discounts: [], items: {object: "list", has_more: false, data: $items}} * $more' <<<"$*"
}

# list SUBSCRIPTION…: the only page.
list() {
  reply 200 "$(jq -sc '{object: "list", has_more: false, data: .}' <<<"$*")"
}

# mrr CURRENCY
mrr() { field ".currencies.$1.mrr"; }

@test "asks for all subscriptions, a hundred at a time, with what is needed of discounts" {
  list
  script stripe/mrr --json
  same 0 "$status"
  same 'GET /v1/subscriptions?status=all&expand%5B%5D=data.discounts.source.coupon&expand%5B%5D=data.items.data.discounts&limit=100' "$(targets)"
  same '{"currencies":{},"unpriced":[],"leftOut":{"trialing":0,"other":0}}' "$(field tojson)"
}

@test "an earlier version is asked in its own shape" {
  VARIABLES+=(STRIPE_VERSION=2024-06-20)
  list
  script stripe/mrr
  same 'No active subscriptions: MRR is 0.' "$output"
  [[ $(targets) == *'expand%5B%5D=data.discounts&'* ]]
}

@test "reads every page after the last subscription of the one before" {
  one=$(subscription sub_1 '{}' "$(item "$(price 1000 usd)")")
  two=$(subscription sub_2 '{}' "$(item "$(price 2000 usd)")")
  reply 200 "{\"has_more\": true, \"data\": [$one]}"
  reply 200 "{\"has_more\": false, \"data\": [$two]}"
  script stripe/mrr --json
  same 30.00 "$(mrr usd)"
  [[ $(targets | tail -n 1) == *'&starting_after=sub_1' ]]
}

@test "a list that goes round in a circle ends with 76" {
  one=$(subscription sub_1 '{}' "$(item "$(price 1000 usd)")")
  reply 200 "{\"has_more\": true, \"data\": [$one]}"
  reply 200 "{\"has_more\": true, \"data\": [$one]}"
  script stripe/mrr
  same 76 "$status"
}

# 49.00 + 588.00/12 + 10.00·52/12 + 1.00·365/12 + 90.00/3 + 240.00/24 + 20.00·52/(12·2)
# = 49 + 49 + 43.3333 + 30.4167 + 30 + 10 + 43.3333 = 255.0833; ARR = 12 · 255.08333 = 3061.00
@test "years, weeks, days and several months become one month" {
  list "$(subscription a '{}' "$(item "$(price 4900 usd)")")" "$(subscription b '{}' "$(item "$(price 58800 usd year)")")" \
    "$(subscription c '{}' "$(item "$(price 1000 usd week)")")" "$(subscription d '{}' "$(item "$(price 100 usd day)")")" \
    "$(subscription e '{}' "$(item "$(price 9000 usd month 3)")")" "$(subscription f '{}' "$(item "$(price 24000 usd year 2)")")" \
    "$(subscription g '{}' "$(item "$(price 2000 usd week 2)")")"
  script stripe/mrr --json
  same 255.08 "$(mrr usd)"
  same 3061.00 "$(field .currencies.usd.arr)"
  same 7 "$(field .currencies.usd.subscriptions)"
}

# JPY has no decimals: 12000/12 = 1000. KWD has three: 12.345. USD 5.00. UGX is sent with two: 1000.00.
@test "currencies stay apart, each with its own decimals" {
  list "$(subscription a '{}' "$(item "$(price 12000 jpy year)")")" "$(subscription b '{}' "$(item "$(price 12345 kwd)")")" \
    "$(subscription c '{}' "$(item "$(price 500 usd)")")" "$(subscription d '{}' "$(item "$(price 100000 ugx)")")"
  script stripe/mrr --json
  same '{"jpy":"1000","kwd":"12.345","ugx":"1000.00","usd":"5.00"}' "$(field '.currencies | map_values(.mrr) | tojson')"
  list "$(subscription a '{}' "$(item "$(price 12000 jpy year)")")" "$(subscription c '{}' "$(item "$(price 500 usd)")")"
  script stripe/mrr --json --currency jpy
  same '["jpy"]' "$(field '.currencies | keys | tojson')"
}

# 3 · 0.5 cents = 1.5 cents → 0.02. Rounding each would give 3 · 0.01.
# Thirds: 10.00/3 three times = 10.00, not 9.99.
@test "rounds once, at the end, half up" {
  list "$(subscription a '{}' "$(item "$(price 0.5 usd)")")" "$(subscription b '{}' "$(item "$(price 0.5 usd)")")" "$(subscription c '{}' "$(item "$(price 0.5 usd)")")" \
    "$(subscription d '{}' "$(item "$(price 1000 eur month 3)")")" "$(subscription e '{}' "$(item "$(price 1000 eur month 3)")")" "$(subscription f '{}' "$(item "$(price 1000 eur month 3)")")"
  script stripe/mrr --json
  same 0.02 "$(mrr usd)"
  same 10.00 "$(mrr eur)"
}

# 7 · 15.00 = 105.00. No quantity is one: 15.00. Quantity 0 is nothing, so the subscription is free.
@test "quantities count" {
  list "$(subscription a '{}' "$(item "$(price 1500 usd)" 7)")" "$(subscription b '{}' "$(item "$(price 1500 usd)" null)")" \
    "$(subscription c '{}' "$(item "$(price 1500 usd)" 0)")"
  script stripe/mrr --json
  same 120.00 "$(mrr usd)"
  same 2 "$(field .currencies.usd.subscriptions)"
  same 1 "$(field .currencies.usd.free)"
}

# 23 seats in tens: up 3 · 50.00 = 150.00; down 2 · 50.00 = 100.00
@test "quantities are packed before they are priced" {
  list "$(subscription a '{}' "$(item "$(price 5000 usd month 1 '{"transform_quantity": {"divide_by": 10, "round": "up"}}')" 23)")" \
    "$(subscription b '{}' "$(item "$(price 5000 eur month 1 '{"transform_quantity": {"divide_by": 10, "round": "down"}}')" 23)")"
  script stripe/mrr --json
  same 150.00 "$(mrr usd)"
  same 100.00 "$(mrr eur)"
}

TIERS='[{"up_to": 10, "unit_amount_decimal": "500", "flat_amount": 1000}, {"up_to": null, "unit_amount": 300, "unit_amount_decimal": "300", "flat_amount": 200}]'
tiered() {
  price 0 "$2" month 1 "{\"id\": \"price_$1\", \"billing_scheme\": \"tiered\", \"unit_amount_decimal\": null, \"tiers_mode\": \"$1\"}"
}

# 25 units. Graduated: (10 · 5.00 + 10.00) + (15 · 3.00 + 2.00) = 60 + 47 = 107.00.
# Volume: 25 · 3.00 + 2.00 = 77.00.
@test "tiers are read by themselves, graduated and by volume" {
  list "$(subscription a '{}' "$(item "$(tiered graduated usd)" 25)")" "$(subscription b '{}' "$(item "$(tiered volume eur)" 25)")"
  reply 200 "{\"id\": \"price_graduated\", \"tiers\": $TIERS}"
  reply 200 "{\"id\": \"price_volume\", \"tiers\": $TIERS}"
  script stripe/mrr --json
  same 'GET /v1/prices/price_graduated?expand%5B%5D=tiers' "$(targets | sed -n 2p)"
  same 107.00 "$(mrr usd)"
  same 77.00 "$(mrr eur)"
}

# Ten units are still in the first tier: 10 · 5.00 + 10.00 = 60.00 in both modes.
@test "a tier's end belongs to it" {
  list "$(subscription a '{}' "$(item "$(tiered graduated usd | jq -c ".tiers = $TIERS")" 10)")" \
    "$(subscription b '{}' "$(item "$(tiered volume eur | jq -c ".tiers = $TIERS")" 10)")"
  script stripe/mrr --json
  same 60.00 "$(mrr usd)"
  same 60.00 "$(mrr eur)"
  same 1 "$(targets | wc -l)"
}

@test "tiers that cannot be read leave the subscription unpriced, not at nothing" {
  list "$(subscription sub_t '{}' "$(item "$(tiered graduated usd)" 25)")" "$(subscription b '{}' "$(item "$(price 500 usd)")")"
  reply 404 '{"error": {"message": "No such price"}}'
  script stripe/mrr --json
  same 0 "$status"
  same 5.00 "$(mrr usd)"
  same sub_t "$(field '.unpriced[0].subscription')"
}

FOREVER='{"id": "c20", "duration": "forever", "percent_off": 20, "amount_off": null}'
ONCE='{"id": "c50", "duration": "once", "percent_off": 50, "amount_off": null}'

# 100.00 − 20 % = 80.00 in each of the three shapes; twice the same one counts once.
@test "a discount that lasts forever lowers it, in every shape" {
  list "$(subscription a "{\"discount\": {\"id\": \"di_1\", \"coupon\": $FOREVER}}" "$(item "$(price 10000 usd)")")" \
    "$(subscription b "{\"discounts\": [{\"id\": \"di_2\", \"coupon\": $FOREVER}]}" "$(item "$(price 10000 eur)")")" \
    "$(subscription c "{\"discounts\": [{\"id\": \"di_3\", \"source\": {\"type\": \"coupon\", \"coupon\": $FOREVER}}]}" "$(item "$(price 10000 gbp)")")" \
    "$(subscription d "{\"discount\": {\"id\": \"di_4\", \"coupon\": $FOREVER}, \"discounts\": [\"di_4\"]}" "$(item "$(price 10000 chf)")")"
  script stripe/mrr --json
  same '{"chf":"80.00","eur":"80.00","gbp":"80.00","usd":"80.00"}' "$(field '.currencies | map_values(.mrr) | tojson')"
}

# Once: 100.00 stays by default; with all 100.00 − 50 % = 50.00. Forever: 80.00; with none 100.00.
@test "a discount for a while counts only when all are asked for" {
  for mode in forever=100.00/80.00 all=50.00/80.00 none=100.00/100.00; do
    forget_requests
    list "$(subscription a "{\"discounts\": [{\"id\": \"di_1\", \"source\": {\"coupon\": $ONCE}}]}" "$(item "$(price 10000 usd)")")" \
      "$(subscription b "{\"discounts\": [{\"id\": \"di_2\", \"source\": {\"coupon\": $FOREVER}}]}" "$(item "$(price 10000 eur)")")"
    script stripe/mrr --json --discounts "${mode%%=*}"
    same "${mode#*=}" "$(mrr usd)/$(mrr eur)"
  done
}

# 100.00 once 50 % off and 100.00 for three months 20 % off stay as they are, in the places of each version;
# with all: 50.00, 50.00, 80.00.
@test "a discount for a while does not count in any shape" {
  while_="${FOREVER/forever/repeating}"
  for mode in forever=100.00/100.00/100.00 all=50.00/50.00/80.00; do
    forget_requests
    list "$(subscription a "{\"discount\": {\"id\": \"di_1\", \"coupon\": $ONCE}}" "$(item "$(price 10000 usd)")")" \
      "$(subscription b "{\"discounts\": [{\"id\": \"di_2\", \"coupon\": $ONCE}]}" "$(item "$(price 10000 eur)")")" \
      "$(subscription c "{\"discounts\": [{\"id\": \"di_3\", \"source\": {\"coupon\": $while_}}]}" "$(item "$(price 10000 gbp)")")"
    script stripe/mrr --json --discounts "${mode%%=*}"
    same "${mode#*=}" "$(mrr usd)/$(mrr eur)/$(mrr gbp)"
  done
}

# JPY 10000 a year = 833.33 → 833, ARR 10000 and not 12 · 833 = 9996. KWD 100.000 a year = 8.3333 → 8.333, ARR 100.000.
# KWD in weeks: 3 · 1.500 · 52/12 = 19.500, so KWD is 8.3333 + 19.500 = 27.833, ARR 100.000 + 234.000 = 334.000.
# CLP 3000 in three months − 300 each time = 2700/3 = 900.
@test "years, weeks, quantities and discounts in currencies of no and of three decimals" {
  off='{"id": "off", "duration": "forever", "percent_off": null, "amount_off": 300, "currency": "clp"}'
  list "$(subscription a '{}' "$(item "$(price 10000 jpy year)")")" "$(subscription b '{}' "$(item "$(price 100000 kwd year)")")" \
    "$(subscription c '{}' "$(item "$(price 1500 kwd week)" 3)")" \
    "$(subscription d "{\"discounts\": [{\"id\": \"di_1\", \"source\": {\"coupon\": $off}}]}" "$(item "$(price 3000 clp month 3)")")"
  script stripe/mrr --json
  same '{"clp":["900","10800"],"jpy":["833","10000"],"kwd":["27.833","334.000"]}' "$(field '.currencies | map_values([.mrr, .arr]) | tojson')"
}

# Past due 23 seats in tens: 3 · 50.00 = 150.00; − 20 % = 120.00, all of it at risk and canceling.
@test "one subscription can be past due, canceling, packed and discounted at once" {
  list "$(subscription a "{\"status\": \"past_due\", \"cancel_at_period_end\": true, \"discounts\": [{\"id\": \"di_1\", \"source\": {\"coupon\": $FOREVER}}]}" \
    "$(item "$(price 5000 usd month 1 '{"transform_quantity": {"divide_by": 10, "round": "up"}}')" 23)")"
  script stripe/mrr --json
  same '["120.00","120.00","120.00"]' "$(field '.currencies.usd | [.mrr, .atRiskMrr, .cancelingMrr] | tojson')"
}

@test "the answer counts what could not be priced" {
  list "$(subscription sub_t '{}' "$(item "$(tiered graduated usd)" 25)")" "$(subscription b '{}' "$(item "$(price 500 usd)")")"
  reply 404 '{"error": {"message": "No such price"}}'
  script stripe/mrr
  same 'MRR is USD 5.00 (ARR USD 60.00); 1 subscription could not be priced (see --json).' "${lines[0]}"
}

# 120.00 a year − 24.00 a year = 96.00/12 = 8.00. 5.00 − 9.00 is no less than 0. Other currency: stays 7.00.
@test "an amount is taken off once a period, in its own currency, and not below nothing" {
  off='{"id": "off", "duration": "forever", "percent_off": null, "amount_off": 2400, "currency": "usd"}'
  list "$(subscription a "{\"discounts\": [{\"id\": \"di_1\", \"source\": {\"coupon\": $off}}]}" "$(item "$(price 12000 usd year)")")" \
    "$(subscription b "{\"discounts\": [{\"id\": \"di_2\", \"source\": {\"coupon\": ${off/2400/900}}}]}" "$(item "$(price 500 usd)")")" \
    "$(subscription c "{\"discounts\": [{\"id\": \"di_3\", \"source\": {\"coupon\": $off}}]}" "$(item "$(price 700 eur)")")"
  script stripe/mrr --json
  same 8.00 "$(mrr usd)"
  same 7.00 "$(mrr eur)"
}

# One item 100.00 − 20 % = 80.00, the other 50.00 as it is; then 10 % off all: 130.00 − 13.00 = 117.00
@test "an item's discount is read by its coupon and comes before the subscription's" {
  ten='{"id": "c10", "duration": "forever", "percent_off": 10}'
  list "$(subscription a "{\"discounts\": [{\"id\": \"di_1\", \"source\": {\"coupon\": $ten}}]}" \
    "$(item "$(price 10000 usd)" 1 '{"discounts": [{"id": "di_2", "source": {"type": "coupon", "coupon": "c20"}}]}')" "$(item "$(price 5000 usd)")")"
  reply 200 "$FOREVER"
  script stripe/mrr --json
  same 'GET /v1/coupons/c20' "$(targets | tail -n 1)"
  same 117.00 "$(mrr usd)"
}

# Only product b: 100.00 + (50.00 − 20 %) = 140.00
@test "a coupon for some products lowers only those" {
  list "$(subscription a "{\"discounts\": [{\"id\": \"di_1\", \"coupon\": ${FOREVER%\}}, \"applies_to\": {\"products\": [\"prod_b\"]}}}]}" \
    "$(item "$(price 10000 usd)")" "$(item "$(price 5000 usd month 1 '{"product": "prod_b"}')")")"
  script stripe/mrr --json
  same 140.00 "$(mrr usd)"
}

@test "a coupon that is gone leaves its subscription unpriced" {
  list "$(subscription sub_c '{}' "$(item "$(price 10000 usd)" 1 '{"discounts": [{"id": "di_2", "source": {"coupon": "gone"}}]}')")"
  reply 404 '{"error": {"message": "No such coupon"}}'
  script stripe/mrr --json
  same sub_c "$(field '.unpriced[0].subscription')"
}

# Counted: 10.00 active + 20.00 past due + 40.00 canceling + 80.00 paused + 160.00 to be cancelled = 310.00
states() {
  list "$(subscription a '{}' "$(item "$(price 1000 usd)")")" "$(subscription b '{"status": "past_due"}' "$(item "$(price 2000 usd)")")" \
    "$(subscription c '{"cancel_at_period_end": true}' "$(item "$(price 4000 usd)")")" \
    "$(subscription d '{"pause_collection": {"behavior": "void"}}' "$(item "$(price 8000 usd)")")" \
    "$(subscription e '{"cancel_at": 1900000000}' "$(item "$(price 16000 usd)")")" \
    "$(subscription f '{"status": "trialing"}' "$(item "$(price 32000 usd)")")" "$(subscription g '{"status": "canceled"}' "$(item "$(price 64000 usd)")")" \
    "$(subscription h '{"status": "unpaid"}' "$(item "$(price 64000 usd)")")" "$(subscription i '{"status": "incomplete"}' "$(item "$(price 64000 usd)")")" \
    "$(subscription j '{"status": "paused"}' "$(item "$(price 64000 usd)")")" "$(subscription k '{"status": "incomplete_expired"}' "$(item "$(price 64000 usd)")")"
}

@test "past due, canceling and paused ones count and are shown apart; trials and others are out" {
  states
  script stripe/mrr --json
  same '{"mrr":"310.00","arr":"3720.00","atRiskMrr":"20.00","cancelingMrr":"200.00","pausedMrr":"80.00","subscriptions":5,"pastDue":1,"canceling":2,"paused":1}' \
    "$(field '.currencies.usd | {mrr, arr, atRiskMrr, cancelingMrr, pausedMrr, subscriptions, pastDue, canceling, paused} | tojson')"
  same '{"trialing":1,"other":5}' "$(field '.leftOut | tojson')"
}

# 310 − 20 = 290; 310 − 200 = 110; 310 + 320 = 630
@test "options leave out what is past due or canceling and take trials in" {
  for case in --exclude-past-due=290.00 --exclude-canceling=110.00 --include-trialing=630.00 --include-past-due=310.00; do
    forget_requests
    states
    script stripe/mrr --json "${case%%=*}"
    same "${case#*=}" "$(mrr usd)"
  done
}

# 30.00 + metered, which has no fixed price: 30.00. One that is metered alone is worth nothing.
@test "metered prices are left out and counted" {
  metered=$(price 7 usd month 1 '{"recurring": {"usage_type": "metered"}}')
  list "$(subscription a '{}' "$(item "$(price 3000 usd)")" "$(item "$metered")")" "$(subscription b '{}' "$(item "$metered" null)")"
  script stripe/mrr --json
  same '30.00 2 1' "$(mrr usd) $(field .currencies.usd.meteredItems) $(field .currencies.usd.subscriptions)"
}

@test "prices with tax inside are flagged" {
  list "$(subscription a '{}' "$(item "$(price 11900 eur month 1 '{"tax_behavior": "inclusive"}')")")"
  script stripe/mrr
  same 'MRR is EUR 119.00 (ARR EUR 1,428.00). Prices of 1 subscription have tax inside, which overstates it.' "${lines[0]}"
}

# prod_a 10.00 + 5.00, prod_b 20.00
@test "splits by product, the largest first" {
  list "$(subscription a '{}' "$(item "$(price 1000 usd)")" "$(item "$(price 2000 usd month 1 '{"product": "prod_b"}')")")" \
    "$(subscription b '{}' "$(item "$(price 500 usd)")")"
  script stripe/mrr --json --by product
  same '[{"product":"prod_b","mrr":"20.00","items":1},{"product":"prod_a","mrr":"15.00","items":2}]' "$(field '.currencies.usd.groups | tojson')"
}

# 99 999 999.99 · 1000 = 99 999 999 990.00
@test "large amounts keep their last digit" {
  list "$(subscription a '{}' "$(item "$(price 9999999999 usd)" 1000)")"
  script stripe/mrr --json
  same 99999999990.00 "$(mrr usd)"
}

@test "more items than one reply holds leave the subscription unpriced" {
  list "$(subscription sub_m '{"items": {"has_more": true}}' "$(item "$(price 500 usd)")")"
  script stripe/mrr --json
  same sub_m "$(field '.unpriced[0].subscription')"
}

@test "a list of another form ends with 76" {
  reply 200 '{"data": {"id": 1}, "has_more": "perhaps"}'
  script stripe/mrr
  same 76 "$status"
}

@test "a value that is not one of the choices ends with 64" {
  for option in --by=colour --discounts=some --currency=USDX '--currency=$(id)'; do
    script stripe/mrr "$option"
    same 64 "$status"
  done
  same '' "$(targets)"
}
