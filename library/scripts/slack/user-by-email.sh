#!/usr/bin/env bash
# ---
# description: Find a Slack user by e-mail, with id, name and time zone
# effect: read
# needs: [SLACK_BOT_TOKEN]
# environment: [SLACK_API_BASE]
# params:
#   - {name: email, type: pattern, pattern: "[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+", required: true, description: e-mail address of the person, workspace: false, cues: [email, e-mail, address, user, member]}
# returns: id, name, realName, email, timezone, bot, active
# examples:
#   - Who is ada@example.com on Slack?
#   - find the Slack user ada@example.com
#   - Slack id of bob@example.com
#   - is eve@example.com on our Slack
#   - which Slack user has the e-mail ada@example.com
#   - Slack account that belongs to grace@example.org
#   - hey, is there a Slack member with the address linus@example.net
#   - name and time zone of ada@example.com on Slack
#   - which Slack handle does bob@acme.org have
#   - pull up the Slack profile of bob@example.com
# not:
#   - Send an e-mail to ada@example.com
#   - Invite ada@example.com to Slack
#   - Find the Stripe customer ada@example.com
#   - Write to ada@example.com on Slack
#   - HubSpot contact ada@example.com
#   - What did ada@example.com post on Slack?
#   - List all members of our Slack workspace
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/slack.sh"
parse_options "$@"
connect

query email "${OPTION[email]}"
url /users.lookupByEmail
http_get "$REPLY"
present 'the user' '"\(.email) is \(.realName // .name) on Slack (\(.id), @\(.name))\(if .timezone then ", in the time zone \(.timezone)" else "" end)\(if .active then "" else "; deactivated" end)."' '[]' \
  --arg email "${OPTION[email]}" '.user | {id, name, realName: (.real_name // .profile.real_name?), email: (.profile.email? // $email), timezone: .tz,
    bot: (.is_bot == true), active: (.deleted != true)}' <"$HTTP_BODY"
