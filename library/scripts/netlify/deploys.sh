#!/usr/bin/env bash
# ---
# description: Deploys of a Netlify site, the newest first, with state, branch, context, build time and error
# effect: read
# needs: [NETLIFY_AUTH_TOKEN|NETLIFY_TOKEN]
# environment: [NETLIFY_API_BASE, NETLIFY_SITE_ID]
# params:
#   - {name: site, type: pattern, pattern: "([A-Za-z0-9-]+[.])+[A-Za-z]{2,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", description: id or domain of the site; without it NETLIFY_SITE_ID}
#   - {name: state, type: enum, values: [enqueued, building, processing, ready, error, rejected, pending_review, retrying], description: only those in this state}
#   - {name: branch, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._/-]*", description: only those of this branch}
#   - {name: limit, type: integer, default: 20, description: how many at most; 0 is all}
# returns: site, count, failed, more, deploys[].{id, state, branch, context, commit, title, createdAt, publishedAt, seconds, error}
# examples:
#   - netlify deploys
#   - Netlify deploys of acme.netlify.app
#   - Did the last Netlify deploy work?
#   - recent deploys of docs.acme.com on Netlify
#   - which Netlify deploys of acme.netlify.app have the state error
#   - list the Netlify deploys of the branch main
#   - what was deployed on Netlify
#   - deploy history of acme.netlify.app on Netlify
# not:
#   - Deploy the site to Netlify
#   - Why did the Netlify deploy fail?
#   - Roll back the Netlify site
#   - Vercel deployments
#   - Trigger a Netlify build
#   - Compare the last two Netlify deploys
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/netlify.sh"
parse_options "$@"
connect

site
site=$REPLY
query state "${OPTION[state]-}"
query branch "${OPTION[branch]-}"
netlify_list "/sites/$site/deploys"
present_items 'the list of deploys' '
  if .count == 0 then "No deploys of \(.site)."
  else "\(.count | plural("deploy")) of \(.site)\(if .more then " and more" else "" end), \(if .failed == 0 then "none" else .failed end) failed; the newest is \(.deploys[0] | "\(.state) (\(.branch // .context // "no branch"))")." end' '
  [["Created", "State", "Branch", "Context", "Seconds", "Title", "Error", "ID"]]
  + (.deploys | map([.createdAt, .state, .branch, .context, .seconds, .title, .error, .id]))' \
  --arg site "$site" '
  map({id, state, branch: (.branch // null), context: (.context // null), commit: (.commit_ref // null), title: (.title // null),
       createdAt: .created_at, publishedAt: (.published_at // null), seconds: (.deploy_time // null), error: (.error_message // null)})
  | {site: $site, count: length, failed: (map(select(.state == "error")) | length), more: $more, deploys: .}'
