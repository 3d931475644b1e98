#!/usr/bin/env bash
# ---
# description: Monthly recurring revenue (MRR) and ARR of active Stripe subscriptions, per currency
# effect: read
# needs: [STRIPE_API_KEY|STRIPE_SECRET_KEY]
# environment: [STRIPE_API_BASE, STRIPE_VERSION]
# params:
#   - {name: currency, type: pattern, pattern: "[a-z]{3}", description: only this currency (ISO 4217), cues: [currency, in the currency, only in], synonyms: {usd: [usd, dollars, US dollars, dollar], eur: [eur, euros, euro], gbp: [gbp, pounds, pounds sterling, sterling], chf: [chf, Swiss francs, francs]}}
#   - {name: by, type: enum, values: [currency, price, product], default: currency, description: split each currency further, synonyms: {product: [per product, each product, by products], price: [per price, each price, by prices], currency: [per currency, by currency]}}
#   - {name: discounts, type: pattern, pattern: "forever|all|none", default: forever, description: "which discounts lower it (forever, all or none)", cues: [discounts, with discounts, discount], synonyms: {none: [without discounts, before discounts, ignoring discounts, no discounts], all: [with all discounts, after all discounts], forever: [only permanent discounts]}}
#   - {name: include-past-due, type: flag, description: count past due subscriptions (they are counted by default), synonyms: {"true": [including past due, with past due, past due too]}}
#   - {name: exclude-past-due, type: flag, description: leave past due subscriptions out, synonyms: {"true": [without past due, excluding past due, not past due, leaving past due out]}}
#   - {name: include-trialing, type: flag, description: count trials as if they paid, synonyms: {"true": [including trials, with trials, trials too, trialing too, counting trials, include trials]}}
#   - {name: exclude-canceling, type: flag, description: leave subscriptions out that will end, synonyms: {"true": [without canceling, excluding canceling, without those that will end, without cancelling ones, without cancellations, leaving out canceling ones]}}
# returns: currencies.*.{mrr, arr, atRiskMrr, cancelingMrr, pausedMrr, taxInclusiveMrr, subscriptions, free, pastDue, canceling, paused, taxInclusive, meteredItems, groups}, unpriced[].{subscription, currency, reason}, leftOut.{trialing, other}
# examples:
#   - What's our MRR?
#   - Tell me the monthly recurring revenue
#   - How much do we make per month from subscriptions?
#   - What's our ARR?
#   - annual recurring revenue from Stripe
#   - MRR by product
#   - how much recurring revenue is there without canceling and without past due subscriptions
#   - how much subscription revenue do we make a month
#   - hey, our Stripe MRR in usd including trials please
#   - ARR per product without discounts
# not:
#   - Why did our MRR drop?
#   - How did MRR develop since last year?
#   - Compare our MRR with last month
#   - How do I compute MRR?
#   - Write a report about our MRR
#   - What was our revenue last month?
#   - how much revenue did we make on Stripe this month
#   - What's our Stripe balance?
# timeout: 120s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/stripe.sh"
parse_options "$@"
connect

# Since 2025-09-30 a discount's coupon lies in its source and must be asked for. A list shows four
# levels at most: what lies deeper (coupons of items, tiers of prices) is read by itself.
if [[ $STRIPE_VERSION < 2025-09-30 ]]; then coupons=data.discounts; else coupons=data.discounts.source.coupon; fi
query status all
query 'expand[]' "$coupons"
query 'expand[]' data.items.data.discounts
MAX_PAGES=1000
stripe_list /v1/subscriptions
whole_list
jq -c '.[]' "$PAGES" >"$HTTP_FOLDER/subscriptions"

if [[ -n ${OPTION[include-trialing]-} ]]; then trials=trialing; else trials=none; fi
if [[ -n ${OPTION[exclude-past-due]-} ]]; then late=none; else late=past_due; fi
jq -c --arg trials "$trials" --arg late "$late" 'select(.status | . == "active" or . == $trials or . == $late)' \
  "$HTTP_FOLDER/subscriptions" >"$HTTP_FOLDER/counted" || not_understood 'the subscriptions'

# details PATH QUERY PROGRAM: an object of what PATH/ID says, for each id that PROGRAM names.
details() {
  local id
  while IFS= read -r id; do
    encode "$id"
    HTTP_MISSING_OK=yes http_get "$HTTP_BASE/v1/$1/$REPLY$2"
    # A deleted one leaves its subscription unpriced rather than wrong.
    [[ $HTTP_STATUS == 404 ]] || jq -c --arg id "$id" '{($id): .}' "$HTTP_BODY"
  done < <(jq -r "$3" "$HTTP_FOLDER/counted" | sort -u)
}
details prices '?expand%5B%5D=tiers' '
  .items.data[].price | select(.billing_scheme == "tiered" and .tiers == null and .recurring.usage_type != "metered") | .id' \
  >"$HTTP_FOLDER/prices"
if [[ ${OPTION[discounts]} != none ]]; then
  details coupons '' '
    [., .items.data[]] | .[] | (.discounts // [])[], (.discount // empty)
    | if type == "string" then select(startswith("di_") | not) else (.coupon // .source.coupon) | strings end'
fi >"$HTTP_FOLDER/coupons"

document=$(jq -L "$SCRIPT_LIB" -n --slurpfile all "$HTTP_FOLDER/subscriptions" --slurpfile counted "$HTTP_FOLDER/counted" \
  --slurpfile prices "$HTTP_FOLDER/prices" --slurpfile coupons "$HTTP_FOLDER/coupons" \
  --arg only "${OPTION[currency]-}" --arg by "${OPTION[by]}" --arg discounts "${OPTION[discounts]}" \
  --argjson ending "$(if [[ -n ${OPTION[exclude-canceling]-} ]]; then echo false; else echo true; fi)" '
  include "money"; include "mrr";
  ($counted | map(valued($prices | add // {}; $coupons | add // {}; $discounts))
    | map(select(($only == "" or .currency == $only) and ($ending or (.canceling | not))))) as $valued
  | {currencies: ($valued | map(select(.reason == null)) | group_by(.currency)
      | map(.[0].currency as $currency
          | {key: $currency, value: (summary($currency) + if $by == "currency" then {} else {groups: groups($currency; $by)} end)})
      | from_entries),
     unpriced: ($valued | map(select(.reason != null) | {subscription: .id, currency, reason})),
     left: ($all | map(.status) | group_by(.) | map({key: .[0], value: length}) | from_entries
       | {trialing: (.trialing // 0), other: (del(.active, .past_due, .trialing) | add // 0)})}
  | .leftOut = .left | del(.left)') || not_understood 'a subscription'

show "$document" '
  (.currencies | to_entries) as $entries
  | (if $entries == [] then "No active subscriptions: MRR is 0"
     else $entries | map(.key as $currency | "MRR is \(.value.mrr | priced($currency)) (ARR \(.value.arr | priced($currency)))") | join("; ") end)
  + (if .unpriced == [] then "." else "; \(.unpriced | length | plural("subscription")) could not be priced (see --json)." end)
  + ([.currencies[].taxInclusive] | add // 0 | if . == 0 then "" else " Prices of \(plural("subscription")) have tax inside, which overstates it." end)' '
  (.currencies | to_entries) as $entries
  | if [.currencies[] | has("groups")] | any then
      [["Currency", "Price or product", "MRR", "Items"]]
      + [$entries[] | (.key | ascii_upcase) as $currency | .value.groups[] | [$currency, .price // .product, .mrr, .items]]
    else
      [["Currency", "MRR", "ARR", "At risk", "Canceling", "Paused", "Subscriptions"]]
      + ($entries | map([(.key | ascii_upcase), .value.mrr, .value.arr, .value.atRiskMrr, .value.cancelingMrr, .value.pausedMrr, .value.subscriptions])) end'
