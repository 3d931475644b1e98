#!/usr/bin/env bash
# ---
# description: List Stripe invoices with customer, status, amount due and due date; with overdue only unpaid ones past their due date
# effect: read
# needs: [STRIPE_API_KEY|STRIPE_SECRET_KEY]
# environment: [STRIPE_API_BASE, STRIPE_VERSION]
# params:
#   - {name: overdue, type: flag, description: only open ones whose due date has passed, synonyms: {"true": [past due, past their due date, late, unpaid past due, not paid in time, outstanding and late]}}
#   - {name: status, type: enum, values: [draft, open, paid, uncollectible, void], description: only these, synonyms: {open: [unpaid, outstanding, not paid, unsettled], paid: [settled], draft: [drafts, not sent], uncollectible: [written off, bad debt], void: [voided, canceled, cancelled]}}
#   - {name: customer, type: pattern, pattern: "cus_[A-Za-z0-9]+", description: only of this customer, cues: [customer, of customer, for customer, client]}
#   - {name: limit, type: integer, default: 50, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … invoices, … bills], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, more, due.*, remaining.*, invoices[].{id, number, customer, customerEmail, status, currency, amountDue, amountRemaining, createdAt, dueAt, url}
# examples:
#   - List our Stripe invoices
#   - Which invoices are overdue?
#   - open invoices in Stripe
#   - show unpaid overdue invoices
#   - invoices of customer cus_NffrFeUfNV2Hib
#   - Who has not paid their Stripe invoice in time, overdue ones only
#   - List the latest paid invoices in Stripe
#   - hey, the last 5 bills we sent to clients through Stripe
#   - voided invoices on Stripe
#   - pull up the outstanding bills of our Stripe customers
# not:
#   - Why is this invoice still open?
#   - Send an invoice to the customer
#   - Void the invoice
#   - Write a reminder for the overdue invoices
#   - What was our revenue last month?
#   - Summarize the invoices of this year
#   - Compare the invoices of two months
#   - Subscriptions of customer cus_NffrFeUfNV2Hib
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/stripe.sh"
parse_options "$@"
which=${OPTION[status]-}
if [[ -n ${OPTION[overdue]-} ]]; then
  [[ ${which:-open} == open ]] || fail "$EXIT_USAGE" "--overdue means open invoices, so --status $which does not fit. Leave one of them out."
  OPTION[status]=open which=overdue
  query 'due_date[lt]' "$EPOCHSECONDS"
fi
connect

query status "${OPTION[status]-}"
query customer "${OPTION[customer]-}"
stripe_list /v1/invoices

present_items 'the list of invoices' '
  ($which + (if $which == "" then "" else " " end) + "invoice") as $noun
  | if .count == 0 then "No \($noun)s."
    else "\(.count | plural($noun))"
      + (if .due == {} then "" else " of \(.due | priced_totals)" end)
      + (if .remaining == {} then "" else ", of which \(.remaining | priced_totals) is still to be paid" end) + "." + more_note end' '
  [["Invoice", "Customer", "Status", "Currency", "Due", "Remaining", "Created", "Due date"]]
  + (.invoices | map([.number // .id, .customerEmail // .customer, .status, (.currency | ascii_upcase), .amountDue, .amountRemaining,
      (.createdAt // "")[:10], (.dueAt // "")[:10]]))' \
  --arg which "$which" '
  {count: length, more: $more, due: totals(.amount_due // 0), remaining: (map(select(.status == "open")) | totals(.amount_remaining // 0)),
   invoices: map(.currency as $currency
     | {id, number, customer: (.customer | if type == "object" then .id else . end), customerEmail: .customer_email, status, currency: $currency,
        amountDue: (.amount_due // 0 | money($currency)), amountRemaining: (.amount_remaining // 0 | money($currency)),
        createdAt: (.created | iso), dueAt: (.due_date | iso), url: .hosted_invoice_url})}'
