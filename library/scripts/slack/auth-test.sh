#!/usr/bin/env bash
# ---
# description: Whose Slack token is it, the workspace, user and bot that the app acts as
# effect: read
# needs: [SLACK_BOT_TOKEN]
# environment: [SLACK_API_BASE]
# returns: team, teamId, user, userId, botId, url
# probe: true
# examples:
#   - Whose Slack token is this?
#   - does our Slack token work
#   - test the Slack token
#   - which Slack workspace are we connected to?
#   - check the Slack connection
#   - is Slack set up
#   - Slack bot user and workspace name of our token
#   - hey, as whom does our app act on Slack
#   - is the Slack token still valid
#   - what is the name of our Slack app's user
# not:
#   - Why does the Slack token not work?
#   - Make a new Slack token
#   - List the members of our Slack workspace
#   - Which GitHub account is the token of?
#   - Post a test message to Slack
#   - Is the Cloudflare token valid?
#   - Which channels does Slack have?
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/slack.sh"
parse_options "$@"
connect

http_get "$HTTP_BASE/auth.test"
present "the token's owner" '"The token is of \(.user) (\(.userId)) in the Slack workspace \(.team)."' '[]' \
  '{team, teamId: .team_id, user, userId: .user_id, botId: .bot_id, url}' <"$HTTP_BODY"
