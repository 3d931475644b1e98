#!/usr/bin/env bash
# ---
# description: Cloudflare R2 buckets with location, storage class and when each was made
# effect: read
# needs: [CLOUDFLARE_API_TOKEN]
# environment: [CLOUDFLARE_API_BASE, CLOUDFLARE_ACCOUNT_ID]
# params:
#   - {name: account, type: pattern, pattern: "[0-9a-f]{32}", description: id of the account; without it CLOUDFLARE_ACCOUNT_ID, cues: [account, account id]}
# returns: count, more, buckets[].{name, location, storageClass, createdOn}
# examples:
#   - cloudflare r2 buckets
#   - Which R2 buckets do we have on Cloudflare?
#   - list our R2 buckets
#   - where are our Cloudflare R2 buckets located
#   - R2 buckets of the account 0123456789abcdef0123456789abcdef
#   - Cloudflare object storage buckets
#   - when was each R2 bucket created
#   - 'R2 storage: bucket names and storage class'
#   - hi, can you list every bucket in Cloudflare R2
#   - overview of Cloudflare R2 storage
# not:
#   - Create an R2 bucket
#   - Delete the R2 bucket
#   - S3 buckets
#   - What does R2 cost?
#   - How big is each R2 bucket?
#   - Supabase storage buckets
#   - Cloudflare zones
#   - Which files are in the R2 bucket uploads?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/cloudflare.sh"
parse_options "$@"
connect

account
path=$REPLY/r2/buckets
query per_page 1000
url "$path"
pages_by_cursor "$REPLY" cursor '.result | if type == "object" then .buckets else . end' '.result_info.cursor?'
present_items 'the list of buckets' '
  if .count == 0 then "No R2 buckets on Cloudflare." else "\(.count | plural("R2 bucket")) on Cloudflare." end' '
  [["Bucket", "Location", "Storage class", "Created"]] + (.buckets | map([.name, .location, .storageClass, .createdOn]))' '
  map({name, location: (.location // null), storageClass: (.storage_class // null), createdOn: (.creation_date // null)})
  | {count: length, more: $more, buckets: sort_by(.name)}'
