#!/usr/bin/env bash
# ---
# description: Is the Cloudflare API token alive, active, disabled or expired, and when does it expire
# effect: read
# needs: [CLOUDFLARE_API_TOKEN]
# environment: [CLOUDFLARE_API_BASE]
# returns: id, status, notBefore, expiresOn
# probe: true
# examples:
#   - Is our Cloudflare token still valid?
#   - cloudflare token-verify
#   - verify the Cloudflare API token
#   - When does the Cloudflare token expire?
#   - is the Cloudflare token alive
#   - check the Cloudflare API token
#   - does our Cloudflare API token work
#   - Cloudflare token status
#   - has the Cloudflare token expired or been disabled
#   - test the Cloudflare credentials
# not:
#   - Create a Cloudflare token
#   - Rotate the Cloudflare API token
#   - Is Cloudflare down?
#   - Is our GitHub token valid?
#   - Which permissions does the Cloudflare token have?
#   - Are our Stripe credentials valid?
#   - Is the Zoom token valid?
#   - Tell me the value of the Cloudflare token
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/cloudflare.sh"
parse_options "$@"
connect

http_get "$HTTP_BASE/user/tokens/verify"
present 'the token' '
  "The Cloudflare token is \(.status)\(if .expiresOn then "; it expires on \(.expiresOn[:10])" else " and does not expire" end)."' '[]' '
  .result | {id, status: (.status // error("no status")), notBefore: (.not_before // null), expiresOn: (.expires_on // null)}' <"$HTTP_BODY"
