#!/usr/bin/env bash
# ---
# description: Users of the Zoom account, with e-mail address, licence type and last login
# effect: read
# needs: [ZOOM_ACCESS_TOKEN|ZOOM_ACCOUNT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_SECRET]
# environment: [ZOOM_API_BASE, ZOOM_OAUTH_BASE]
# params:
#   - {name: status, type: enum, values: [active, inactive, pending], default: active, description: which users, synonyms: {active: [enabled, in use], inactive: [deactivated, disabled], pending: [invited, not confirmed, waiting]}}
# returns: status, count, licensed, more, users[].{id, name, email, type, department, createdAt, lastLoginAt}
# examples:
#   - List our Zoom users
#   - Who has a Zoom licence?
#   - how many people are in our Zoom account
#   - show inactive Zoom users
#   - pending users on Zoom
#   - which Zoom users are licensed
#   - when did our Zoom users last log in
#   - hey, which colleagues have a Zoom account and which licence type
#   - deactivated people in the Zoom account
#   - pull up the Zoom user list with licences
# not:
#   - Add a user to Zoom
#   - Remove inactive Zoom users
#   - Who attended the Zoom meeting?
#   - Users in our Slack workspace
#   - Why is this user inactive on Zoom?
#   - Compare the cost of Zoom licences
#   - Which Zoom users hosted the most meetings?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/zoom.sh"
parse_options "$@"
connect

query status "${OPTION[status]}"
zoom_list /users .users

present_items 'the list of users' '
  .status as $status
  | if .count == 0 then "No \(.status) Zoom users." else "\(.count | plural("\($status) Zoom user")), \(.licensed) licensed." end' '
  [["Name", "E-mail", "Type", "Last login", "Department"]]
  + (.users | map([.name, .email, .type, .lastLoginAt, .department]))' \
  --arg status "${OPTION[status]}" '
  {"1": "basic", "2": "licensed", "3": "on-prem", "4": "unassigned", "99": "none"} as $types
  | map({id, name: (.display_name // ([.first_name, .last_name] | map(strings) | join(" "))), email, type: ($types[.type | tostring] // null),
         department: .dept, createdAt: .user_created_at, lastLoginAt: .last_login_time})
  | {status: $status, count: length, licensed: (map(select(.type == "licensed")) | length), more: $more, users: .}'
