#!/usr/bin/env bash
# ---
# description: React to a Slack message with an emoji
# effect: write
# needs: [SLACK_BOT_TOKEN]
# environment: [SLACK_API_BASE]
# params:
#   - {name: channel, type: pattern, pattern: "#[a-z0-9._-]+|[CDG][A-Z0-9]{8,}", required: true, description: "#name or id of the channel", cues: [channel, in the channel, to the channel, the … channel]}
#   - {name: ts, type: pattern, pattern: "[0-9]{10}[.][0-9]{6}", required: true, description: the message (ts) to react to, workspace: false, cues: [message, ts, timestamp, thread]}
#   - {name: name, type: pattern, pattern: ":?[A-Za-z0-9_+-]+:?", required: true, description: "name of the emoji, such as thumbsup", workspace: false, cues: [with, emoji, reaction, with the emoji, the emoji, name]}
# returns: performed, channel, ts, name
# examples:
#   - 'React with "thumbsup" to 1700000000.000100 in #team'
#   - 'add a "tada" reaction to the message 1700000000.000100 in #releases'
#   - 'put the emoji "eyes" on 1700000000.000100 in #support'
#   - 'react to the Slack message 1700000000.000100 in #general with "heart"'
#   - 'mark 1700000000.000100 in #ops with the emoji ":white_check_mark:"'
#   - 'give the Slack post 1712345678.004200 in #wins the reaction "rocket"'
#   - 'thumbs up: react with "+1" to the message 1712345678.004200 in C012345678'
#   - 'please add "fire" as emoji reaction on Slack message 1700000000.000100 in #sales'
#   - 'Slack reaction "100" for 1712345678.004200 in #random'
#   - 'acknowledge the message 1700000000.000100 in #ops on Slack with the "ok_hand" emoji'
# not:
#   - 'Post "nice" to #team'
#   - Who reacted to my message?
#   - Remove my reaction
#   - Which emoji fits this message?
#   - React to the pull request
#   - 'Reply "nice" in the thread 1700000000.000100 of #team'
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/slack.sh"
parse_options "$@"
matches "${OPTION[name]}" ":?[a-z0-9_+'-]+(::skin-tone-[2-6])?:?" ||
  fail "$EXIT_USAGE" "--name: '${OPTION[name]:0:60}' is not the name of an emoji, such as thumbsup. See --help."
connect

channel_id
channel=$REPLY
name=${OPTION[name]#:}
name=${name%:}
body=$(jq -nc --arg channel "$channel" --arg ts "${OPTION[ts]}" --arg name "$name" '{channel: $channel, name: $name, timestamp: $ts}')
url /reactions.add
address=$REPLY
show_unless_confirmed "react with :$name: to the message ${OPTION[ts]} in ${OPTION[channel]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the reaction' '"Reacted with :\(.name): to the message \(.ts) in \(.channel)."' \
  --arg channel "$channel" --arg ts "${OPTION[ts]}" --arg name "$name" '{channel: $channel, ts: $ts, name: $name}'
