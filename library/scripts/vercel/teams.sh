#!/usr/bin/env bash
# ---
# description: Vercel teams of the token's owner, with id and slug
# effect: read
# needs: [VERCEL_TOKEN]
# environment: [VERCEL_API_BASE]
# returns: teams[].{id, slug, name, role}
# probe: true
# examples:
#   - vercel teams
#   - Which Vercel teams are we in?
#   - what is the id of our Vercel team
#   - show my Vercel teams with slug
#   - hey, which Vercel organizations or teams does the token's owner belong to
#   - Vercel team slugs
#   - names of the Vercel teams
#   - am I part of a team at Vercel
#   - pull up my team list on Vercel
#   - ids and slugs of Vercel teams
# not:
#   - Invite Ada to the Vercel team
#   - Microsoft Teams
#   - Linear teams
#   - Create a Vercel team
#   - Which projects does the Vercel team have?
#   - PagerDuty teams
#   - Who is a member of our Vercel team?
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/vercel.sh"
parse_options "$@"
connect

query limit 100
url /v2/teams
pages_by_cursor "$REPLY" until .teams .pagination.next
present_items 'the list of teams' '
  .teams | if length == 0 then "No teams on Vercel." else "\(length | plural("team")) on Vercel." end' '
  [["Name", "Slug", "ID", "Role"]] + (.teams | map([.name, .slug, .id, .role]))' '
  {teams: (map({id, slug, name, role: (.membership.role? // null)}) | sort_by(.name))}'
