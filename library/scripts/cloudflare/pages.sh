#!/usr/bin/env bash
# ---
# description: Cloudflare Pages projects with address and how their latest deployment went
# effect: read
# needs: [CLOUDFLARE_API_TOKEN]
# environment: [CLOUDFLARE_API_BASE, CLOUDFLARE_ACCOUNT_ID]
# params:
#   - {name: account, type: pattern, pattern: "[0-9a-f]{32}", description: id of the account; without it CLOUDFLARE_ACCOUNT_ID, cues: [account, account id]}
# returns: count, failed, more, projects[].{name, subdomain, stage, status, branch, deployedAt, url}
# examples:
#   - cloudflare pages
#   - Which Cloudflare Pages projects do we have?
#   - list our Pages projects on Cloudflare
#   - Did the last Cloudflare Pages deployment work?
#   - latest deployment of each Cloudflare Pages project
#   - status of our Cloudflare Pages
#   - Cloudflare Pages projects of the account 0123456789abcdef0123456789abcdef
#   - hey, are the Cloudflare Pages builds fine
#   - how did the latest Cloudflare Pages build of each project go
#   - names and addresses of our Cloudflare Pages sites
# not:
#   - Why did the Pages deployment fail?
#   - Cloudflare Workers
#   - Notion pages
#   - Which pages are visited most?
#   - Netlify sites
#   - Roll back the Cloudflare Pages project
#   - Deploy our site to Cloudflare Pages
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/cloudflare.sh"
parse_options "$@"
connect

account
cloudflare_list "$REPLY/pages/projects"
present_items 'the list of projects' '
  if .count == 0 then "No Pages projects on Cloudflare."
  else "\(.count | plural("Pages project")) on Cloudflare; the latest deployment failed in \(if .failed == 0 then "none" else .failed end)." end' '
  [["Project", "Subdomain", "Stage", "Status", "Branch", "Deployed", "URL"]]
  + (.projects | map([.name, .subdomain, .stage, .status, .branch, .deployedAt, .url]))' '
  map((.latest_deployment // {}) as $latest
      | {name: (.name // .project_name), subdomain: (.subdomain // null), stage: ($latest.latest_stage.name? // null), status: ($latest.latest_stage.status? // null),
         branch: ($latest.deployment_trigger.metadata.branch? // null), deployedAt: ($latest.created_on // null), url: ($latest.url // null)})
  | {count: length, failed: (map(select(.status == "failure")) | length), more: $more, projects: sort_by(.name)}'
