#!/usr/bin/env bash
# ---
# description: Twilio messages (SMS, MMS, WhatsApp) sent and received, newest first, with status, price and errors
# effect: read
# needs: [TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN|TWILIO_API_SECRET]
# environment: [TWILIO_API_BASE, TWILIO_API_KEY]
# params:
#   - {name: to, type: pattern, pattern: '(whatsapp:)?[+][1-9][0-9]{6,14}', description: only those to this number, workspace: false, cues: [to, sent to, messages to, recipient]}
#   - {name: from, type: pattern, pattern: '(whatsapp:)?[+][1-9][0-9]{6,14}|[1-9][0-9]{4,5}', description: only those from this number or short code, workspace: false, cues: [from, sent from, messages from, sender, by]}
#   - {name: since, type: date, description: only those sent on this day or later, cues: [since, after, starting, from, … onwards]}
#   - {name: failed, type: flag, description: only those that failed or were not delivered, synonyms: {"true": [failing, undelivered, not delivered, that failed, unsuccessful, bounced, did not arrive]}}
#   - {name: limit, type: integer, default: 100, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … messages, … SMS, … texts, … text messages], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: since, count, failed, more, messages[].{sid, direction, from, to, status, errorCode, errorMessage, price, currency, dateSent}
# examples:
#   - Which SMS did we send since yesterday?
#   - list the Twilio messages since 2026-11-20
#   - twilio messages
#   - failed SMS
#   - Which text messages failed since 2026-11-17?
#   - any undelivered SMS since yesterday?
#   - SMS to +15558675310
#   - messages on Twilio from +15017122661
#   - how many SMS were sent to +15558675310 since 2026-11-01
#   - hey, the last 20 texts that went through Twilio
# not:
#   - Why did the SMS fail?
#   - Send an SMS to +15558675310
#   - Write an SMS to our customers
#   - Summarize the messages of yesterday
#   - Messages in the Slack channel
#   - Calls since yesterday
#   - Delete the Twilio messages
#   - Status of the message SM0123456789abcdef0123456789abcdef
# timeout: 120s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/twilio.sh"
parse_options "$@"
connect

query To "${OPTION[to]-}"
query From "${OPTION[from]-}"
query 'DateSent>' "${OPTION[since]:+${OPTION[since]}T00:00:00Z}"
# There is no filter by status: the pages are sifted as they come, and --limit counts what is left of them.
if [[ -n ${OPTION[failed]-} ]]; then
  twilio_list Messages.json '.messages | map(select(.status == "failed" or .status == "undelivered"))' sifted
else
  twilio_list Messages.json .messages
fi

present_items 'the list of messages' '
  (if .since then " since \(.since)" else "" end) as $since
  | (if .more then "at least " else "" end) as $least
  | if .count == 0 then "No \(if $only then "failed " else "" end)messages on Twilio\($since)."
    elif $only then "\($least)\(.count | plural("failed message")) on Twilio\($since)."
    else "\($least)\(.count | plural("message")) on Twilio\($since), \(.failed) failed." end' '
  [["Sent", "Direction", "From", "To", "Status", "Error", "Price", "SID"]]
  + (.messages | map([.dateSent, .direction, .from, .to, .status, .errorCode, (if .price then "\(.price) \(.currency)" else "" end), .sid]))' \
  --arg since "${OPTION[since]-}" --argjson only "${OPTION[failed]:-false}" "$TWILIO_JQ"'
  map({sid, direction, from, to, status, errorCode: .error_code, errorMessage: .error_message, price: (.price | charged),
    currency: (.price_unit | currency), dateSent: (.date_sent | moment)})
  | {since: (if $since == "" then null else $since end), count: length,
     failed: (map(select(.status == "failed" or .status == "undelivered")) | length), more: $more, messages: .}'
