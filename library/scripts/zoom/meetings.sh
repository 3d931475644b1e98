#!/usr/bin/env bash
# ---
# description: Zoom meetings of a user, upcoming ones unless told otherwise (scheduled, live or previous), with start, length and join link
# effect: read
# needs: [ZOOM_ACCESS_TOKEN|ZOOM_ACCOUNT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_SECRET]
# environment: [ZOOM_API_BASE, ZOOM_OAUTH_BASE]
# params:
#   - {name: user, type: pattern, pattern: "[A-Za-z0-9_-][A-Za-z0-9._+@-]*", default: me, description: "e-mail address or id of the user; me is whom the token belongs to", cues: [user, hosted by, host, for the user, of the user]}
#   - {name: type, type: enum, values: [scheduled, live, upcoming, upcoming_meetings, previous_meetings], default: upcoming, description: which meetings, synonyms: {scheduled: [planned, all scheduled], live: [running, ongoing, in progress, going on], upcoming: [next, coming, future, coming up, upcoming Zoom meetings, upcoming Zoom calls], previous_meetings: [previous, past, earlier, previous meetings, past meetings]}}
#   - {name: limit, type: integer, default: 100, description: "most meetings to read; 0 is all", cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … meetings, … calls], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: user, type, count, more, meetings[].{id, uuid, topic, kind, startTime, minutes, timezone, joinUrl}
# examples:
#   - List our upcoming Zoom meetings
#   - zoom meetings
#   - Which Zoom meetings are live right now?
#   - show the scheduled Zoom meetings of ada@acme.com
#   - any Zoom calls coming up?
#   - next meetings on Zoom
#   - how many Zoom meetings are scheduled for bob@acme.com
#   - hey, the last 10 past Zoom calls of carol@acme.com
#   - join links of my Zoom meetings
#   - my Zoom agenda
# not:
#   - Schedule a Zoom meeting
#   - Cancel our Zoom meetings
#   - List our Zoom recordings
#   - Who attended the Zoom meeting?
#   - Meetings in my Google calendar
#   - Why do we have so many Zoom meetings?
#   - Zoom meetings of yesterday with more than ten people
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/zoom.sh"
parse_options "$@"
connect

user_path
path=$REPLY
query type "${OPTION[type]}"
zoom_list "$path/meetings" .meetings

present_items 'the list of meetings' '
  (.type | gsub("_meetings|_"; "")) as $type
  | "\(if .count == 0 then "No \($type) Zoom meetings" else (.count | plural("\($type) Zoom meeting")) end) of \(.user)"
  + (.meetings | map(.startTime // empty) | if length > 0 then ", the first at \(.[0])." else "." end)
  + if .more then " There are more (see --limit)." else "" end' '
  [["Start", "Minutes", "Topic", "Kind", "Meeting", "URL"]]
  + (.meetings | map([.startTime, .minutes, .topic, .kind, .id, .joinUrl]))' \
  --arg user "${OPTION[user]}" --arg type "${OPTION[type]}" '
  {"1": "instant", "2": "scheduled", "3": "recurring, no fixed time", "4": "personal room", "8": "recurring", "10": "screen share"} as $kinds
  | map({id, uuid, topic, kind: ($kinds[.type | tostring] // null), startTime: .start_time, minutes: .duration, timezone, joinUrl: .join_url})
  | sort_by(.startTime // "~")
  | {user: $user, type: $type, count: length, more: $more, meetings: .}'
