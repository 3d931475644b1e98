#!/usr/bin/env bash
# ---
# description: Recent Stripe payments with amount and outcome, which succeeded, which failed and why
# effect: read
# needs: [STRIPE_API_KEY|STRIPE_SECRET_KEY]
# environment: [STRIPE_API_BASE, STRIPE_VERSION]
# params:
#   - {name: since, type: date, description: only those made on this day or later (UTC), cues: [since, after, starting, from, … onwards]}
#   - {name: customer, type: pattern, pattern: "cus_[A-Za-z0-9]+", description: only of this customer, cues: [customer, of customer, by customer, from customer, client]}
#   - {name: limit, type: integer, default: 50, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … payments, … charges, … transactions], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, succeeded, failed, received.*, more, payments[].{id, amount, currency, status, failed, customer, createdAt, failure}
# examples:
#   - Show recent Stripe payments
#   - stripe payments
#   - Which payments failed today?
#   - list the latest payments
#   - payments on Stripe since 2026-11-20
#   - any failed payments in Stripe since yesterday?
#   - what did customer cus_NffrFeUfNV2Hib pay
#   - who paid us today
#   - recent charges on Stripe and their outcome
#   - the last 20 successful or declined charges of client cus_NffrFeUfNV2Hib on Stripe
# not:
#   - Why did the payment fail?
#   - Refund the payment
#   - What was our revenue last month?
#   - Take a payment from the customer
#   - Compare the payments of this week with last week
#   - List PayPal payments
#   - When is the next payout?
#   - Refunds on Stripe by day
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/stripe.sh"
parse_options "$@"
connect

query customer "${OPTION[customer]-}"
in_days created "${OPTION[since]-}" ''
stripe_list /v1/payment_intents

present_items 'the list of payments' '
  if .count == 0 then "No payments\($when)."
  else "\(.count | plural("payment"))\($when): \(.succeeded) succeeded"
    + (if .received == {} then "" else " (\(.received | priced_totals))" end) + ", \(.failed) failed"
    + (.count - .succeeded - .failed | if . == 0 then "." else ", \(.) not finished." end) + more_note end' '
  [["Payment", "Created", "Currency", "Amount", "Status", "Customer", "Failure"]]
  + (.payments | map([.id, .createdAt, (.currency | ascii_upcase), .amount, (if .failed then "failed" else .status end), .customer, .failure]))' \
  --arg when "${OPTION[since]:+ since ${OPTION[since]}}" '
  # A declined payment waits for another way to pay; its status alone does not tell it from one that never began.
  map(. + {failed: (.status != "succeeded" and .last_payment_error != null)})
  | map(select(.status == "succeeded")) as $succeeded
  | {count: length, succeeded: ($succeeded | length), failed: (map(select(.failed)) | length),
     received: ($succeeded | totals(.amount_received // .amount)), more: $more,
     payments: map(.currency as $currency
       | {id, amount: (.amount | money($currency)), currency: $currency, status, failed, customer: (.customer | if type == "object" then .id else . end),
          createdAt: (.created | iso), failure: (.last_payment_error | if . == null then null else .message // .decline_code // .code end)})}'
