#!/usr/bin/env bash
# ---
# description: Members of the Slack workspace, people and bots, with e-mail and time zone
# effect: read
# needs: [SLACK_BOT_TOKEN]
# environment: [SLACK_API_BASE]
# params:
#   - {name: active, type: flag, description: "leave out bots and members that were deactivated", synonyms: {"true": [only active, active ones, not deactivated, without bots, no bots, leave out bots, leaving out bots, humans only, only humans]}}
#   - {name: limit, type: integer, default: 0, description: read at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … members, … users, … people], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: members, more, items[].{id, name, realName, email, bot, active, timezone}
# examples:
#   - List the members of our Slack workspace
#   - slack users
#   - who is in our Slack?
#   - show all active people on Slack
#   - how many people are in our Slack workspace
#   - list the Slack users with their e-mail
#   - which bots are in Slack
#   - humans on our Slack with their time zone, without bots
#   - Slack accounts, the first 100
#   - hey, which teammates have a Slack account
# not:
#   - Invite someone to Slack
#   - Who posted in Slack today?
#   - Find the Slack user of an e-mail address
#   - Remove a member from Slack
#   - Why is he not on Slack?
#   - List the users of Zoom
#   - Zoom users
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/slack.sh"
parse_options "$@"
connect

slack_list users.list .members
present_items 'the list of members' '
  if .members == 0 then "No members." else (.members | plural("member")) + (.items | map(select(.bot)) | length | if . > 0 then ", \(plural("bot")) among them" else "" end) + (if $more then "; there are more." else "." end) end' '
  [["Name", "Real name", "E-mail", "Id", "Time zone", ""]]
  + (.items | map([.name, .realName, .email, .id, .timezone, ([if .bot then "bot" else empty end, if .active then empty else "deactivated" end] | join(", "))]))' \
  --arg active "${OPTION[active]-}" '
  [.[] | {id, name, realName: (.real_name // .profile.real_name?), email: .profile.email?, bot: (.is_bot == true or .id == "USLACKBOT"), active: (.deleted != true), timezone: .tz}
   | select($active == "" or (.active and (.bot | not)))]
  | {members: length, more: $more, items: .}'
