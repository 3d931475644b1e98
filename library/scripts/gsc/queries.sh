#!/usr/bin/env bash
# ---
# description: Google Search Console, the search queries or pages of our site with the most clicks, impressions, CTR and position
# effect: read
# needs: [GOOGLE_ACCESS_TOKEN]
# environment: [GSC_SITE_URL, GSC_API_BASE]
# params:
#   - {name: site, type: pattern, pattern: "sc-domain:[a-z0-9.-]+|https?://[A-Za-z0-9.-]+(/[A-Za-z0-9._~/-]*)?", description: the property instead of GSC_SITE_URL, cues: [site, property, website, domain, for the site]}
#   - {name: from, type: date, default: 28d, description: first day, cues: [from, since, between, starting, after]}
#   - {name: to, type: date, description: "last day (three days ago unless given, as newer data are not complete)", cues: [to, until, till, through, and]}
#   - {name: dimensions, type: pattern, pattern: "(query|page|country|device|date)(,(query|page|country|device|date))*", default: query, description: "query, page, country, device or date, with commas between", cues: [by, per, split by, grouped by, broken down by, for each], synonyms: {query: [by query, by keyword, per keyword, by search term], page: [by URL, per URL, pages, landing pages], country: [countries], device: [devices, mobile and desktop], date: [by day, per day, daily]}}
#   - {name: limit, type: integer, default: 50, description: at most so many rows (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … queries, … keywords, … pages, … rows, … searches], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: site, from, to, count, more, rows[].{keys[], clicks, impressions, ctr, position}
# probe: true
# examples:
#   - Which search queries bring us visitors on Google?
#   - top search queries
#   - Search Console queries since 2026-11-01
#   - top Google searches for our site from 2026-10-01 to 2026-10-31
#   - Google Search Console clicks by country
#   - search clicks and impressions by page since 2026-11-01
#   - Search Console by device
#   - best 20 keywords in Google Search Console
#   - hey, which search terms get us impressions on Google, by day
#   - organic search CTR and position for sc-domain:acme.com
# not:
#   - Why did our ranking drop?
#   - Compare the search clicks with last month
#   - Search the web for our site
#   - How many users did our website have?
#   - Write texts for the top queries
#   - Improve our SEO
#   - Page views of the website by country
#   - Which keywords should we bid on?
# timeout: 60s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/google.sh"
parse_options "$@"
connect GSC_API_BASE https://searchconsole.googleapis.com
site=${OPTION[site]-}
if [[ -z $site ]]; then
  setting GSC_SITE_URL 'sc-domain:[a-z0-9.-]+|https?://[^[:space:]]+' 'a property such as sc-domain:example.com or https://example.com/'
  site=$REPLY
fi

from=${OPTION[from]}
to=${OPTION[to]-}
if [[ -z $to ]]; then
  today
  day_plus "$REPLY" -3
  to=$REPLY
  ((${from//-/} <= ${to//-/})) || to=$from
fi
((${from//-/} <= ${to//-/})) || fail "$EXIT_USAGE" "--from $from is after --to $to."
page_limit 25000
size=$REPLY
request=$(jq -nc --arg from "$from" --arg to "$to" --arg dimensions "${OPTION[dimensions]}" --argjson size "$size" '
  {startDate: $from, endDate: $to, dimensions: ($dimensions | ascii_upcase / ","), rowLimit: $size, startRow: 0}')
encode "$site"
export ITEM_COUNT
pages_by_body "$HTTP_BASE/webmasters/v3/sites/$REPLY/searchAnalytics/query" "$request" .startRow '.rows // []' "
  (.rows // [] | length) as \$read | if \$read < $size then null else (env.ITEM_COUNT | tonumber) + \$read end"

present_items 'the report' '
  if .count == 0 then "No clicks or impressions for \(.site) from \(.from) to \(.to)."
  else "\(if .more then "The first " else "" end)\(.count | plural("row")) for \(.site) from \(.from) to \(.to), the first: \(.rows[0] | (.keys | join(", ")) + " with " + (.clicks | plural("click")))." end' '
  [[($dimensions | split(",") | join(", ")), "Clicks", "Impressions", "CTR", "Position"]]
  + (.rows | map([(.keys | join(", ")), .clicks, .impressions, "\(.ctr * 1000 | round / 10)%", (.position * 10 | round / 10)]))' \
  --arg site "$site" --arg from "$from" --arg to "$to" --arg dimensions "${OPTION[dimensions]}" '
  map({keys, clicks, impressions, ctr, position})
  | {site: $site, from: $from, to: $to, count: length, more: $more, rows: .}'
