#!/usr/bin/env bash
# ---
# description: Check the Zoom credentials and see how long a token is valid and which scopes it has (the token stays hidden)
# effect: read
# needs: [ZOOM_ACCESS_TOKEN|ZOOM_ACCOUNT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_ID, ZOOM_ACCESS_TOKEN|ZOOM_CLIENT_SECRET]
# environment: [ZOOM_API_BASE, ZOOM_OAUTH_BASE]
# returns: source, expiresInSeconds, scopes[]
# probe: true
# examples:
#   - Check our Zoom credentials
#   - zoom token
#   - Does the Zoom login work?
#   - Which scopes does our Zoom app have?
#   - test the Zoom API access
#   - is the Zoom token valid
#   - how long is our Zoom access token still valid
#   - Zoom OAuth scopes
#   - hey, are the Zoom API credentials fine
#   - verify the Zoom connection
# not:
#   - Why does the Zoom token not work?
#   - Create a Zoom app
#   - Change the Zoom client secret
#   - Is the Slack token valid?
#   - Is our Cloudflare token still valid?
#   - Print the Zoom access token itself
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/zoom.sh"
parse_options "$@"
if [[ -n ${ZOOM_ACCESS_TOKEN-} ]]; then
  connect
  http_get "$HTTP_BASE/users/me"
  origin=ZOOM_ACCESS_TOKEN
else
  sign_in
  origin=app
fi
present 'the token' '
  if .source == "app" then "Zoom takes the credentials: a token is valid for \(.expiresInSeconds | duration) and has \(.scopes | length | plural("scope"))."
  else "Zoom takes ZOOM_ACCESS_TOKEN." end' '[["Scope"]] + (.scopes | map([.]))' --arg source "$origin" '
  {source: $source, expiresInSeconds: (.expires_in // null), scopes: (.scope // "" | split(" ") | map(select(. != "")))}' <"$HTTP_BODY"
