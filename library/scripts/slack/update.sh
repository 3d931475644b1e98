#!/usr/bin/env bash
# ---
# description: Edit a message that the app posted on Slack
# effect: write
# needs: [SLACK_BOT_TOKEN]
# environment: [SLACK_API_BASE]
# params:
#   - {name: channel, type: pattern, pattern: "#[a-z0-9._-]+|[CDG][A-Z0-9]{8,}", required: true, description: "#name or id of the channel", cues: [channel, in the channel, to the channel, the … channel]}
#   - {name: ts, type: pattern, pattern: "[0-9]{10}[.][0-9]{6}", required: true, description: the message (ts) to edit, workspace: false, cues: [message, ts, timestamp, thread]}
#   - {name: text, type: text, required: true, description: what it is to say, workspace: false, cues: [to say, so that it says, to, with, with the text, saying]}
# returns: performed, channel, ts
# examples:
#   - 'Edit the Slack message 1700000000.000100 in #releases to "1.2 is out"'
#   - 'change the message 1700000000.000100 in #team to "standup at 10"'
#   - 'update 1700000000.000100 in #ops "all is well again"'
#   - 'correct the post 1700000000.000100 in #general: "lunch at 12"'
#   - replace the text of the Slack message 1700000000.000100 in C012345678 with "done"
#   - 'fix the wording of Slack message 1712345678.004200 in #sales: "demo on Tuesday"'
#   - 'reword my post 1700000000.000100 in #wins to "new customer signed"'
#   - please modify the Slack message 1712345678.004200 in C0456789AB so that it says "postponed"
#   - 'overwrite 1700000000.000100 in #random with "cake in the kitchen"'
#   - 'Slack: edit 1712345678.004200 in #incidents to "resolved at 14:05"'
# not:
#   - 'Post "done" to #releases'
#   - 'Delete the message 1700000000.000100 in #team'
#   - 'Make the message in #general friendlier'
#   - Update the Jira issue
#   - Why was the message edited?
#   - 'React to 1700000000.000100 in #team'
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/slack.sh"
parse_options "$@"
[[ ${OPTION[text]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--text is blank. Say what the message is to say.'
connect

channel_id
body=$(jq -nc --arg channel "$REPLY" --arg ts "${OPTION[ts]}" --arg text "${OPTION[text]}" '{channel: $channel, ts: $ts, text: $text}')
url /chat.update
address=$REPLY
show_unless_confirmed "edit the message ${OPTION[ts]} in ${OPTION[channel]}: ${OPTION[text]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the message' '"Edited the message \(.ts) in \(.channel)."' '{channel, ts}'
