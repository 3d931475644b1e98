#!/usr/bin/env bash
# ---
# description: What was posted in a Slack channel, its messages, newest first
# effect: read
# needs: [SLACK_BOT_TOKEN]
# environment: [SLACK_API_BASE]
# params:
#   - {name: channel, type: pattern, pattern: "#[a-z0-9._-]+|[CDG][A-Z0-9]{8,}", required: true, description: "#name or id of the channel", cues: [channel, in the channel, to the channel, the … channel]}
#   - {name: since, type: date, description: only messages since this day, cues: [since, after, starting, from, … onwards]}
#   - {name: limit, type: integer, default: 50, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … messages, … posts], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: channel, messages, more, items[].{ts, time, user, text, threadTs, replies, files[]}
# examples:
#   - 'What was posted in #general?'
#   - 'show the last messages in #support'
#   - 'read #releases'
#   - 'what''s new in #team since yesterday'
#   - 'latest Slack messages in #dev'
#   - 'what did people write in #random today'
#   - 'history of the Slack channel #ops since 2026-11-01'
#   - 'messages in #sales'
#   - 'the newest 10 messages in #design'
#   - 'hey, anything new in the Slack channel #incidents today'
# not:
#   - 'Summarize #general'
#   - 'Post in #general'
#   - 'Why is nobody writing in #support?'
#   - Search Slack for the invoice
#   - 'Show the thread in #general'
#   - 'Delete the messages in #random'
#   - 'Who is a member of the channel #general?'
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/slack.sh"
parse_options "$@"
connect

channel_id
query channel "$REPLY"
if [[ -n ${OPTION[since]-} ]]; then
  seconds_of "${OPTION[since]}"
  query oldest "$REPLY"
fi
slack_list conversations.history .messages
present_items 'the messages' '
  if .messages == 0 then "No messages in \(.channel)." else "\(.messages | plural("message")) in \(.channel), newest first" + (if .more then "; there are more." else "." end) end' "$SLACK_JQ"'
  [["Time", "User", "Text", "Replies", "ts"]] + (.items | map([.time, .user, (.text | readable), (if .replies > 0 then .replies else "" end), .ts]))' \
  --arg channel "${OPTION[channel]}" "$SLACK_JQ"'
  {channel: $channel, messages: length, more: $more, items: map(message)}'
