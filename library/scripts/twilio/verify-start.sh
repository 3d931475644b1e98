#!/usr/bin/env bash
# ---
# description: Send a one-time code (verification code, OTP) to a phone number or an e-mail address with Twilio Verify
# effect: money
# needs: [TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN|TWILIO_API_SECRET]
# environment: [TWILIO_VERIFY_BASE, TWILIO_VERIFY_SERVICE_SID, TWILIO_API_KEY]
# params:
#   - {name: to, type: pattern, pattern: '[+][1-9][0-9]{6,14}|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+[.][A-Za-z]{2,24}', required: true, description: the phone number with its country or the e-mail address, workspace: false, cues: [to, of, phone number, number, phone, for]}
#   - {name: channel, type: enum, values: [sms, call, email, whatsapp], default: sms, description: how the code is sent, synonyms: {sms: [text message, text, by SMS], call: [phone call, by phone, voice call, voice], email: [e-mail, mail, by email], whatsapp: [WhatsApp message, by WhatsApp]}}
#   - {name: service, type: pattern, pattern: "VA[0-9a-fA-F]{32}", description: the Verify service instead of TWILIO_VERIFY_SERVICE_SID, cues: [service, verify service, from the service, with the service]}
# returns: performed, sid, to, channel, status
# examples:
#   - Send a one-time code to +15558675310
#   - send a verification code to +15558675310 by call
#   - start a verification of +15558675310
#   - verify the phone number +15558675310
#   - text an OTP to +15558675310
#   - send a one-time code by email to ada@example.com
#   - please mail a login code to bob@acme.org with Twilio Verify
#   - send an OTP on WhatsApp to +442071838750
#   - call +4915112345678 with a verification code from the service VA0123456789abcdef0123456789abcdef
#   - begin Twilio verification for the phone +442071838750 by sms
# not:
#   - Is 123456 the right code for +15558675310?
#   - Send an SMS to +15558675310 "hello"
#   - Why did the verification fail?
#   - Generate a one-time password
#   - Verify that the deploy worked
#   - How do one-time codes work?
#   - Was the code sent to +15558675310 delivered?
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/twilio.sh"
parse_options "$@"
if [[ ${OPTION[channel]} == email ]]; then kind='*@*'; else kind='+*'; fi
# shellcheck disable=SC2053
[[ ${OPTION[to]} == $kind ]] || fail "$EXIT_USAGE" "--to and --channel do not fit: an e-mail address takes --channel email, a phone number any other."
connect_verify

url "$VERIFY_SERVICE/Verifications"
address=$REPLY
form To "${OPTION[to]}" Channel "${OPTION[channel]}"
body=$REPLY
show_unless_confirmed "send a one-time code to ${OPTION[to]} by ${OPTION[channel]}" POST "$address" "$body"

http_change POST "$address" "$body" application/x-www-form-urlencoded
present_change 'the verification' '"Sent a code to \(.to) by \(.channel): \(.status)."' '{sid, to, channel, status}'
