#!/usr/bin/env bash
# ---
# description: Channels of the Slack workspace, with id, members, topic and whether they are private or archived
# effect: read
# needs: [SLACK_BOT_TOKEN]
# environment: [SLACK_API_BASE]
# params:
#   - {name: types, type: list, pattern: "public_channel|private_channel|mpim|im", default: public_channel, description: "kinds of channel, such as public_channel,private_channel"}
#   - {name: exclude-archived, type: flag, description: leave archived channels out}
#   - {name: limit, type: integer, default: 1000, description: at most so many; 0 is all}
# returns: channels, more, items[].{id, name, private, archived, member, members, topic}
# examples:
#   - List our Slack channels
#   - slack channels
#   - which channels do we have on Slack?
#   - show me all the channels in Slack
#   - what Slack channels are there
#   - list the Slack channels that are not archived
#   - what is the id of a Slack channel
# not:
#   - Create a Slack channel
#   - What was posted in the channels?
#   - Who is in the channel?
#   - Which Slack channels should we archive?
#   - List the Discord channels
#   - Summarize our Slack channels
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/slack.sh"
parse_options "$@"
connect

query types "${OPTION[types]// /}"
query exclude_archived "${OPTION[exclude-archived]-}"
slack_list conversations.list .channels
present_items 'the list of channels' '
  if .channels == 0 then "No channels that the app can see." else (.channels | plural("channel")) + (if .more then ", and there are more." else "." end) end' '
  [["Channel", "Id", "Members", "Kind", "Topic"]]
  + (.items | map([.name // "(direct)", .id, .members, ([if .private then "private" else "public" end, if .archived then "archived" else empty end] | join(", ")), .topic]))' '
  {channels: length, more: $more, items: (sort_by(.name) | map({id, name, private: (.is_private == true or .is_im == true), archived: (.is_archived == true),
    member: (.is_member == true), members: .num_members, topic: (.topic.value? // "")}))}'
