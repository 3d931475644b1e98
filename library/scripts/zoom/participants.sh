#!/usr/bin/env bash
# ---
# description: Who attended a past Zoom meeting, when each participant joined and left, and for how many minutes
# effect: read
# needs: [ZOOM_ACCESS_TOKEN|ZOOM_ACCOUNT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_SECRET]
# environment: [ZOOM_API_BASE, ZOOM_OAUTH_BASE]
# params:
#   - {name: id, type: pattern, pattern: "[0-9]{9,12}|[0-9]{3} [0-9]{3,4} [0-9]{3,4}|[A-Za-z0-9+/]{22}==", required: true, description: "number of the meeting or UUID of one instance of it", workspace: false, cues: [meeting, call, meeting number, meeting id, recording]}
# returns: meetingId, people, joins, more, participants[].{name, email, joinTime, leaveTime, minutes, internal}
# examples:
#   - Who attended Zoom meeting 97763643886?
#   - participants of Zoom meeting 81234567890
#   - attendance of Zoom call 987654321
#   - list the attendees of Zoom meeting 97763643886
#   - how many people joined Zoom meeting 81234567890
#   - how long did everyone stay in Zoom meeting 97763643886
#   - who joined the Zoom call 823 4567 8901 and when did they leave
#   - guest list of past Zoom meeting aBcDeFgHiJkLmNoPqRsTuV==
#   - hey, how many minutes was each attendee in Zoom meeting 97763643886
#   - Who was present in the Zoom meeting 97763643886?
# not:
#   - Invite participants to the Zoom meeting
#   - Why did so few people attend the Zoom meeting?
#   - Summary of Zoom meeting 97763643886
#   - Users of our Zoom account
#   - Who is invited to the calendar event?
#   - Who is the host of Zoom meeting 97763643886?
#   - Show the join link of Zoom meeting 97763643886
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/zoom.sh"
parse_options "$@"
connect

meeting_id
zoom_list "/past_meetings/$REPLY/participants" .participants

# Someone who left and came back is listed once for each time.
present_items 'the list of participants' '
  if .joins == 0 then "Nobody attended Zoom meeting \(.meetingId)."
  else "\(if .people == 1 then "1 person" else "\(.people) people" end) attended Zoom meeting \(.meetingId) (\(.joins | plural("join")))." end' '
  [["Name", "E-mail", "Joined", "Left", "Minutes"]]
  + (.participants | map([.name, .email, .joinTime, .leaveTime, .minutes]))' \
  --arg id "${OPTION[id]// /}" '
  map(select(.status != "in_waiting_room"))
  | {meetingId: $id, people: (map(first((.id, .user_email, .name) | select(. != null and . != ""))) | unique | length), joins: length, more: $more,
     participants: (map({name, email: (.user_email | if . == "" then null else . end), joinTime: .join_time, leaveTime: .leave_time,
       minutes: ((.duration // 0) / 60 | round), internal: .internal_user}) | sort_by(.joinTime))}'
