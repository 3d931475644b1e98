#!/usr/bin/env bash
# ---
# description: The transcript of a recorded Zoom meeting as text, who said what
# effect: read
# needs: [ZOOM_ACCESS_TOKEN|ZOOM_ACCOUNT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_SECRET]
# environment: [ZOOM_API_BASE, ZOOM_OAUTH_BASE]
# params:
#   - {name: id, type: pattern, pattern: "[0-9]{9,12}|[0-9]{3} [0-9]{3,4} [0-9]{3,4}|[A-Za-z0-9+/]{22}==", required: true, description: "number of the meeting or UUID of one instance of it", workspace: false, cues: [meeting, call, meeting number, meeting id, recording]}
# returns: meetingId, topic, startTime, lines[].{start, end, speaker, text}, text
# examples:
#   - Transcript of Zoom meeting 97763643886
#   - download the transcript of Zoom meeting 81234567890
#   - get the Zoom transcript of 97763643886
#   - What was said in Zoom meeting 97763643886?
#   - show the transcript for Zoom call 987654321
#   - text of the Zoom recording 81234567890
#   - who said what in Zoom meeting 97763643886
#   - Zoom meeting transcript of call 823 4567 8901
#   - hey, what did everybody say in the recorded Zoom call 97763643886
#   - spoken text of Zoom recording aBcDeFgHiJkLmNoPqRsTuV==
# not:
#   - Summarize the transcript of the Zoom meeting
#   - Summary of Zoom meeting 97763643886
#   - Translate the Zoom transcript
#   - Transcribe this audio file
#   - Why is there no transcript of the Zoom meeting?
#   - Download the video of the Zoom recording
#   - List all our Zoom recordings of this month
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/zoom.sh"
parse_options "$@"
connect

meeting_id
http_get "$HTTP_BASE/meetings/$REPLY/recordings"
# A recording that was stopped and begun again has several files.
found=$(jq -r '
  (.recording_files // []) as $files
  | {id, topic, start_time}, any($files[]; .status == "processing"),
    ($files | map(select(.file_type == "TRANSCRIPT" and .download_url != null)) | sort_by(.recording_start) | .[].download_url)
  | tostring | gsub("[\\x00-\\x1f]"; "")' "$HTTP_BODY" 2>/dev/null) || not_understood 'the recording'
mapfile -t found <<<"$found"
if ((${#found[@]} < 3)); then
  [[ ${found[1]} != true ]] || fail "$EXIT_NOT_FOUND" 'the transcript is not there yet: Zoom still processes the recording. Try again in a while.'
  fail "$EXIT_NOT_FOUND" 'the recording has no transcript. Zoom makes one only when "Create audio transcript" is on in the host'"'"'s recording settings before the meeting.'
fi
for address in "${found[@]:2}"; do
  download "$address"
  IFS= read -r line <"$HTTP_BODY" || true
  [[ ${line-} == *WEBVTT* ]] || not_understood 'the transcript'
  printf '\n\n' >>"$HTTP_BODY"
  cat "$HTTP_BODY" >>"$HTTP_FOLDER/transcript"
done

LONG_TEXT=.text
present 'the transcript' '
  "\(.topic // .meetingId) (\(.startTime)), \(.lines | map(.speaker // empty) | unique | length | plural("speaker"))."' '[]' \
  -Rs --argjson meeting "${found[0]}" '
  def unescaped: split("&lt;") | join("<") | split("&gt;") | join(">") | split("&nbsp;") | join(" ") | split("&amp;") | join("&");
  def spoken: capture("^<v(?:[.][^ >]*)? (?<speaker>[^>]+)>(?<text>.*)$") // capture("^(?<speaker>[^:]{1,80}): (?<text>.*)$") // {speaker: null, text: .};
  split("\r\n") | join("\n") | split("\n\n")
  | map(split("\n") | map(select(. != "")) | . as $block
    | first(range(length) | select($block[.] | contains("-->"))) as $at
    | ($block[$at] | split(" ") | map(select(. != ""))) as $times
    | ($block[$at + 1:] | join(" ") | spoken) as $said
    | {start: $times[0], end: $times[2], speaker: ($said.speaker | if . then unescaped else . end), text: ($said.text | gsub("<[^>]*>"; "") | unescaped)})
  | {meetingId: $meeting.id, topic: $meeting.topic, startTime: $meeting.start_time, lines: .,
     text: (reduce .[] as $line ([]; if length > 0 and .[-1].speaker == $line.speaker then .[-1].text += " " + $line.text else . + [$line | {speaker, text}] end)
       | map((if .speaker then "\(.speaker): " else "" end) + .text) | join("\n"))}' <"$HTTP_FOLDER/transcript"
