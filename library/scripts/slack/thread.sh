#!/usr/bin/env bash
# ---
# description: Replies of a Slack thread, the message and its answers in order
# effect: read
# needs: [SLACK_BOT_TOKEN]
# environment: [SLACK_API_BASE]
# params:
#   - {name: channel, type: pattern, pattern: "#[a-z0-9._-]+|[CDG][A-Z0-9]{8,}", required: true, description: "#name or id of the channel", cues: [channel, in the channel, to the channel, the … channel]}
#   - {name: ts, type: pattern, pattern: "[0-9]{10}[.][0-9]{6}", required: true, description: the message (ts) that the thread began with, workspace: false, cues: [message, ts, timestamp, thread]}
# returns: channel, ts, replies, more, items[].{ts, time, user, text, threadTs, replies, files[]}
# examples:
#   - 'Show the thread 1700000000.000100 in #general'
#   - 'replies to 1700000000.000100 in #support'
#   - 'what did they answer to the message 1700000000.000100 in #team'
#   - read the Slack thread 1700000000.000100 in C012345678
#   - 'thread 1700000000.000100 #ops'
#   - 'open the Slack thread 1700000000.000100 of #dev'
#   - 'Slack conversation under the message 1712345678.004200 in #sales'
#   - 'hey, what responses did 1700000000.000100 get in #releases'
#   - answers in Slack thread 1712345678.004200 of channel C0456789AB
#   - 'full thread 1700000000.000100 from #incidents'
# not:
#   - 'Summarize the thread in #general'
#   - Reply in the thread 1700000000.000100
#   - 'What was posted in #general?'
#   - Why did nobody answer in the thread?
#   - Show the e-mail thread
#   - 'React to 1700000000.000100 in #general'
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/slack.sh"
parse_options "$@"
connect

channel_id
query channel "$REPLY"
query ts "${OPTION[ts]}"
slack_list conversations.replies .messages
# Slack may begin each page with the first message again.
present_items 'the thread' '
  if .replies == 0 then "No replies to the message \(.ts) in \(.channel)." else "\(.replies | if . == 1 then "1 reply" else "\(.) replies" end) to the message \(.ts) in \(.channel)." end' "$SLACK_JQ"'
  [["Time", "User", "Text", "ts"]] + (.items | map([.time, .user, (.text | readable), .ts]))' \
  --arg channel "${OPTION[channel]}" --arg ts "${OPTION[ts]}" "$SLACK_JQ"'
  unique_by(.ts) | {channel: $channel, ts: $ts, replies: (length - 1 | if . < 0 then 0 else . end), more: $more, items: map(message)}'
