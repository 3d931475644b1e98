#!/usr/bin/env bash
# ---
# description: Schedule a Zoom meeting with a topic, a start and a length, and get its join link
# effect: write
# needs: [ZOOM_ACCESS_TOKEN|ZOOM_ACCOUNT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_SECRET]
# environment: [ZOOM_API_BASE, ZOOM_OAUTH_BASE]
# params:
#   - {name: topic, type: text, required: true, description: what the meeting is about, workspace: false, cues: [called, named, titled, topic, with the topic, about]}
#   - {name: start, type: pattern, pattern: "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?Z?", required: true, description: "when it begins, such as 2026-12-01T15:00; with Z at the end in UTC", workspace: false, cues: [at, for, "on", starting, start, beginning, from]}
#   - {name: duration, type: integer, default: 60, description: how many minutes it takes, cues: [for … minutes, … minutes, … mins, … min, lasting … minutes, with … minutes, duration]}
#   - {name: timezone, type: pattern, pattern: "[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}", description: "time zone of the start, such as Europe/Paris; else that of the user", cues: [time zone, timezone, in the time zone, in the timezone], synonyms: {UTC: [Greenwich], Europe/London: [London time], Europe/Berlin: [Berlin time], Europe/Paris: [Paris time], America/New_York: [New York time, Eastern time], America/Los_Angeles: [Los Angeles time, Pacific time], Asia/Tokyo: [Tokyo time], Asia/Kolkata: [India time]}}
#   - {name: user, type: pattern, pattern: "[A-Za-z0-9_-][A-Za-z0-9._+@-]*", default: me, description: "e-mail address or id of the user; me is whom the token belongs to", cues: [host, hosted by, user, on behalf of, for the user]}
# returns: performed, id, uuid, topic, startTime, minutes, timezone, joinUrl, passcodeSet
# examples:
#   - Schedule a Zoom meeting "Planning" at 2026-12-01T15:00
#   - create a Zoom meeting "Retro" for 2026-12-04T10:00 with 30 minutes
#   - set up a Zoom call "Demo" on 2026-12-02T16:30Z
#   - new Zoom meeting "1:1" 2026-12-03T09:00 in Europe/Paris
#   - book a Zoom meeting called "Kick-off" at 2026-12-08T11:00
#   - plan a Zoom call "Review" starting 2026-12-09T14:00Z for ada@acme.com
#   - arrange a 45 minutes Zoom meeting titled "Board" for 2026-12-10T13:00 in America/New_York
#   - please add a Zoom conference about "Roadmap" at 2026-12-11T09:30Z lasting 90 minutes
#   - organise a Zoom session named "Interview" on 2026-12-14T16:00, hosted by bob@acme.com
#   - make a Zoom link for "Office hours" at 2026-12-15T12:00
# not:
#   - Cancel the Zoom meeting
#   - List our upcoming Zoom meetings
#   - Write an agenda for the Zoom meeting
#   - Schedule a meeting in Google Calendar
#   - Move the Zoom meeting to Friday
#   - When is the next Zoom meeting?
#   - Who has time for a Zoom meeting on Friday?
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/zoom.sh"
parse_options "$@"
[[ ${OPTION[topic]} == *[![:space:]]* && ${#OPTION[topic]} -le 200 ]] || fail "$EXIT_USAGE" '--topic is blank or longer than 200 characters. Say in short what the meeting is about.'
minutes=${OPTION[duration]}
matches "$minutes" '[1-9][0-9]{0,2}|1[0-3][0-9]{2}|14[0-3][0-9]|1440' || fail "$EXIT_USAGE" '--duration is not 1 to 1440 minutes. See --help.'
start=${OPTION[start]/ /T}
if ! read_day "${start:0:10}" || ! matches "${start:11}" '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z?'; then
  fail "$EXIT_USAGE" "--start: '${OPTION[start]}' is not a time that exists. See --help."
fi
zone=${start##*[0-9]}
start=${start:0:16}:00$zone
connect

user_path
url "$REPLY/meetings"
address=$REPLY
body=$(jq -nc --arg topic "${OPTION[topic]}" --arg start "$start" --argjson minutes "$minutes" --arg zone "${OPTION[timezone]-}" '
  {topic: $topic, type: 2, start_time: $start, duration: $minutes} + if $zone == "" then {} else {timezone: $zone} end')
show_unless_confirmed "schedule a Zoom meeting at $start${OPTION[timezone]:+ (${OPTION[timezone]})} for $minutes min: ${OPTION[topic]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the meeting' '"Scheduled meeting \(.id) at \(.startTime) for \(.minutes) min: \(.joinUrl)"' '
  {id, uuid, topic, startTime: .start_time, minutes: .duration, timezone, joinUrl: .join_url, passcodeSet: ((.password // "") != "")}'
