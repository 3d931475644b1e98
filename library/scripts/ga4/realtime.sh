#!/usr/bin/env bash
# ---
# description: Users on the website right now (last 30 minutes), in real time from Google Analytics (GA4)
# effect: read
# needs: [GOOGLE_ACCESS_TOKEN]
# environment: [GA4_PROPERTY_ID, GA4_API_BASE]
# params:
#   - {name: property, type: pattern, pattern: "(properties/)?[0-9]{6,15}", description: the property's number instead of GA4_PROPERTY_ID, cues: [property, property number, property id]}
#   - name: dimensions
#     type: pattern
#     pattern: '(country|city|deviceCategory|platform|unifiedScreenName|eventName|audienceName|streamName|appVersion|minutesAgo)(,(country|city|deviceCategory|platform|unifiedScreenName|eventName|audienceName|streamName|appVersion|minutesAgo))*'
#     description: "what it is split by, with commas between"
#     cues: [by, per, split by, grouped by, broken down by, for each]
#     synonyms: {country: [countries], city: [cities], deviceCategory: [device, devices, device type, device category], platform: [platforms], unifiedScreenName: [by page, per page, by screen, which pages], eventName: [by event, per event], audienceName: [by audience, per audience], streamName: [by stream, per stream], appVersion: [app version], minutesAgo: [by minute, per minute]}
# returns: property, activeUsers, rows[].*
# examples:
#   - How many users are on the website right now?
#   - realtime users
#   - active users right now by country
#   - how many visitors are on our site at the moment
#   - GA4 realtime
#   - live visitors of the Google Analytics property 123456789
#   - who is on the website now by city
#   - real time users of the website by deviceCategory
#   - people currently browsing our website per device
#   - hey, is anybody on the site at this very moment
# not:
#   - How many users did we have yesterday?
#   - Why are so few users on the website?
#   - Who is on call right now?
#   - Compare the live visitors with yesterday
#   - Which users are logged in to this machine?
#   - Live Zoom meetings
#   - Website visitors of the last 7 days
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/ga4.sh"
parse_options "$@"
connect_property

request=$(jq -nc --arg dimensions "${OPTION[dimensions]-}" '
  {metrics: [{name: "activeUsers"}], metricAggregations: ["TOTAL"]}
  + if $dimensions == "" then {} else {dimensions: ($dimensions / "," | map({name: .}))} end')
http_read "$HTTP_BASE/v1beta/$PROPERTY:runRealtimeReport" "$request"

present 'the report' '"\(.activeUsers | if type == "number" then plural("user") else tostring end) on the website in the last 30 minutes."' "$GA4_ROWS"'
  .rows | if length > 0 and (.[0] | length) > 1 then cells else [] end' --arg property "$PROPERTY" "$GA4_JQ"'
  . as $head
  | {property: $property, activeUsers: (totals($head).activeUsers // ([(.rows // [])[] | row($head).activeUsers] | add) // 0),
     rows: [(.rows // [])[] | row($head)]}' <"$HTTP_BODY"
