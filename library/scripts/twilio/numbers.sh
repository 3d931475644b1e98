#!/usr/bin/env bash
# ---
# description: Phone numbers we own on Twilio, with their names and the URLs that SMS and calls go to
# effect: read
# needs: [TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN|TWILIO_API_SECRET]
# environment: [TWILIO_API_BASE, TWILIO_API_KEY]
# params:
#   - {name: contains, type: pattern, pattern: "[+]?[0-9*]{1,15}", description: only numbers with these digits (* is any digit), workspace: false, cues: [containing, contain, with the digits, that contain, starting with, including]}
# returns: count, more, numbers[].{sid, phoneNumber, friendlyName, smsUrl, voiceUrl, sms, voice}
# examples:
#   - Which phone numbers do we own on Twilio?
#   - list our Twilio numbers
#   - show me all phone numbers of the Twilio account
#   - how many phone numbers do we have
#   - Twilio phone numbers containing 510
#   - Which of our numbers contain 0199?
#   - webhook URLs of our Twilio phone numbers
#   - 'our Twilio senders: number, name and SMS URL'
#   - hey, do we own a Twilio phone number with the digits 415
#   - pull up the phone numbers in our Twilio account
# not:
#   - Buy a phone number
#   - Release the Twilio number +15017122661
#   - Why does our Twilio number not work?
#   - Messages from +15017122661
#   - What is our revenue number for this month?
#   - Which customers gave us a phone number?
#   - Calls to +15017122661 since yesterday
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/twilio.sh"
parse_options "$@"
connect

query PhoneNumber "${OPTION[contains]-}"
twilio_list IncomingPhoneNumbers.json .incoming_phone_numbers

present_items 'the list of numbers' '
  "\(if .count == 0 then "No phone numbers" else .count | plural("phone number") end) on Twilio."' '
  [["Number", "Name", "SMS go to", "Calls go to", "SID"]] + (.numbers | map([.phoneNumber, .friendlyName, .smsUrl, .voiceUrl, .sid]))' '
  map({sid, phoneNumber: .phone_number, friendlyName: .friendly_name, smsUrl: .sms_url, voiceUrl: .voice_url,
    sms: (.capabilities.sms? == true), voice: (.capabilities.voice? == true)})
  | {count: length, more: $more, numbers: .}'
