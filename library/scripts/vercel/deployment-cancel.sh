#!/usr/bin/env bash
# ---
# description: Cancel a Vercel deployment that is queued or building
# effect: write
# needs: [VERCEL_TOKEN]
# environment: [VERCEL_API_BASE, VERCEL_TEAM_ID]
# params:
#   - {name: id, type: pattern, pattern: "dpl_[A-Za-z0-9]+", required: true, description: id of the deployment, workspace: false, cues: [deployment, deploy, build, cancel, stop, abort]}
#   - {name: team, type: pattern, pattern: "team_[A-Za-z0-9]+", description: id of the team; without it VERCEL_TEAM_ID, cues: [team, team id, in the team, … team]}
# returns: performed, id, name, readyState
# examples:
#   - Cancel the Vercel deployment dpl_9xYzAbC123
#   - vercel cancel dpl_9xYzAbC123
#   - stop the Vercel build dpl_7abCdEf456
#   - abort the deployment dpl_9xYzAbC123 on Vercel
#   - please cancel the running Vercel deploy dpl_9xYzAbC123
#   - kill the queued Vercel deployment dpl_3kLmNoP789
#   - 'Vercel: interrupt build dpl_5qRsTuV012 of the team team_a1B2c3D4'
#   - hey, can you halt Vercel deploy dpl_7abCdEf456
#   - do not finish the Vercel build dpl_3kLmNoP789, cancel it
#   - cancel build dpl_5qRsTuV012 at Vercel
# not:
#   - Why was the deployment canceled?
#   - Delete the Vercel deployment dpl_9xYzAbC123
#   - Roll back the deployment dpl_9xYzAbC123
#   - Cancel our Vercel subscription
#   - Cancel the Netlify build
#   - What state is the Vercel deployment dpl_9xYzAbC123 in?
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/vercel.sh"
parse_options "$@"
connect

vercel_url "/v12/deployments/${OPTION[id]}/cancel"
address=$REPLY
show_unless_confirmed "cancel the Vercel deployment ${OPTION[id]}" PATCH "$address"

http_change PATCH "$address"
present_change 'the deployment' '"\(.id) of \(.name) is \(.readyState)."' '{id, name, readyState: (.readyState // error("no state"))}'
