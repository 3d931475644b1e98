#!/usr/bin/env bash
# ---
# description: Roll back a Netlify site, publish (restore) an earlier deploy of it again
# effect: write
# needs: [NETLIFY_AUTH_TOKEN|NETLIFY_TOKEN]
# environment: [NETLIFY_API_BASE, NETLIFY_SITE_ID]
# params:
#   - {name: site, type: pattern, pattern: "([A-Za-z0-9-]+[.])+[A-Za-z]{2,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", description: id or domain of the site; without it NETLIFY_SITE_ID, cues: [site, website, … site]}
#   - {name: deploy, type: pattern, pattern: "[0-9a-f]{24}", required: true, description: id of the deploy to publish, workspace: false, cues: [deploy, to, to the deploy, deploy id, version, back to]}
# returns: performed, site, id, state, publishedAt, url
# examples:
#   - Roll back acme.netlify.app to the Netlify deploy 65f1c2d3e4a5b6c7d8e9f0a1
#   - netlify rollback 65f1c2d3e4a5b6c7d8e9f0a1
#   - restore the Netlify deploy 65f1c2d3e4a5b6c7d8e9f0a1 of docs.acme.com
#   - roll our Netlify site back to 60a1b2c3d4e5f6a7b8c9d0e1
#   - publish the earlier Netlify deploy 65f1c2d3e4a5b6c7d8e9f0a1 again
#   - go back to deploy 5f9a8b7c6d5e4f3a2b1c0d9e on Netlify
#   - revert shop.acme.com on Netlify to the previous deploy 61b2c3d4e5f6a7b8c9d0e1f2
#   - please undo the Netlify release and publish 62c3d4e5f6a7b8c9d0e1f203
#   - 'Netlify: make 63d4e5f6a7b8c9d0e1f20314 the live deploy of docs.acme.com'
#   - switch the Netlify site www.acme.org to deploy 64e5f6a7b8c9d0e1f2031425
# not:
#   - Should we roll back the Netlify site?
#   - Roll back the Vercel deployment
#   - Revert the last commit
#   - Trigger a new Netlify build
#   - Recent Netlify deploys
#   - What state is the deploy 65f1c2d3e4a5b6c7d8e9f0a1 in?
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/netlify.sh"
parse_options "$@"
connect

site
site=$REPLY
url "/sites/$site/deploys/${OPTION[deploy]}/restore"
address=$REPLY
show_unless_confirmed "publish the deploy ${OPTION[deploy]} of $site again" POST "$address"

http_change POST "$address"
present_change 'the deploy' '"\(.site) is back at the deploy \(.id) (\(.state))."' \
  --arg site "$site" '
  {site: $site, id: (.id // error("no id")), state, publishedAt: (.published_at // null), url: (.ssl_url // .url // null)}'
