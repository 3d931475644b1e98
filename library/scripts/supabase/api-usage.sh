#!/usr/bin/env bash
# ---
# description: API requests that a Supabase project served, counted by auth, rest, realtime and storage
# effect: read
# needs: [SUPABASE_ACCESS_TOKEN]
# environment: [SUPABASE_API_BASE, SUPABASE_PROJECT_REF]
# params:
#   - {name: ref, type: pattern, pattern: "[a-z]{20}", description: reference of the project; without it SUPABASE_PROJECT_REF, cues: [project, ref, reference, project ref, … project]}
#   - {name: interval, type: enum, values: [15min, 30min, 1hr, 3hr, 1day, 3day, 7day], default: 1day, description: the time looked at, synonyms: {"15min": ["15 minutes", quarter of an hour, last 15 minutes], "30min": ["30 minutes", half an hour, last 30 minutes, last half hour], "1hr": ["1 hour", one hour, last hour, past hour], "3hr": ["3 hours", three hours, last 3 hours, last three hours], "1day": ["1 day", one day, "24 hours", last 24 hours, past day], "3day": ["3 days", three days, last 3 days, last three days], "7day": ["7 days", seven days, last 7 days, past 7 days]}}
# returns: ref, interval, total, auth, rest, realtime, storage, points[].{timestamp, auth, rest, realtime, storage}
# examples:
#   - supabase api usage
#   - How many API requests did Supabase serve?
#   - Supabase API requests of abcdefghijklmnopqrst
#   - API request counts of our Supabase project in 7 days
#   - supabase usage in the interval 1hr
#   - how many auth and storage requests went to Supabase
#   - number of rest and realtime requests on Supabase
#   - Supabase traffic by API, in the last 3 hours
#   - hey, how often was our Supabase project called in the last 24 hours
#   - requests to the Supabase API over the last 7 days
# not:
#   - Why did the Supabase requests go up?
#   - What does Supabase cost us?
#   - How much disk space does Supabase use?
#   - OpenAI usage
#   - Compare the Supabase usage with last month
#   - Summarize our Supabase usage
#   - Which Supabase services are down?
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/supabase.sh"
parse_options "$@"
connect
project
ref=$REPLY

query interval "${OPTION[interval]}"
supabase_list "/v1/projects/$ref/analytics/endpoints/usage.api-counts" 'if (.error // null) == null then .result // [] else error("refused") end'
present_items 'the request counts' '
  if .points == [] then "No API requests to \(.ref) (interval \(.interval))."
  else "\(.total | plural("API request")) to \(.ref) (interval \(.interval)): \(.rest) rest, \(.auth) auth, \(.storage) storage, \(.realtime) realtime." end' '
  [["Time", "Rest", "Auth", "Storage", "Realtime"]] + (.points | map([.timestamp, .rest, .auth, .storage, .realtime]))' \
  --arg ref "$ref" --arg interval "${OPTION[interval]}" '
  def sum(count): map(count) | add // 0;
  map({timestamp: (.timestamp | tostring), auth: (.total_auth_requests // 0), rest: (.total_rest_requests // 0),
       realtime: (.total_realtime_requests // 0), storage: (.total_storage_requests // 0)}) | sort_by(.timestamp)
  | {ref: $ref, interval: $interval, total: sum(.auth + .rest + .realtime + .storage), auth: sum(.auth), rest: sum(.rest),
     realtime: sum(.realtime), storage: sum(.storage), points: .}'
