#!/usr/bin/env bash
# ---
# description: Twilio account balance, the prepaid credit that is left
# effect: read
# needs: [TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN|TWILIO_API_SECRET]
# environment: [TWILIO_API_BASE, TWILIO_API_KEY]
# params: []
# returns: balance, currency
# probe: true
# examples:
#   - What's our Twilio balance?
#   - How much credit is left on Twilio?
#   - twilio balance
#   - How much money do we have on Twilio?
#   - show the balance of our Twilio account
#   - remaining Twilio credit
#   - how much credit do we have left in the Twilio account right now
#   - Twilio funds available
#   - prepaid money on our Twilio account
#   - hey, how much is left on Twilio
# not:
#   - Why is our Twilio balance so low?
#   - Top up the Twilio balance
#   - What's our Stripe balance?
#   - How much did we spend on Twilio this month?
#   - Compare the Twilio balance with last month
#   - How many SMS did we send on Twilio?
#   - OpenAI costs this month
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/twilio.sh"
parse_options "$@"
connect

http_get "$HTTP_BASE$ACCOUNT/Balance.json"
present 'the balance' '"\(.currency as $currency | .balance | priced($currency)) left on Twilio."' '[]' '
  {balance: (.balance | tostring), currency: (.currency | ascii_upcase)}' <"$HTTP_BODY"
