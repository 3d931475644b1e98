#!/usr/bin/env bash
# ---
# description: Upload a file to a Slack channel
# effect: write
# needs: [SLACK_BOT_TOKEN]
# environment: [SLACK_API_BASE]
# params:
#   - {name: file, type: text, required: true, description: path of the file to upload, workspace: false, cues: [file, the file, upload, share, attach, document]}
#   - {name: channel, type: pattern, pattern: "#[a-z0-9._-]+|[CDG][A-Z0-9]{8,}", required: true, description: "#name or id of the channel", cues: [channel, in the channel, to the channel, the … channel]}
#   - {name: title, type: text, description: title of the file; its name if none is given, workspace: false, cues: [titled, title, called, named, with the title, as]}
# returns: performed, fileId, title, channel, url
# examples:
#   - 'Upload "report.pdf" to #team'
#   - 'share the file "out/chart.png" in #sales'
#   - 'send "backup.log" to the Slack channel #ops'
#   - 'put the file "notes.txt" into #general'
#   - 'attach "screenshot.png" in #support'
#   - 'upload the file "slides.pdf" to Slack in #marketing'
#   - 'drop "invoice.pdf" in the Slack channel #finance with the title "November"'
#   - 'please share "dist/app.zip" with the channel #releases'
#   - 'post the document "minutes.docx" as attachment to #board'
#   - Slack upload of "metrics.csv" to C0456789AB
# not:
#   - 'Post "report is ready" to #team'
#   - Write a report and upload it to Slack
#   - 'Download the file from #sales'
#   - Upload the file to Google Drive
#   - 'Which files are in #team?'
#   - 'Which files were shared in #sales yesterday?'
# timeout: 120s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/slack.sh"
parse_options "$@"
file=${OPTION[file]}
# curl takes a lone dash for standard input.
[[ $file == /* ]] || file=./$file
[[ -f $file && -r $file && -s $file ]] || fail "$EXIT_USAGE" "--file: '${OPTION[file]:0:60}' is no file that can be read and has something in it. Check the path."
name=${file##*/}
connect

channel_id
channel=$REPLY
body=$(jq -nc --arg channel "$channel" --arg title "${OPTION[title]:-$name}" '{files: [{id: "", title: $title}], channel_id: $channel}')
show_unless_confirmed "upload ${OPTION[file]} to ${OPTION[channel]}" POST "$HTTP_BASE/files.completeUploadExternal" "$body"

query filename "$name"
query length "$(($(wc -c <"$file")))"
url /files.getUploadURLExternal
http_get "$REPLY"
place=$(jq -r '.upload_url, .file_id | strings' "$HTTP_BODY")
[[ $place == *$'\n'* ]] || not_understood 'the place for the upload'
upload_bytes "${place%%$'\n'*}" "$file"

body=$(jq -c --arg id "${place#*$'\n'}" '.files[0].id = $id' <<<"$body")
http_post "$HTTP_BASE/files.completeUploadExternal" "$body"
present_change 'the file' '"Uploaded \(.title) to \(.channel)\(if .url then ": \(.url)" else "" end)."' --arg channel "$channel" --argjson sent "$body" '
  (.files[0] // {}) | {fileId: (.id // $sent.files[0].id), title: (.title // $sent.files[0].title), channel: $channel, url: .permalink}'
