#!/usr/bin/env bash
# ---
# description: One Zoom meeting by its number, with topic, start, host, join link and settings
# effect: read
# needs: [ZOOM_ACCESS_TOKEN|ZOOM_ACCOUNT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_SECRET]
# environment: [ZOOM_API_BASE, ZOOM_OAUTH_BASE]
# params:
#   - {name: id, type: pattern, pattern: "[0-9]{9,12}|[0-9]{3} [0-9]{3,4} [0-9]{3,4}", required: true, description: number of the meeting, workspace: false, cues: [meeting, call, meeting number, meeting id, recording]}
# returns: id, uuid, topic, agenda, status, startTime, minutes, timezone, host, createdAt, joinUrl, passcodeSet, settings.{waitingRoom, joinBeforeHost, muteUponEntry, signInRequired, autoRecording, alternativeHosts}, occurrences[].{id, startTime, minutes, status}
# examples:
#   - Show Zoom meeting 97763643886
#   - zoom meeting 81234567890
#   - When is the Zoom meeting 97763643886?
#   - details of Zoom meeting 987654321
#   - what is the join link of Zoom meeting 97763643886
#   - who is the host of Zoom meeting 81234567890
#   - settings of the Zoom meeting 97763643886
#   - Zoom link and topic of meeting 823 4567 8901
#   - hey, when does Zoom meeting 81234567890 start and how long is it scheduled
#   - info on the Zoom call 987654321
# not:
#   - Who attended Zoom meeting 97763643886?
#   - Summary of Zoom meeting 97763643886
#   - Cancel Zoom meeting 97763643886
#   - List our upcoming Zoom meetings
#   - Transcript of Zoom meeting 97763643886
#   - Why was Zoom meeting 97763643886 so long?
#   - Schedule a Zoom meeting at 2026-12-01T15:00
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/zoom.sh"
parse_options "$@"
connect

meeting_id
http_get "$HTTP_BASE/meetings/$REPLY"
present 'the meeting' '
  "\(.topic // "Zoom meeting") (\(.id))\(if .startTime then " starts at \(.startTime)" else " has no fixed start" end)\(if .minutes then ", \(.minutes) min" else "" end)\(if .host then ", host \(.host)" else "" end)."' '
  [["Field", "Value"]]
  + [(["Status", .status], ["Time zone", .timezone], ["Join", .joinUrl], ["Agenda", .agenda],
     ["Passcode", if .passcodeSet then "set" else "none" end], (.settings | to_entries[] | [.key, .value]), (.occurrences[] | ["Occurrence", "\(.startTime) (\(.status))"]))
     | select(.[1] != null and .[1] != "")]' '
  {id, uuid, topic, agenda, status, startTime: .start_time, minutes: .duration, timezone, host: .host_email, createdAt: .created_at,
   joinUrl: .join_url, passcodeSet: ((.password // "") != ""),
   settings: (.settings // {} | {waitingRoom: .waiting_room, joinBeforeHost: .join_before_host, muteUponEntry: .mute_upon_entry,
     signInRequired: .meeting_authentication, autoRecording: .auto_recording, alternativeHosts: .alternative_hosts}),
   occurrences: [(.occurrences // [])[] | {id: .occurrence_id, startTime: .start_time, minutes: .duration, status}]}' <"$HTTP_BODY"
