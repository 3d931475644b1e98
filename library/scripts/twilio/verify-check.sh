#!/usr/bin/env bash
# ---
# description: Check a one-time code (verification code, OTP) that a person received from Twilio Verify
# effect: money
# needs: [TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN|TWILIO_API_SECRET]
# environment: [TWILIO_VERIFY_BASE, TWILIO_VERIFY_SERVICE_SID, TWILIO_API_KEY]
# params:
#   - {name: to, type: pattern, pattern: '[+][1-9][0-9]{6,14}|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+[.][A-Za-z]{2,24}', required: true, description: the phone number or e-mail address that got the code, workspace: false, cues: [for, of, from, phone, number]}
#   - {name: code, type: pattern, pattern: "[0-9]{4,10}", required: true, description: the code, workspace: false, cues: [code, OTP, one-time code, verification code, is]}
#   - {name: service, type: pattern, pattern: "VA[0-9a-fA-F]{32}", description: the Verify service instead of TWILIO_VERIFY_SERVICE_SID, cues: [service, verify service, with the service]}
# returns: performed, to, status, valid
# examples:
#   - Check the code 123456 for +15558675310
#   - Is 123456 the right one-time code for +15558675310?
#   - verify the code 123456 of +15558675310
#   - check the OTP 123456 for +15558675310
#   - Twilio verify check +15558675310 123456
#   - is the verification code 123456 from ada@example.com right
#   - confirm the one-time password 4711 that +442071838750 typed in
#   - hey, does the OTP 998877 match for ada@example.com on Twilio Verify
#   - is the Twilio code 55501 from +4915112345678 valid
#   - validate verification code 246810 of bob@acme.org with the service VA0123456789abcdef0123456789abcdef
# not:
#   - Send a one-time code to +15558675310
#   - Why was the code 123456 refused?
#   - Review the code
#   - Check the code coverage
#   - Is the SMS to +15558675310 delivered?
#   - Is the phone number +15558675310 ours?
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/twilio.sh"
# The code opens an account: it must not show in a message either, not even in one that refuses it.
for ((i = 1; i <= $#; i++)); do
  case ${!i} in
    --code=*) SECRETS+=("${!i#--code=}") ;;
    --code) SECRETS+=("${@:i + 1:1}") ;;
  esac
done
parse_options "$@"
connect_verify

url "$VERIFY_SERVICE/VerificationCheck"
address=$REPLY
form To "${OPTION[to]}" Code "${OPTION[code]}"
body=$REPLY
show_unless_confirmed "check the one-time code of ${OPTION[to]}" POST "$address" "${body%%&Code=*}&Code=[hidden]"

http_change POST "$address" "$body" application/x-www-form-urlencoded
present_change 'the verification' '
  if .valid then "The code of \(.to) is right: \(.status)." else "The code of \(.to) is wrong: \(.status)." end' '
  {to, status, valid: (.valid == true)}'
