#!/usr/bin/env bash
# ---
# description: Channels of the Slack workspace, with id, members, topic and whether they are private or archived
# effect: read
# needs: [SLACK_BOT_TOKEN]
# environment: [SLACK_API_BASE]
# params:
#   - {name: types, type: list, pattern: "public_channel|private_channel|mpim|im", default: public_channel, description: "kinds of channel, such as public_channel,private_channel", cues: [types, type, kinds], synonyms: {public_channel: [public, public channels], private_channel: [private, private channels, private ones], mpim: [group DMs, group chats, group message channels], im: [DM channels, direct message channels]}}
#   - {name: exclude-archived, type: flag, description: leave archived channels out, synonyms: {"true": [not archived, without archived, without archived ones, unarchived, that are not archived, only active, no archived ones, excluding archived]}}
#   - {name: limit, type: integer, default: 1000, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … channels], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: channels, more, items[].{id, name, private, archived, member, members, topic}
# examples:
#   - List our Slack channels
#   - slack channels
#   - list the Slack channels that are not archived
#   - what is the id of a Slack channel
#   - private Slack channels with topic and member count
#   - hey, how many channels exist in the Slack workspace, public and private
#   - the first 50 Slack channel names
#   - pull up the Slack channel list with topics
#   - Slack rooms, archived or not
#   - private Slack channels and group chats
# not:
#   - Create a Slack channel
#   - What was posted in the channels?
#   - Which Slack channels should we archive?
#   - List the Discord channels
#   - Summarize our Slack channels
#   - 'What was posted in #general?'
#   - 'Who is a member of the channel #general?'
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
