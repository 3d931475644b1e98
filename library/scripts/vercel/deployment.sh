#!/usr/bin/env bash
# ---
# description: One Vercel deployment by its id or URL, with build state, build time, aliases and error
# effect: read
# needs: [VERCEL_TOKEN]
# environment: [VERCEL_API_BASE, VERCEL_TEAM_ID]
# params:
#   - {name: id, type: pattern, pattern: "dpl_[A-Za-z0-9]+|(https://)?([A-Za-z0-9-]+[.])+[A-Za-z]{2,}/?", required: true, description: id or host name of the deployment, workspace: false, cues: [deployment, deploy, build, preview]}
#   - {name: team, type: pattern, pattern: "team_[A-Za-z0-9]+", description: id of the team; without it VERCEL_TEAM_ID, cues: [team, team id, in the team, … team]}
# returns: id, name, readyState, target, url, alias[], createdAt, buildingAt, readyAt, buildSeconds, errorCode, errorMessage
# examples:
#   - Is the Vercel deployment dpl_9xYzAbC123 ready?
#   - vercel deployment dpl_9xYzAbC123
#   - state of the Vercel deployment acme-web-1a2b3c.vercel.app
#   - show me Vercel deployment dpl_7abCdEf456
#   - how long did the deployment dpl_9xYzAbC123 build on Vercel
#   - which aliases has the Vercel deployment acme-web-1a2b3c.vercel.app
#   - hey, is Vercel deploy dpl_3kLmNoP789 done or did it error
#   - build status of the Vercel deployment dpl_5qRsTuV012 in the team team_a1B2c3D4
#   - details on https://acme-api-9z8y7x.vercel.app at Vercel
#   - error message of Vercel deployment dpl_7abCdEf456
# not:
#   - Recent Vercel deployments
#   - Why did dpl_9xYzAbC123 fail?
#   - Cancel the deployment dpl_9xYzAbC123
#   - Build logs of dpl_9xYzAbC123
#   - Promote dpl_9xYzAbC123 to production
#   - Netlify deploy 65f1c2d3e4a5b6c7d8e9f0a1
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/vercel.sh"
parse_options "$@"
connect

deployment
vercel_url "/v13/deployments/$REPLY"
http_get "$REPLY"
present 'the deployment' '
  "\(.name) (\(.target // "preview")) is \(.readyState)"
  + (if .readyState == "ERROR" and .errorMessage then ": \(.errorMessage | rtrimstr("."))" elif .buildSeconds then ", built in \(.buildSeconds | duration)" else "" end)
  + "\(if .url then ", \(.url)" else "" end)."' '
  [["ID", "Created", "Building", "Ready", "Aliases"], [.id, .createdAt, .buildingAt, .readyAt, (.alias | join(", "))]]' '
  {id, name, readyState: (.readyState // error("no state")), target, url: (if .url then "https://\(.url)" else null end), alias: (.alias // []),
   createdAt: (.createdAt | from_millis), buildingAt: (.buildingAt | from_millis), readyAt: (.ready | from_millis),
   buildSeconds: (if .ready and .buildingAt then (.ready - .buildingAt) / 1000 | floor else null end),
   errorCode: (.errorCode // null), errorMessage: (.errorMessage // null)}' <"$HTTP_BODY"
