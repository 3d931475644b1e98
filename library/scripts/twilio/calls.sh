#!/usr/bin/env bash
# ---
# description: Twilio call log, phone calls made and received, newest first, with status, duration and price
# effect: read
# needs: [TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN|TWILIO_API_SECRET]
# environment: [TWILIO_API_BASE, TWILIO_API_KEY]
# params:
#   - {name: to, type: pattern, pattern: "[+][1-9][0-9]{6,14}", description: only calls to this number, workspace: false, cues: [to, calls to, called number, dialled]}
#   - {name: from, type: pattern, pattern: "[+][1-9][0-9]{6,14}", description: only calls from this number, workspace: false, cues: [from, by, calls from, caller]}
#   - {name: status, type: enum, values: [queued, ringing, in-progress, completed, busy, failed, no-answer, canceled], description: only calls in this status, synonyms: {queued: [waiting], in-progress: [in progress, ongoing, active], completed: [answered, finished, done], busy: [engaged], failed: [unsuccessful, broken], no-answer: [no answer, unanswered, missed, not answered, nobody picked up], canceled: [cancelled], ringing: [still ringing]}}
#   - {name: since, type: date, description: only those started on this day or later, cues: [since, after, starting, from, … onwards]}
#   - {name: limit, type: integer, default: 100, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … calls, … phone calls], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: since, count, durationSeconds, more, calls[].{sid, from, to, direction, status, durationSeconds, price, currency, startTime}
# examples:
#   - Which calls did we get since yesterday?
#   - twilio calls
#   - show the call log
#   - phone calls since 2026-11-20
#   - list the busy calls since today
#   - Which Twilio calls failed since 2026-11-17?
#   - calls to +15558675310
#   - completed calls from +15017122661 since 2026-11-01
#   - how many phone calls were there on Twilio since yesterday
#   - hey, the last 10 missed calls on our Twilio line
# not:
#   - Why did the call fail?
#   - Phone +15558675310 for me
#   - Schedule a call with the customer
#   - Summarize the calls of yesterday
#   - Zoom calls of today
#   - SMS since yesterday
#   - Twilio calls of more than ten minutes
# timeout: 120s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/twilio.sh"
parse_options "$@"
connect

query To "${OPTION[to]-}"
query From "${OPTION[from]-}"
query Status "${OPTION[status]-}"
query 'StartTime>' "${OPTION[since]:+${OPTION[since]}T00:00:00Z}"
twilio_list Calls.json .calls

present_items 'the list of calls' '
  (if .since then " since \(.since)" else "" end) as $since
  | if .count == 0 then "No calls on Twilio\($since)."
    else (if .more then "at least " else "" end) + "\(.count | plural("call")) on Twilio\($since), \(.durationSeconds | duration) in all." end' '
  [["Started", "Direction", "From", "To", "Status", "Seconds", "Price", "SID"]]
  + (.calls | map([.startTime, .direction, .from, .to, .status, .durationSeconds, (if .price then "\(.price) \(.currency)" else "" end), .sid]))' \
  --arg since "${OPTION[since]-}" "$TWILIO_JQ"'
  map({sid, from, to, direction, status, durationSeconds: (.duration | whole), price: (.price | charged),
    currency: (.price_unit | currency), startTime: (.start_time | moment)})
  | {since: (if $since == "" then null else $since end), count: length, durationSeconds: (map(.durationSeconds // 0) | add // 0), more: $more, calls: .}'
