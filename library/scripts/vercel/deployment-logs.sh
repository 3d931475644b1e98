#!/usr/bin/env bash
# ---
# description: Build log lines of a Vercel deployment, the last or the first ones, in the order they were written
# effect: read
# needs: [VERCEL_TOKEN]
# environment: [VERCEL_API_BASE, VERCEL_TEAM_ID]
# params:
#   - {name: id, type: pattern, pattern: "dpl_[A-Za-z0-9]+|(https://)?([A-Za-z0-9-]+[.])+[A-Za-z]{2,}/?", required: true, description: id or host name of the deployment, workspace: false, cues: [deployment, deploy, build, logs of, log of, logs for]}
#   - {name: direction, type: enum, values: [backward, forward], default: backward, description: backward takes the last lines and forward the first, synonyms: {backward: [last lines, the end, at the end, tail, latest lines], forward: [first lines, from the start, from the beginning, the start, at the start, head]}}
#   - {name: team, type: pattern, pattern: "team_[A-Za-z0-9]+", description: id of the team; without it VERCEL_TEAM_ID, cues: [team, team id, in the team, … team]}
#   - {name: limit, type: integer, default: 100, description: how many lines at most; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … lines, … log lines], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: id, count, more, lines[].{createdAt, type, text}
# examples:
#   - Build logs of the Vercel deployment dpl_9xYzAbC123
#   - vercel logs dpl_9xYzAbC123
#   - show the build log of acme-web-1a2b3c.vercel.app
#   - the last 50 log lines of Vercel deployment dpl_9xYzAbC123
#   - vercel build output of dpl_7abCdEf456
#   - print the Vercel deployment logs for dpl_9xYzAbC123 in the team team_a1B2c3D4
#   - show the Vercel build logs for dpl_9xYzAbC123
#   - first lines of the Vercel build log of dpl_3kLmNoP789
#   - hey, what did the Vercel build of dpl_5qRsTuV012 print at the end
#   - tail 30 lines of the logs from the Vercel deploy https://acme-api-9z8y7x.vercel.app
# not:
#   - Why did the Vercel build fail?
#   - Summarize the build log
#   - Recent Vercel deployments
#   - Fix the build
#   - Runtime logs of our functions
#   - Server logs
#   - Logs of the Netlify deploy
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/vercel.sh"
parse_options "$@"
connect

limit=${OPTION[limit]}
query direction "${OPTION[direction]}"
query follow 0
query builds 1
query limit "$((limit > 0 ? limit : -1))"
deployment
id=$REPLY
vercel_url "/v3/deployments/$id/events"
pages_by_path "$REPLY" 'if . == null then [] else . end' null
present_items 'the log' '
  if .count == 0 then "No log lines of \(.id)." else "\(.count | plural("log line")) of \(.id)\(if .more then ", and there may be more" else "" end)." end' '
  [["Time", "Type", "Text"]] + (.lines | map([.createdAt, .type, .text]))' \
  --arg id "$id" '
  map({at: (.created // .date // .payload.date?), type, text: (.text // .payload.text? // .info.readyState? // .payload.info.readyState? // "")})
  | {id: $id, count: length, more: ($limit > 0 and length >= $limit),
     lines: (sort_by(.at) | map({createdAt: (.at | from_millis), type, text}))}'
