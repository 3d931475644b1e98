#!/usr/bin/env bash
# ---
# description: One Netlify deploy by its id, with state, branch, commit, address and error
# effect: read
# needs: [NETLIFY_AUTH_TOKEN|NETLIFY_TOKEN]
# environment: [NETLIFY_API_BASE]
# params:
#   - {name: id, type: pattern, pattern: "[0-9a-f]{24}", required: true, description: id of the deploy, workspace: false, cues: [deploy, deploy id, id, deployment]}
# returns: id, site, state, branch, context, commit, title, url, createdAt, publishedAt, seconds, error
# examples:
#   - netlify deploy 65f1c2d3e4a5b6c7d8e9f0a1
#   - Is the Netlify deploy 65f1c2d3e4a5b6c7d8e9f0a1 ready?
#   - state of the Netlify deploy 65f1c2d3e4a5b6c7d8e9f0a1
#   - show me deploy 60a1b2c3d4e5f6a7b8c9d0e1 on Netlify
#   - which commit is in the Netlify deploy 65f1c2d3e4a5b6c7d8e9f0a1
#   - error of the Netlify deploy 65f1c2d3e4a5b6c7d8e9f0a1
#   - details of Netlify deploy 5f9a8b7c6d5e4f3a2b1c0d9e
#   - hey, did the Netlify deployment 60a1b2c3d4e5f6a7b8c9d0e1 go live
#   - branch and address of the Netlify deploy 61b2c3d4e5f6a7b8c9d0e1f2
#   - status of Netlify deploy id 62c3d4e5f6a7b8c9d0e1f203
# not:
#   - Recent Netlify deploys
#   - Why did 65f1c2d3e4a5b6c7d8e9f0a1 fail?
#   - Roll back to 65f1c2d3e4a5b6c7d8e9f0a1
#   - Cancel the deploy 65f1c2d3e4a5b6c7d8e9f0a1
#   - Vercel deployment dpl_9xYzAbC123
#   - Deploy our site to Netlify
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/netlify.sh"
parse_options "$@"
connect

http_get "$HTTP_BASE/deploys/${OPTION[id]}"
present 'the deploy' '
  "\(.site) (\(.branch // .context // "no branch")) is \(.state)\(if .error then ": \(.error | rtrimstr("."))" elif .url then ", \(.url)" else "" end)."' '
  [["ID", "Context", "Commit", "Title", "Created", "Published", "Seconds"],
   [.id, .context, .commit, .title, .createdAt, .publishedAt, .seconds]]' '
  {id, site: (.name // .site_id), state: (.state // error("no state")), branch: (.branch // null), context: (.context // null), commit: (.commit_ref // null),
   title: (.title // null), url: (.deploy_ssl_url // .deploy_url // null), createdAt: .created_at, publishedAt: (.published_at // null),
   seconds: (.deploy_time // null), error: (.error_message // null | if . == "" then null else . end)}' <"$HTTP_BODY"
