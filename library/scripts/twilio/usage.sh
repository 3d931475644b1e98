#!/usr/bin/env bash
# ---
# description: Twilio usage and cost of this month, by category (SMS, calls, numbers), what we spent on Twilio
# effect: read
# needs: [TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN|TWILIO_API_SECRET]
# environment: [TWILIO_API_BASE, TWILIO_API_KEY]
# params:
#   - {name: category, type: pattern, pattern: "[a-z][a-z0-9-]{1,79}", description: "only this category, such as sms, calls or phonenumbers", cues: [category, in the category, for the category], synonyms: {sms: [sms, text messages, texts, SMS messages], calls: [calls, phone calls, voice calls, voice], phonenumbers: [phone numbers, numbers], mms: [mms, picture messages], totalprice: [in total, total price]}}
# returns: category, price, currency, records[].{category, description, usage, usageUnit, count, price, currency, startDate, endDate}
# examples:
#   - What did we spend on Twilio this month?
#   - Twilio usage
#   - how much does Twilio cost us this month
#   - show the Twilio usage and cost by category
#   - Twilio costs of this month so far
#   - Twilio usage this month in the category sms
#   - how much have we spent on Twilio
#   - hey, what's our Twilio bill for sms so far
#   - Twilio expenses this month by category
#   - spend on calls at Twilio this month
# not:
#   - Why is Twilio so expensive this month?
#   - Compare the Twilio costs with last month
#   - How much credit is left on Twilio?
#   - Reduce our Twilio costs
#   - What did we spend on OpenAI this month?
#   - Twilio usage of last year
#   - Which Twilio messages were the most expensive?
# timeout: 60s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/twilio.sh"
parse_options "$@"
connect

query Category "${OPTION[category]-}"
twilio_list Usage/Records/ThisMonth.json .usage_records
whole_list

# Categories hold one another (sms holds sms-outbound), so the sum is the one that Twilio states and none made here.
present_items 'the usage' '
  (if .category == "totalprice" then "" else " on \(.category)" end) as $on
  | if .price == null then "Nothing used on Twilio this month\($on)."
    else (.currency as $currency | .price | priced($currency)) + " spent on Twilio this month\($on)." end' '
  [["Category", "Count", "Usage", "Unit", "Price", "Currency"]]
  + (.records | map(select(.category != "totalprice") | [.category, .count, .usage, .usageUnit, .price, .currency]))' \
  --arg category "${OPTION[category]:-totalprice}" "$TWILIO_JQ"'
  def amount: if . == null then null else tostring end;
  map({category, description, usage: (.usage | amount), usageUnit: .usage_unit, count: (.count | amount), price: (.price | amount),
    currency: (.price_unit | currency), startDate: .start_date, endDate: .end_date}
    | select([.usage, .count, .price] | any(. != null and test("[1-9]"))))
  | (map(select(.category == $category)) | first // {}) as $total
  | {category: $category, price: $total.price, currency: $total.currency, records: .}'
