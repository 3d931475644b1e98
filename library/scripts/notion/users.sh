#!/usr/bin/env bash
# ---
# description: Users of the Notion workspace, people and bots, with e-mail addresses
# effect: read
# needs: [NOTION_TOKEN|NOTION_API_KEY]
# environment: [NOTION_API_BASE, NOTION_VERSION]
# returns: count, people, more, users[].{id, name, type, email}
# examples:
#   - Who is in our Notion workspace?
#   - List the Notion users
#   - show all members of Notion
#   - how many users do we have in Notion
#   - which people and bots are in Notion
#   - e-mail addresses of the Notion users
#   - Notion accounts with email
#   - hey, whose accounts exist in the Notion workspace
#   - team members with access to Notion
#   - pull up everyone on our Notion
# not:
#   - Invite someone to Notion
#   - Who wrote this Notion page?
#   - Remove a user from Notion
#   - Slack users
#   - Why can a user not see the page?
#   - Find the page of a person in Notion
#   - Pages that a Notion user created
#   - Linear teams
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/notion.sh"
parse_options "$@"
connect

notion_list /v1/users

present_items 'the list of users' '
  "\(.count | if . == 0 then "No user" else plural("user") end) in the Notion workspace"
  + (if .count == 0 then "." else ", \(.people | if . == 1 then "1 person" else "\(.) people" end) and \(.count - .people | plural("bot"))." end)' '
  [["Name", "Type", "E-mail", "Id"]] + (.users | map([.name, .type, .email, .id]))' '
  [.[] | {id, name, type, email: .person.email?}] | {count: length, people: (map(select(.type == "person")) | length), more: $more, users: .}'
