#!/usr/bin/env bash
# ---
# description: Stripe balance, the money available and pending, per currency
# effect: read
# needs: [STRIPE_API_KEY|STRIPE_SECRET_KEY]
# environment: [STRIPE_API_BASE, STRIPE_VERSION]
# params:
#   - {name: currency, type: pattern, pattern: "[a-z]{3}", description: only this currency (ISO 4217), cues: [currency, in the currency, only in], synonyms: {usd: [usd, dollars, US dollars, dollar], eur: [eur, euros, euro], gbp: [gbp, pounds, pounds sterling, sterling], chf: [chf, Swiss francs, francs], jpy: [jpy, yen]}}
# returns: livemode, currencies.*.{available, pending, availableMinor, pendingMinor}
# probe: true
# examples:
#   - What's our Stripe balance?
#   - How much money is in Stripe?
#   - stripe balance
#   - How much is available in our Stripe account?
#   - what is pending in Stripe
#   - show the pending and available balance on Stripe
#   - Stripe funds in eur
#   - hey, how much cash is sitting in the Stripe account, available or pending
#   - usd balance at Stripe
#   - pending Stripe money that is not available yet
# not:
#   - Why is our Stripe balance so low?
#   - What's our bank balance?
#   - Pay out the Stripe balance
#   - Compare the Stripe balance with last month
#   - What's our MRR?
#   - What did customers pay us on Stripe today?
#   - When does the next Stripe payout arrive?
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/stripe.sh"
parse_options "$@"
connect

http_get "$HTTP_BASE/v1/balance"
present 'the balance' '
  (.currencies | to_entries) as $entries
  | (if .livemode == false then "Test mode: " else "" end)
  + if $entries == [] then "there is no balance in Stripe."
    else ($entries | map(.key as $currency | "\(.value.available | priced($currency)) available, \(.value.pending | priced($currency)) pending") | join("; ")) + "." end' '
  [["Currency", "Available", "Pending"]]
  + (.currencies | to_entries | map([(.key | ascii_upcase), .value.available, .value.pending]))' \
  --arg only "${OPTION[currency]-}" '
  def sum($currency): map(select(.currency == $currency) | .amount) | add // 0;
  . as $balance
  | {livemode, currencies: (
      reduce (.available + .pending | map(.currency) | unique[] | select($only == "" or . == $only)) as $currency ({};
        ($balance.available | sum($currency)) as $available
        | ($balance.pending | sum($currency)) as $pending
        | .[$currency] = {available: ($available | money($currency)), pending: ($pending | money($currency)),
                          availableMinor: $available, pendingMinor: $pending}))}' <"$HTTP_BODY"
