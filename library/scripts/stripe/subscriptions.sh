#!/usr/bin/env bash
# ---
# description: List Stripe subscriptions with customer, status, price, amount per period and the day the period ends
# effect: read
# needs: [STRIPE_API_KEY|STRIPE_SECRET_KEY]
# environment: [STRIPE_API_BASE, STRIPE_VERSION]
# params:
#   - {name: status, type: enum, values: [active, past_due, trialing, canceled, paused, unpaid, incomplete, incomplete_expired, ended, all], description: "only these (without it: all but canceled ones)", synonyms: {active: [running, live], past_due: [past due, overdue, payment overdue], trialing: [in trial, on trial, trials, trial], canceled: [cancelled, churned], paused: [on hold, on pause], unpaid: [not paid], incomplete: [not complete], incomplete_expired: [incomplete and expired], ended: [finished], all: [of every status, every status, also canceled ones, whatever status]}}
#   - {name: customer, type: pattern, pattern: "cus_[A-Za-z0-9]+", description: only of this customer, cues: [customer, of customer, for customer, client]}
#   - {name: price, type: pattern, pattern: "price_[A-Za-z0-9]+", description: only with this price, cues: [price, with the price, on the price, price id]}
#   - {name: limit, type: integer, default: 50, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … subscriptions, … subscribers], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, more, subscriptions[].{id, customer, email, status, currency, amount, periodEnd, cancelAtPeriodEnd, createdAt}, subscriptions[].items[].{price, product, quantity, amount, interval, intervalCount}
# examples:
#   - List our Stripe subscriptions
#   - show the past due subscriptions
#   - Which subscriptions are trialing?
#   - who subscribes to us on Stripe
#   - subscriptions of customer cus_NffrFeUfNV2Hib
#   - List canceled subscriptions in Stripe
#   - which subscriptions have the price price_1MowQVLkdIwHu7ix
#   - show me all active Stripe subscriptions
#   - hey, the newest 10 Stripe subscribers on trial and when their period ends
#   - pull up our Stripe subscribers and what they pay per period
# not:
#   - How much do we make per month from subscriptions?
#   - Why do people cancel their subscriptions?
#   - Cancel the subscription of this customer
#   - Create a subscription for a customer
#   - Compare the subscriptions of this month with last month
#   - Which newsletter subscribers do we have?
#   - Subscriptions that were canceled since last week
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/stripe.sh"
parse_options "$@"
connect

query status "${OPTION[status]-}"
query customer "${OPTION[customer]-}"
query price "${OPTION[price]-}"
query 'expand[]' data.customer
stripe_list /v1/subscriptions

present_items 'the list of subscriptions' '
  if .count == 0 then "No subscriptions."
  else "\(.count | plural("subscription")): "
    + (.subscriptions | group_by(.status) | map("\(length) \(.[0].status | gsub("_"; " "))") | join(", ")) + "." + more_note end' '
  [["Subscription", "Customer", "Status", "Currency", "Amount", "Every", "Period ends", "Ends then"]]
  + (.subscriptions | map([.id, .email // .customer, .status, (.currency | ascii_upcase), .amount,
      (.items[0] | if . == null or .interval == null then "" elif .intervalCount == 1 then .interval else "\(.intervalCount) \(.interval)s" end),
      (.periodEnd // "")[:10], (if .cancelAtPeriodEnd then "yes" else "" end)]))' '
  # What an item costs a period, in the smallest unit; null where that depends on tiers or on use.
  def cost:
    .price as $price
    | if $price.billing_scheme == "tiered" or $price.recurring.usage_type == "metered" then null
      else ($price.unit_amount_decimal // $price.unit_amount // empty | tonumber)
        * (.quantity // 1 | if $price.transform_quantity == null then .
           else . / $price.transform_quantity.divide_by | if $price.transform_quantity.round == "up" then ceil else floor end end) end
      // null;
  map(.currency as $currency
    | [.items.data[] | {cost: cost, price: .price.id, product: (.price.product | if type == "object" then .id else . end), quantity,
         interval: .price.recurring.interval, intervalCount: .price.recurring.interval_count, end: .current_period_end}] as $items
    | {id, customer: (.customer | if type == "object" then .id else . end), email: (.customer | if type == "object" then .email else null end), status, currency: $currency,
       amount: (if any($items[]; .cost == null) or ($items | map([.interval, .intervalCount]) | unique | length) != 1 then null
                else $items | map(.cost) | add | money($currency) end),
       periodEnd: (.current_period_end // ($items | map(.end // empty) | min) | iso), cancelAtPeriodEnd: (.cancel_at_period_end == true),
       createdAt: (.created | iso),
       items: ($items | map({price, product, quantity, amount: (.cost | if . == null then null else money($currency) end), interval, intervalCount}))})
  | {count: length, more: $more, subscriptions: .}'
