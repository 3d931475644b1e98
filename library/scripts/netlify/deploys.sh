#!/usr/bin/env bash
# ---
# description: Deploys of a Netlify site, the newest first, with state, branch, context, build time and error
# effect: read
# needs: [NETLIFY_AUTH_TOKEN|NETLIFY_TOKEN]
# environment: [NETLIFY_API_BASE, NETLIFY_SITE_ID]
# params:
#   - {name: site, type: pattern, pattern: "([A-Za-z0-9-]+[.])+[A-Za-z]{2,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", description: id or domain of the site; without it NETLIFY_SITE_ID, cues: [site, website, … site]}
#   - {name: state, type: enum, values: [enqueued, building, processing, ready, error, rejected, pending_review, retrying], description: only those in this state, synonyms: {error: [failed, failing, broken, errored], ready: [successful, succeeded, live], building: [running, in progress], enqueued: [queued, waiting], pending_review: [pending review, waiting for review], rejected: [refused]}}
#   - {name: branch, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._/-]*", description: only those of this branch, cues: [branch, of the branch, on the branch, from branch, for the branch, the … branch]}
#   - {name: limit, type: integer, default: 20, description: how many at most; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … deploys, … deployments, … builds], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: site, count, failed, more, deploys[].{id, state, branch, context, commit, title, createdAt, publishedAt, seconds, error}
# examples:
#   - netlify deploys
#   - Netlify deploys of acme.netlify.app
#   - Did the last Netlify deploy work?
#   - recent deploys of docs.acme.com on Netlify
#   - which Netlify deploys of acme.netlify.app have the state error
#   - list the Netlify deploys of the branch main
#   - deploy history of acme.netlify.app on Netlify
#   - the last 5 failed Netlify deploys of shop.acme.com
#   - hey, which Netlify deployments of the site www.acme.org are live from branch release/3
#   - newest Netlify deployments of the site 3f2504e0-4f89-11d3-9a0c-0305e82c3301
# not:
#   - Deploy the site to Netlify
#   - Why did the Netlify deploy fail?
#   - Roll back the Netlify site
#   - Vercel deployments
#   - Trigger a Netlify build
#   - Compare the last two Netlify deploys
#   - Show the Netlify deploy 65f1c2d3e4a5b6c7d8e9f0a1
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
