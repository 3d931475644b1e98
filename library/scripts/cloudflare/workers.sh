#!/usr/bin/env bash
# ---
# description: Cloudflare Workers, the scripts of an account, with when each changed
# effect: read
# needs: [CLOUDFLARE_API_TOKEN]
# environment: [CLOUDFLARE_API_BASE, CLOUDFLARE_ACCOUNT_ID]
# params:
#   - {name: account, type: pattern, pattern: "[0-9a-f]{32}", description: id of the account; without it CLOUDFLARE_ACCOUNT_ID, cues: [account, account id]}
# returns: count, more, workers[].{id, createdOn, modifiedOn, usageModel}
# examples:
#   - cloudflare workers
#   - list our Cloudflare Workers
#   - when was each Cloudflare Worker changed last
#   - Cloudflare worker scripts of the account 0123456789abcdef0123456789abcdef
#   - names of the Workers in our Cloudflare account
#   - newest Cloudflare Worker
#   - serverless scripts running at Cloudflare Workers
#   - hey, which Cloudflare Workers did somebody modify last
#   - edge workers deployed on Cloudflare
#   - Cloudflare worker names and modification dates
# not:
#   - Deploy the Cloudflare Worker
#   - Write a Cloudflare Worker
#   - Why does my Worker fail?
#   - Cloudflare Pages projects
#   - Which workers are on shift?
#   - Cloudflare Worker errors since yesterday
#   - Edge functions on Supabase
#   - Delete the Cloudflare Worker
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/cloudflare.sh"
parse_options "$@"
connect

account
cloudflare_list "$REPLY/workers/scripts"
present_items 'the list of Workers' '
  if .count == 0 then "No Workers on Cloudflare."
  else "\(.count | plural("Worker")) on Cloudflare, \(.workers[0].id) changed last\(.workers[0].modifiedOn | if . then ", on \(.[:10])" else "" end)." end' '
  [["Worker", "Changed", "Created", "Usage model"]] + (.workers | map([.id, .modifiedOn, .createdOn, .usageModel]))' '
  map({id, createdOn: (.created_on // null), modifiedOn: (.modified_on // null), usageModel: (.usage_model // null)})
  | {count: length, more: $more, workers: (sort_by(.modifiedOn // "") | reverse)}'
