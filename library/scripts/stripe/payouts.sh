#!/usr/bin/env bash
# ---
# description: Stripe payouts to the bank account, with amount, status and the day they arrive
# effect: read
# needs: [STRIPE_API_KEY|STRIPE_SECRET_KEY]
# environment: [STRIPE_API_BASE, STRIPE_VERSION]
# params:
#   - {name: status, type: enum, values: [paid, pending, in_transit, canceled, failed], description: only these, synonyms: {paid: [arrived, completed, paid out], pending: [waiting, not sent], in_transit: [in transit, on the way, on its way], canceled: [cancelled, stopped], failed: [bounced, broken]}}
#   - {name: arrival-from, type: date, description: only those that arrive on this day or later (UTC), cues: [arriving from, arrive from, from, since, arriving after, after, arrives after, expected from]}
#   - {name: limit, type: integer, default: 50, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … payouts, … transfers], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, total.*, nextArrival, more, payouts[].{id, amount, currency, status, arrivalDate, automatic, failure}
# examples:
#   - When is the next Stripe payout?
#   - stripe payouts
#   - List our payouts
#   - which payouts are pending
#   - did a Stripe payout fail, show failed ones
#   - payouts that arrive since 2026-11-20
#   - when does the money from Stripe arrive in our bank
#   - show payouts in transit
#   - the last 5 transfers from Stripe to our bank account
#   - hey, was a Stripe payout to the bank canceled
# not:
#   - Pay out the Stripe balance
#   - Why did the payout fail?
#   - What's our Stripe balance?
#   - Change the payout schedule
#   - Compare payouts with last month
#   - List the payments of today
#   - How much money is pending in the Stripe balance?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/stripe.sh"
parse_options "$@"
connect

query status "${OPTION[status]-}"
in_days arrival_date "${OPTION[arrival-from]-}" ''
stripe_list /v1/payouts

present_items 'the list of payouts' '
  (if $status == "" then "payout" else "\($status | gsub("_"; " ")) payout" end) as $noun
  | if .count == 0 then "No \($noun)s."
    else "\(.count | plural($noun)) of \(.total | priced_totals)"
      + (if .nextArrival == null then "." else "; the next to arrive does so on \(.nextArrival)." end) + more_note end' '
  [["Payout", "Currency", "Amount", "Status", "Arrives", "Failure"]]
  + (.payouts | map([.id, (.currency | ascii_upcase), .amount, .status, .arrivalDate, .failure]))' \
  --arg status "${OPTION[status]-}" '
  {count: length, total: totals(.amount),
   nextArrival: (map(select(.status == "pending" or .status == "in_transit") | .arrival_date) | min | iso | if . == null then null else .[:10] end),
   more: $more,
   payouts: map(.currency as $currency
     | {id, amount: (.amount | money($currency)), currency: $currency, status, arrivalDate: (.arrival_date | iso // "" | .[:10]),
        automatic: (.automatic == true), failure: (.failure_message // .failure_code // null)})}'
