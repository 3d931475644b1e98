#!/usr/bin/env bash
# ---
# description: E-mail (email) addresses that bounced on SendGrid, with reason and time
# effect: read
# needs: [SENDGRID_API_KEY]
# environment: [SENDGRID_API_BASE]
# params:
#   - {name: since, type: date, description: only those that bounced on this day or later, cues: [since, after, starting, from, … onwards]}
#   - {name: limit, type: integer, default: 100, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … bounces, … addresses, … emails], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: since, count, more, bounces[].{email, reason, status, created}
# examples:
#   - Which addresses bounced on SendGrid?
#   - SendGrid bounces
#   - bounced emails since yesterday
#   - list the SendGrid bounces since 2026-11-01
#   - show the email addresses that bounced since 2026-11-20
#   - how many bounces are there on SendGrid
#   - the last 20 bounced addresses on SendGrid
#   - undeliverable recipients on SendGrid since 2026-11-10
#   - hey, whose mail bounced today at SendGrid and for what reason
#   - pull up the bounced recipients from SendGrid
# not:
#   - Why did the email bounce?
#   - Delete the bounces
#   - What is our bounce rate?
#   - SendGrid statistics by week
#   - Bounced emails on Resend
#   - Remove ada@example.com from the SendGrid bounces
#   - Failed SMS since yesterday
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/sendgrid.sh"
parse_options "$@"
connect

if [[ -n ${OPTION[since]-} ]]; then
  seconds_of "${OPTION[since]}"
  query start_time "$REPLY"
fi
sendgrid_list /v3/suppression/bounces

present_items 'the list of bounces' '
  "\(if .count == 0 then "No bounced addresses" else (if .more then "at least " else "" end) + (.count | tostring)
     + " bounced address" + (if .count == 1 then "" else "es" end) end) on SendGrid\(if .since then " since \(.since)" else "" end)."' '
  [["Address", "Bounced", "Status", "Reason"]] + (.bounces | map([.email, .created, .status, .reason]))' --arg since "${OPTION[since]-}" '
  map({email, reason, status, created: (.created | todate)})
  | {since: (if $since == "" then null else $since end), count: length, more: $more, bounces: .}'
