#!/usr/bin/env bash
# ---
# description: Open Stripe disputes (chargebacks) with amount, reason and the day by which evidence is due
# effect: read
# needs: [STRIPE_API_KEY|STRIPE_SECRET_KEY]
# environment: [STRIPE_API_BASE, STRIPE_VERSION]
# params:
#   - {name: since, type: date, description: only those opened on this day or later (UTC), cues: [since, after, starting, from, … onwards]}
#   - {name: closed, type: flag, description: also the won and lost ones, synonyms: {"true": [also closed, closed ones, including closed, closed too, won and lost, won or lost, already decided, settled ones]}}
# returns: count, atStake.*, nextDue, more, disputes[].{id, charge, paymentIntent, amount, currency, reason, status, createdAt, evidenceDueBy}
# examples:
#   - Any open disputes on Stripe?
#   - stripe disputes
#   - List chargebacks
#   - do we have chargebacks to answer
#   - When is the evidence for our disputes due?
#   - disputes since 2026-11-01
#   - show all Stripe disputes with the closed ones
#   - which payments are disputed
#   - hey, is any customer contesting a charge on Stripe
#   - Stripe chargebacks with reason and amount, won and lost
# not:
#   - Why was this payment disputed?
#   - Write evidence for the dispute
#   - Accept the dispute
#   - Refund the disputed payment
#   - Compare our dispute rate with last year
#   - How do I prevent chargebacks?
#   - Failed payments on Stripe
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/stripe.sh"
parse_options "$@"
connect

in_days created "${OPTION[since]-}" ''
stripe_list /v1/disputes

present_items 'the list of disputes' '
  (if $closed == "" then "open dispute" else "dispute" end) as $noun
  | if .count == 0 then "No \($noun)s\($when)."
    else "\(.count | plural($noun))\($when)"
      + (if .atStake == {} then "" else " with \(.atStake | priced_totals) at stake" end)
      + (if .nextDue == null then "." else "; evidence is due by \(.nextDue[:10])." end)
      + (if .more then " There are more; narrow them down with --since." else "" end) end' '
  [["Dispute", "Charge", "Currency", "Amount", "Reason", "Status", "Evidence due", "Opened"]]
  + (.disputes | map([.id, .charge, (.currency | ascii_upcase), .amount, .reason, .status, (.evidenceDueBy // "")[:16], (.createdAt // "")[:10]]))' \
  --arg closed "${OPTION[closed]-}" --arg when "${OPTION[since]:+ since ${OPTION[since]}}" '
  def open: .status | test("^(warning_)?(needs_response|under_review)$");
  def waits: .status | test("needs_response$");
  map(select($closed != "" or open)) | sort_by(.evidence_details.due_by // 9999999999)
  | {count: length, atStake: (map(select(open)) | totals(.amount)),
     nextDue: (map(select(waits) | .evidence_details.due_by // empty) | min | iso), more: $more,
     disputes: map(.currency as $currency
       | {id, charge: (.charge | if type == "object" then .id else . end), paymentIntent: (.payment_intent | if type == "object" then .id else . end),
          amount: (.amount | money($currency)), currency: $currency, reason, status, createdAt: (.created | iso), evidenceDueBy: (.evidence_details.due_by | iso)})}'
