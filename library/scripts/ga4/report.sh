#!/usr/bin/env bash
# ---
# description: Google Analytics (GA4) report, users, sessions and page views of the website, by dimensions over days
# effect: read
# needs: [GOOGLE_ACCESS_TOKEN]
# environment: [GA4_PROPERTY_ID, GA4_API_BASE]
# params:
#   - {name: property, type: pattern, pattern: "(properties/)?[0-9]{6,15}", description: the property's number instead of GA4_PROPERTY_ID, cues: [property, property number, property id]}
#   - name: metrics
#     type: pattern
#     pattern: '([a-z]+[A-Z][A-Za-z0-9]*(:[A-Za-z0-9_]+)?|sessions|transactions|conversions)(,([a-z]+[A-Z][A-Za-z0-9]*(:[A-Za-z0-9_]+)?|sessions|transactions|conversions))*'
#     default: "activeUsers,newUsers,sessions,screenPageViews"
#     description: "what is counted, with commas between (ga4/metadata lists them)"
#     cues: [metrics, metric, number of, count of, only]
#     synonyms: {activeUsers: [active users], newUsers: [new users, new visitors, first-time visitors], sessions: [visits], screenPageViews: [page views, pageviews, views], totalUsers: [total users, all users], bounceRate: [bounce rate], engagementRate: [engagement rate], averageSessionDuration: [session duration, average session duration, time on site], eventCount: [event count, number of events], transactions: [purchases, orders], conversions: [key events, goals]}
#   - name: dimensions
#     type: pattern
#     pattern: '([a-z]+[A-Z][A-Za-z0-9]*(:[A-Za-z0-9_]+)?|country|city|region|continent|date|browser|language|platform)(,([a-z]+[A-Z][A-Za-z0-9]*(:[A-Za-z0-9_]+)?|country|city|region|continent|date|browser|language|platform))*'
#     description: "what it is split by, with commas between"
#     cues: [by, per, split by, grouped by, broken down by, for each]
#     synonyms: {country: [countries], city: [cities], date: [by day, per day, daily], deviceCategory: [device, devices, device type, device category], browser: [browsers], language: [languages], platform: [platforms], region: [regions], pagePath: [by page, per page, page path, top pages, which pages], landingPage: [landing page, landing pages], sessionSource: [by source, per source, traffic source, traffic sources, referrer, referrers], sessionMedium: [by medium, per medium, traffic medium], sessionDefaultChannelGroup: [by channel, per channel, channel group, channel groups], sessionCampaignName: [by campaign, per campaign], eventName: [by event, per event, event name]}
#   - {name: from, type: date, default: 28d, description: first day, cues: [from, since, between, starting, after]}
#   - {name: to, type: date, description: "last day (yesterday unless given, as today is not complete)", cues: [to, until, till, through, and]}
#   - {name: limit, type: integer, default: 100, description: at most so many rows (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … rows, … lines], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: property, from, to, rowCount, more, otherRow, thresholded, sampled, currency, totals.*, rows[].*
# examples:
#   - How many users did our website have since 2026-11-01?
#   - website traffic yesterday
#   - GA4 sessions by country since 2026-11-01
#   - how many visitors did we have from 2026-11-01 to 2026-11-07
#   - page views of the website yesterday
#   - analytics totalUsers by deviceCategory for the property 123456789
#   - show the website users by date since 2026-11-10
#   - sessions by country on Google Analytics
#   - hi, how many visits did the site get by browser since 2026-11-16
#   - Google Analytics report of the top 20 pages by views
# not:
#   - Why did our traffic drop?
#   - Compare the traffic with last month
#   - Write a report about our website
#   - Which search queries bring traffic?
#   - How many users does our app have in Stripe?
#   - Which metrics are there in GA4?
#   - How many people visited our site compared to last year?
#   - How many users are on the website at this moment?
# timeout: 60s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/ga4.sh"
parse_options "$@"
connect_property

from=${OPTION[from]}
to=${OPTION[to]-}
if [[ -z $to ]]; then
  today
  day_plus "$REPLY" -1
  to=$REPLY
  ((${from//-/} <= ${to//-/})) || to=$from
fi
((${from//-/} <= ${to//-/})) || fail "$EXIT_USAGE" "--from $from is after --to $to."
page_limit 10000
request=$(jq -nc --arg metrics "${OPTION[metrics]}" --arg dimensions "${OPTION[dimensions]-}" --arg from "$from" --arg to "$to" --arg limit "$REPLY" '
  ($metrics / ",") as $counted | ($dimensions | if . == "" then [] else . / "," end) as $by
  | {dateRanges: [{startDate: $from, endDate: $to}], metrics: ($counted | map({name: .})), metricAggregations: ["TOTAL"], limit: $limit, offset: "0"}
  + if $by == [] then {}
    else {dimensions: ($by | map({name: .})),
          orderBys: [if $by | index("date") then {dimension: {dimensionName: "date"}} else {metric: {metricName: $counted[0]}, desc: true} end]} end')
ga4_report runReport "$request"

present_items 'the report' '
  (if .totals == {} then "No data"
   else [.currency as $currency | .totals | to_entries[] | "\(.key) \(.value)" + (if .value | type == "string" then " \($currency)" else "" end)] | join(", ") end)
  + " from \(.from) to \(.to)."
  + (if .more then " Only the first \(.rows | length) of \(.rowCount) rows are shown." else "" end)
  + (if .otherRow then " Google lumps rare values together as (other)." else "" end)
  + (if .thresholded then " Google withholds rows of few users." else "" end)
  + (if .sampled then " The numbers are estimated from a sample." else "" end)' "$GA4_ROWS"'
  .rows | if length > 0 and (.[0] | length) > 0 then cells else [] end' \
  --arg property "$PROPERTY" --arg from "$from" --arg to "$to" --slurpfile last "$HTTP_BODY" "$GA4_JQ"'
  $last[0] as $head
  | map(row($head)) as $rows
  | {property: $property, from: $from, to: $to, rowCount: ($head.rowCount // 0), more: $more,
     otherRow: ($head.metadata.dataLossFromOtherRow == true or ($rows | any(any(.[]; . == "(other)")))),
     thresholded: ($head.metadata.subjectToThresholding == true), sampled: (($head.metadata.samplingMetadatas // []) != []),
     currency: $head.metadata.currencyCode, totals: totals($head), rows: $rows}'
