#!/usr/bin/env bash
# ---
# description: One Twilio message (SMS) by its SID, with status, error and price
# effect: read
# needs: [TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN|TWILIO_API_SECRET]
# environment: [TWILIO_API_BASE, TWILIO_API_KEY]
# params:
#   - {name: sid, type: pattern, pattern: "(SM|MM)[0-9a-fA-F]{32}", required: true, description: the message's SID, workspace: false, cues: [message, SMS, text, SID, text message, message SID]}
# returns: sid, direction, from, to, status, errorCode, errorMessage, price, currency, segments, dateCreated, dateSent
# examples:
#   - What is the status of the SMS SM0123456789abcdef0123456789abcdef?
#   - Was the message SM0123456789abcdef0123456789abcdef delivered?
#   - twilio message SM0123456789abcdef0123456789abcdef
#   - show me the Twilio message SM0123456789abcdef0123456789abcdef
#   - did SM0123456789abcdef0123456789abcdef arrive
#   - error and price of the SMS SM0123456789abcdef0123456789abcdef
#   - status of the text message SM0123456789abcdef0123456789abcdef on Twilio
#   - hey, has the text MM0123456789abcdef0123456789abcdef gone through on Twilio
#   - delivery state of SMS SMfedcba9876543210fedcba9876543210
#   - how much did the MMS MM0123456789abcdef0123456789abcdef cost
# not:
#   - Why did SM0123456789abcdef0123456789abcdef fail?
#   - Send SM0123456789abcdef0123456789abcdef again
#   - Delete the message SM0123456789abcdef0123456789abcdef
#   - List the failed messages
#   - Status of the call CA0123456789abcdef0123456789abcdef
#   - Which SMS failed since yesterday?
#   - 'Who wrote the message 1700000000.000100 in #team?'
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/twilio.sh"
parse_options "$@"
connect

http_get "$HTTP_BASE$ACCOUNT/Messages/${OPTION[sid]}.json"
present 'the message' '
  "\(.sid) to \(.to) is \(.status)"
  + (if .errorCode then ": error \(.errorCode)" + (if .errorMessage then ", \(.errorMessage)" else "" end) else "" end) + "."' '
  [["From", "To", "Sent", "Segments", "Price"]]
  + [[.from, .to, .dateSent, .segments, (if .price then "\(.price) \(.currency)" else "not settled yet" end)]]' "$TWILIO_JQ"'
  {sid, direction, from, to, status, errorCode: .error_code, errorMessage: .error_message, price: (.price | charged),
   currency: (.price_unit | currency), segments: (.num_segments | whole), dateCreated: (.date_created | moment),
   dateSent: (.date_sent | moment)}' <"$HTTP_BODY"
