#!/usr/bin/env bash
# ---
# description: Send an SMS (text message) through Twilio
# effect: money
# needs: [TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN|TWILIO_API_SECRET]
# environment: [TWILIO_API_BASE, TWILIO_API_KEY]
# params:
#   - {name: to, type: pattern, pattern: '(whatsapp:)?[+][1-9][0-9]{6,14}', required: true, description: the number that gets it with its country (+15558675310), workspace: false, cues: [to, text, message, sms, recipient]}
#   - {name: body, type: text, required: true, description: the text, workspace: false, cues: [saying, that says, with the text, with the message, body]}
#   - {name: from, type: pattern, pattern: '(whatsapp:)?[+][1-9][0-9]{6,14}|[1-9][0-9]{4,5}', description: our number or short code that sends it, cues: [from, sender, from our number, sent from]}
#   - {name: messaging-service, type: pattern, pattern: "MG[0-9a-fA-F]{32}", description: the messaging service that chooses the sender, cues: [messaging service, through the messaging service, service, with the messaging service]}
# returns: performed, sid, to, from, status, numSegments
# examples:
#   - Send an SMS to +15558675310 "your table is ready"
#   - text +15558675310 "we are on our way" from +15017122661
#   - sms +15558675310 "deploy done"
#   - send a text message to +15558675310 saying "see you at 9"
#   - send an SMS from +15017122661 to +15558675310 "standup in 5"
#   - message +15558675310 on Twilio "the demo is up"
#   - fire off an SMS "server is back" to +442071838750 from the short code 72345
#   - 'please text +4915112345678 on their phone: "parcel arrives today"'
#   - 'WhatsApp whatsapp:+15558675310 through Twilio: "hello from Acme" with the messaging service MG0123456789abcdef0123456789abcdef'
#   - shoot a text to +15558675310 that says "call me back"
# not:
#   - Write an SMS to +15558675310 that says why we are late
#   - Which SMS were sent to +15558675310?
#   - Send a one-time code to +15558675310
#   - 'Post "deploy done" to #releases'
#   - Send an email to ada@example.com
#   - Call +15558675310
#   - Was the SMS to +15558675310 delivered?
#   - Send an SMS to all our customers
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/twilio.sh"
parse_options "$@"
[[ ${OPTION[body]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--body is blank. Say what to send.'
if [[ -n ${OPTION[messaging-service]-} ]]; then sender="the messaging service ${OPTION[messaging-service]}"; else sender=${OPTION[from]-}; fi
[[ -n $sender ]] || fail "$EXIT_USAGE" '--from is missing: our number that sends it, or --messaging-service. See --help.'
connect

url "$ACCOUNT/Messages.json"
address=$REPLY
form To "${OPTION[to]}" From "${OPTION[from]-}" MessagingServiceSid "${OPTION[messaging-service]-}" Body "${OPTION[body]}"
body=$REPLY
show_unless_confirmed "send an SMS to ${OPTION[to]} from $sender: ${OPTION[body]}" POST "$address" "$body"

http_change POST "$address" "$body" application/x-www-form-urlencoded
present_change 'the message' '"Sent to \(.to): \(.status), message \(.sid)."' "$TWILIO_JQ"'
  {sid, to, from, status, numSegments: (.num_segments | whole)}'
