#!/usr/bin/env bash
# ---
# description: Post a message to a Slack channel
# effect: write
# needs: [SLACK_BOT_TOKEN]
# environment: [SLACK_API_BASE]
# params:
#   - {name: channel, type: pattern, pattern: "[#@][a-z0-9._-]+|[CDG][A-Z0-9]{8,}", required: true, description: "#name or id of the channel", cues: [channel, in the channel, to the channel, the … channel]}
#   - {name: text, type: text, required: true, description: what to post, workspace: false, cues: [saying, that says, that, with the text]}
#   - {name: thread, type: pattern, pattern: "[0-9]{10}[.][0-9]{6}", description: the message (ts) to answer in its thread, workspace: false, cues: [thread, in the thread, in reply to, under, as a reply to]}
#   - {name: blocks, type: pattern, pattern: '\[.+\]', description: Block Kit blocks as a JSON array, workspace: false, cues: [blocks, with the blocks]}
# returns: performed, channel, ts
# examples:
#   - 'Post "deploy done" to #releases'
#   - 'send "standup in 5" to #team'
#   - 'message #general "lunch is here"'
#   - 'tell #support on Slack "we are back"'
#   - 'say "good morning" in #random'
#   - 'write "build is green" to the channel #dev'
#   - 'announce "we are hiring" in the Slack channel #jobs'
#   - 'slack #ops "restarting now"'
#   - 'let #sales know "the demo is up"'
#   - 'reply "thanks, fixed" to #support in the thread 1700000000.000100'
# not:
#   - 'Write a post for #general about the release'
#   - 'What was posted in #general?'
#   - 'Summarize #support'
#   - Delete my last Slack message
#   - 'Draft a message for #team that says why we are late'
#   - Post this on LinkedIn
#   - 'Upload a file to #team'
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/slack.sh"
parse_options "$@"
[[ ${OPTION[text]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--text is blank. Say what to post.'
jq -e 'type == "array"' <<<"${OPTION[blocks]:-[]}" >/dev/null 2>&1 || fail "$EXIT_USAGE" '--blocks is not a JSON array. See https://api.slack.com/block-kit.'
connect

url /chat.postMessage
address=$REPLY
body=$(jq -nc --arg channel "${OPTION[channel]}" --arg text "${OPTION[text]}" --arg thread "${OPTION[thread]-}" \
  --argjson blocks "${OPTION[blocks]:-null}" '
  {channel: $channel, text: $text}
  + (if $thread == "" then {} else {thread_ts: $thread} end) + (if $blocks == null then {} else {blocks: $blocks} end)')
show_unless_confirmed "post to ${OPTION[channel]}: ${OPTION[text]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the message' '"Posted to \(.channel) (message \(.ts))."' '{channel, ts}'
