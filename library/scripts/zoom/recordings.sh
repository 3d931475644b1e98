#!/usr/bin/env bash
# ---
# description: Zoom cloud recordings of a user in a period, newest first, with length, size and whether there is a transcript
# effect: read
# needs: [ZOOM_ACCESS_TOKEN|ZOOM_ACCOUNT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_SECRET]
# environment: [ZOOM_API_BASE, ZOOM_OAUTH_BASE]
# params:
#   - {name: user, type: pattern, pattern: "[A-Za-z0-9_-][A-Za-z0-9._+@-]*", default: me, description: "e-mail address or id of the user; me is whom the token belongs to", cues: [user, hosted by, host, for the user, of the user]}
#   - {name: from, type: date, default: 1m, description: first day, cues: [from, since, between, starting, after]}
#   - {name: to, type: date, default: today, description: last day, cues: [to, until, till, through, and]}
# returns: user, from, to, recordings, minutes, bytes, more, meetings[].{uuid, meetingId, topic, startTime, minutes, bytes, transcript, shareUrl}, meetings[].files[].{type, bytes, status}
# examples:
#   - List our Zoom recordings
#   - Which meetings were recorded on Zoom?
#   - show the Zoom cloud recordings of ada@acme.com
#   - Zoom recordings since 2026-11-01
#   - what Zoom recordings do we have from 2026-10-01 to 2026-10-31
#   - how much space do the Zoom recordings take
#   - recorded Zoom calls of bob@acme.com
#   - Zoom cloud videos since 2026-11-10 with size and length
#   - hey, is there a Zoom recording with a transcript since yesterday
#   - pull up our Zoom recording list since 2026-11-02
# not:
#   - Summarize the Zoom recordings
#   - Delete old Zoom recordings
#   - Download the transcript of the Zoom recording
#   - Why was the meeting not recorded?
#   - List our upcoming Zoom meetings
#   - Start recording the meeting
#   - How much does the Zoom cloud storage cost?
# timeout: 120s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/zoom.sh"
parse_options "$@"
from=${OPTION[from]} to=${OPTION[to]} gathered=$HTTP_FOLDER/gathered
[[ ! $from > $to ]] || fail "$EXIT_USAGE" "--from ($from) is after --to ($to). Exchange them."
connect

user_path
path=$REPLY/recordings
# One request spans a month at most. Days compare as texts.
# shellcheck disable=SC2071
while [[ ! $from > $to && $MORE == false ]]; do
  month_plus "$from" 1
  next=$REPLY
  day_plus "$next" -1
  last=$REPLY
  [[ ! $last > $to ]] || last=$to
  query from "$from"
  query to "$last"
  zoom_list "$path" .meetings
  cat "$PAGES" >>"$gathered"
  from=$next
done
mv "$gathered" "$PAGES"

present_items 'the list of recordings' '
  (.recordings | if . == 0 then "No Zoom recordings" else plural("Zoom recording") end) as $what
  | "\($what) of \(.user) from \(.from) to \(.to)" + if .recordings > 0 then ", \(.bytes | bytes) in all." else "." end' '
  [["Start", "Minutes", "Topic", "Size", "Transcript", "Meeting", "URL"]]
  + (.meetings | map([.startTime, .minutes, .topic, (.bytes | bytes), (if .transcript then "yes" else "" end), .meetingId, .shareUrl]))' \
  --arg user "${OPTION[user]}" --arg from "${OPTION[from]}" --arg to "$to" '
  unique_by(.uuid) | sort_by(.start_time) | reverse
  | map({uuid, meetingId: .id, topic, startTime: .start_time, minutes: (.duration // 0), bytes: (.total_size // 0),
         transcript: any((.recording_files // [])[]; .file_type == "TRANSCRIPT"), shareUrl: .share_url,
         files: [(.recording_files // [])[] | {type: .file_type, bytes: .file_size, status}]})
  | {user: $user, from: $from, to: $to, recordings: length, minutes: (map(.minutes) | add // 0), bytes: (map(.bytes) | add // 0),
     more: $more, meetings: .}'
