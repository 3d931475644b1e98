#!/usr/bin/env bash
# ---
# description: Trigger a new build of a Netlify site, with a fresh cache if wanted
# effect: write
# needs: [NETLIFY_AUTH_TOKEN|NETLIFY_TOKEN]
# environment: [NETLIFY_API_BASE, NETLIFY_SITE_ID]
# params:
#   - {name: site, type: pattern, pattern: "([A-Za-z0-9-]+[.])+[A-Za-z]{2,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", description: id or domain of the site; without it NETLIFY_SITE_ID, cues: [site, website, … site]}
#   - {name: clear-cache, type: flag, description: without the cache of earlier builds, synonyms: {"true": [clear the cache, clearing the cache, cleared cache, without cache, without the cache, fresh cache, clean build, from scratch]}}
# returns: performed, site, id, deployId, done, error
# examples:
#   - Trigger a Netlify build of acme.netlify.app
#   - netlify build acme.netlify.app
#   - rebuild acme.netlify.app on Netlify
#   - start a new build of docs.acme.com on Netlify
#   - trigger a Netlify build
#   - rebuild our Netlify site with clear cache
#   - redeploy acme.netlify.app on Netlify
#   - kick off a fresh Netlify build for the site shop.acme.com without cache
#   - please run the Netlify build of 3f2504e0-4f89-11d3-9a0c-0305e82c3301 again
#   - 'Netlify: force a rebuild of www.acme.org'
# not:
#   - Why did the Netlify build fail?
#   - Netlify deploys
#   - Build a website
#   - Roll back the Netlify site
#   - Cancel the Netlify build
#   - How long do Netlify builds take?
#   - Trigger a GitHub Actions build of acme/app
#   - Publish an earlier Netlify deploy again
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/netlify.sh"
parse_options "$@"
connect

site
site=$REPLY
query clear_cache "${OPTION[clear-cache]-}"
url "/sites/$site/builds"
address=$REPLY
show_unless_confirmed "build $site anew${OPTION[clear-cache]:+ with a fresh cache}" POST "$address"

http_change POST "$address"
present_change 'the build' '
  if .error then "The build of \(.site) ended with an error: \(.error)." else "The build of \(.site) has begun (deploy \(.deployId))." end' \
  --arg site "$site" '
  {site: $site, id: (.id // error("no id")), deployId: (.deploy_id // null), done: (.done == true), error: (.error // null | if . == "" then null else . end)}'
