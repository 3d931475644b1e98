#!/usr/bin/env bash
# ---
# description: Stripe revenue of a period, gross, refunds, fees and net per currency, in all or by day or type
# effect: read
# needs: [STRIPE_API_KEY|STRIPE_SECRET_KEY]
# environment: [STRIPE_API_BASE, STRIPE_VERSION]
# params:
#   - {name: from, type: date, description: "first day, UTC (without it: the first of this month)", cues: [from, since, between, starting, after]}
#   - {name: to, type: date, description: "last day, UTC (without it: today)", cues: [to, until, till, through, and]}
#   - {name: type, type: list, pattern: "[a-z]+(_[a-z]+)*", description: "only these types of balance transactions, such as charge,refund", cues: [of type, of the type, of types, only the type], synonyms: {charge: [only charges, charges only], refund: [only refunds, refunds only]}}
#   - {name: group-by, type: enum, values: [day, type], description: split each currency further, synonyms: {day: [by day, per day, daily, each day], type: [by type, per type, each type]}}
# returns: from, to, currencies.*.{gross, refunds, fees, other, net, count}, groups[].{group, currency, gross, refunds, fees, other, net, count}
# examples:
#   - What was our Stripe revenue from 2026-11-01 to 2026-11-15?
#   - stripe revenue
#   - How much did we earn on Stripe this month?
#   - revenue by day
#   - what did Stripe fees cost us since 2026-10-01
#   - gross and net revenue on Stripe
#   - revenue by type on Stripe
#   - Stripe turnover and income per day since 2026-11-01
#   - hey, how much did we sell on Stripe today before fees
#   - Stripe refunds total from 2026-10-01 to 2026-10-31
# not:
#   - Why did revenue drop?
#   - What's our MRR?
#   - Compare revenue with last year
#   - Forecast next month's revenue
#   - Write a report about our revenue
#   - What's our Stripe balance?
#   - How much revenue did the ads bring?
# timeout: 120s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/stripe.sh"
parse_options "$@"
period
connect

in_days created "${OPTION[from]}" "${OPTION[to]}"
# The service takes one type; several are picked out here.
types=${OPTION[type]-}
types=${types// /}
[[ $types == *,* ]] || query type "$types"
MAX_PAGES=1000
stripe_list /v1/balance_transactions
whole_list

present_items 'the list of balance transactions' '
  "From \(.from) to \(.to): "
  + (.currencies | to_entries
     | if . == [] then "no revenue"
       else map(.key as $currency | .value
         | "\(.gross | priced($currency)) gross, \(.refunds | priced($currency)) refunded, \(.fees | priced($currency)) fees, \(.net | priced($currency)) net") | join("; ") end) + "."' '
  def row: [.gross, .refunds, .fees, .other, .net, .count];
  ["Gross", "Refunds", "Fees", "Other", "Net", "Count"] as $titles
  | if has("groups") then [["Group", "Currency"] + $titles] + (.groups | map([.group, (.currency | ascii_upcase)] + row))
    else [["Currency"] + $titles] + (.currencies | to_entries | map([(.key | ascii_upcase)] + (.value | row))) end' \
  --arg from "${OPTION[from]}" --arg to "${OPTION[to]}" --arg types "$types" --arg by "${OPTION[group-by]-}" '
  # Money that only moves between the account, the bank and what is held back is no revenue.
  def moves: .type | test("^(payout|topup|reserve|obligation_|advance|anticipation_repayment|issuing_authorization)");
  def part:
    if .type == "charge" or .type == "payment" then "gross"
    elif .type | test("^(refund|refund_failure|payment_refund|payment_failure_refund|payment_reversal)$") then "refunds"
    elif .type | test("^(stripe_fee|stripe_fx_fee|tax_fee)$") then "fees"
    else "other" end;
  def sums($currency):
    def sum(name): map(select(.part == name) | .amount) | add // 0;
    {gross: (sum("gross") | money($currency)), refunds: (-sum("refunds") | money($currency)),
     fees: ((map(.fee // 0) | add) - sum("fees") | money($currency)), other: (sum("other") | money($currency)),
     net: (map(.net) | add | money($currency)), count: length};
  ($types | split(",")) as $wanted
  | map(select(if $wanted == [] then moves | not else .type as $type | $wanted | index($type) end) | . + {part: part, group: (if $by == "day" then (.created | iso)[:10] else .type end)})
  | {from: $from, to: $to,
     currencies: (group_by(.currency) | map({key: .[0].currency, value: (.[0].currency as $currency | sums($currency))}) | from_entries)}
    + if $by == "" then {} else
        {groups: (group_by([.group, .currency]) | map(.[0].currency as $currency | {group: .[0].group, currency: $currency} + sums($currency)))} end'
