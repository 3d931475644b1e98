#!/usr/bin/env bash
# ---
# description: The AI Companion summary of a Zoom meeting, its overview, details and next steps
# effect: read
# needs: [ZOOM_ACCESS_TOKEN|ZOOM_ACCOUNT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_SECRET]
# environment: [ZOOM_API_BASE, ZOOM_OAUTH_BASE]
# params:
#   - {name: id, type: pattern, pattern: "[0-9]{9,12}|[0-9]{3} [0-9]{3,4} [0-9]{3,4}|[A-Za-z0-9+/]{22}==", required: true, description: "number of the meeting or UUID of one instance of it", workspace: false, cues: [meeting, call, meeting number, meeting id, recording]}
# returns: meetingId, uuid, topic, startTime, endTime, title, overview, nextSteps[], details[].{label, summary}, text
# examples:
#   - Summary of Zoom meeting 97763643886
#   - AI Companion summary for Zoom meeting 81234567890
#   - show the Zoom meeting summary of 97763643886
#   - next steps from Zoom meeting 97763643886
#   - get the AI summary of Zoom call 987654321
#   - what are the action items of Zoom meeting 81234567890
#   - AI notes of the Zoom call 823 4567 8901
#   - hey, what was decided in Zoom meeting 81234567890 according to AI Companion
#   - overview and details from the Zoom AI Companion for aBcDeFgHiJkLmNoPqRsTuV==
#   - recap of Zoom meeting 97763643886
# not:
#   - Write a summary of the Zoom meeting
#   - Transcript of Zoom meeting 97763643886
#   - Who attended Zoom meeting 97763643886?
#   - Translate the summary of the Zoom meeting
#   - Send the Zoom summary to the team
#   - Summarize this document
#   - Show the settings of Zoom meeting 97763643886
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/zoom.sh"
parse_options "$@"
connect

meeting_id
http_get "$HTTP_BASE/meetings/$REPLY/meeting_summary"
LONG_TEXT=.text
# What a person has corrected goes before what was generated. A newer Zoom has the whole as one text.
present 'the summary' '
  if .text == "" then "Zoom has no summary of \(.topic // .meetingId)." else "\(.title // .topic // .meetingId) (\(.startTime))" end' '[]' '
  def given: if . == null or . == "" or . == [] then empty else . end;
  def list: if type == "array" then . else [] end;
  (.edited_summary // {}) as $edited
  | first(($edited.summary_overview | given), (.summary_overview | given), null) as $overview
  | first(($edited.next_steps | given), .next_steps, null | list) as $steps
  | (if $edited.summary_details | type == "string" and . != "" then [{label: null, summary: $edited.summary_details}]
     else .summary_details | list | map({label: .label, summary}) end) as $details
  | {meetingId: .meeting_id, uuid: .meeting_uuid, topic: .meeting_topic, startTime: .meeting_start_time, endTime: .meeting_end_time,
     title: .summary_title, overview: $overview, nextSteps: $steps, details: $details,
     text: (if ($edited == {}) and (.summary_content // "") != "" then .summary_content
       else [($overview | given), ($details[] | "\(.label // "Details"): \(.summary)"),
             ($steps | given | "Next steps:\n" + (map("- \(.)") | join("\n")))] | join("\n\n") end)}' <"$HTTP_BODY"
