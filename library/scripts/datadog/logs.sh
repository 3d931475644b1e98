#!/usr/bin/env bash
# ---
# description: Search the logs on Datadog, newest first, with service, status, host and message
# effect: read
# needs: [DD_API_KEY, DD_APP_KEY]
# environment: [DATADOG_API_BASE, DD_SITE]
# params:
#   - {name: query, type: text, default: "*", description: "what to look for, in Datadog's search language, such as status:error service:web", workspace: false, cues: [search for, look for, logs for, datadog for, with, matching, containing, that contain, that match, about, saying]}
#   - {name: from, type: date, default: yesterday, description: first day, cues: [from, since, between, starting, after]}
#   - {name: to, type: date, description: last day, cues: [to, until, till, through, and]}
#   - {name: limit, type: integer, default: 100, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … lines, … log lines, … entries, … logs], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: query, from, to, count, more, logs[].{id, timestamp, service, status, host, message}
# examples:
#   - Search the Datadog logs for "status:error service:web"
#   - Datadog logs "payment failed" since yesterday
#   - find "timeout" in the logs on Datadog from 2026-11-20 to 2026-11-21
#   - Datadog logs with "service:checkout"
#   - show me the logs "status:error" of Datadog since today
#   - grep the Datadog logs for "OutOfMemoryError"
#   - last 20 Datadog log lines that match "host:web-1"
#   - Datadog logs of today
#   - any Datadog log entries containing "connection refused" since 2026-11-18?
#   - hey, look for "status:warn" in the Datadog logs please
# not:
#   - Why are there errors in the logs?
#   - Summarize the Datadog logs
#   - Logs of the Vercel deployment
#   - Delete the logs
#   - Which monitors are in alert?
#   - git log since yesterday
#   - How many log lines does Datadog store?
#   - Logs of the Docker container web
# timeout: 120s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/datadog.sh"
parse_options "$@"
connect

page_limit 1000
body=$(jq -nc --arg query "${OPTION[query]}" --arg from "${OPTION[from]}T00:00:00Z" --arg to "${OPTION[to]:+${OPTION[to]}T23:59:59Z}" --argjson limit "$REPLY" '
  {filter: {query: $query, from: $from, to: (if $to == "" then "now" else $to end)}, sort: "-timestamp", page: {limit: $limit}}')
pages_by_body "$HTTP_BASE/api/v2/logs/events/search" "$body" .page.cursor .data '.meta.page.after?'

present_items 'the logs' '
  (if .count == 0 then "No log lines" else (if .more then "at least " else "" end) + (.count | plural("log line")) end)
  + " for \(.query) since \(.from)\(if .to then " until \(.to)" else "" end)."' '
  [["Time", "Status", "Service", "Host", "Message"]] + (.logs | map([.timestamp, .status, .service, .host, .message]))' \
  --arg query "${OPTION[query]}" --arg from "${OPTION[from]}" --arg to "${OPTION[to]-}" '
  map({id, timestamp: .attributes.timestamp, service: .attributes.service, status: .attributes.status, host: .attributes.host,
    message: .attributes.message})
  | {query: $query, from: $from, to: (if $to == "" then null else $to end), count: length, more: $more, logs: .}'
