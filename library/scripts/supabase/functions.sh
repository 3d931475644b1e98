#!/usr/bin/env bash
# ---
# description: Edge functions of a Supabase project, with status, version and when each was deployed last
# effect: read
# needs: [SUPABASE_ACCESS_TOKEN]
# environment: [SUPABASE_API_BASE, SUPABASE_PROJECT_REF]
# params:
#   - {name: ref, type: pattern, pattern: "[a-z]{20}", description: reference of the project; without it SUPABASE_PROJECT_REF, cues: [project, ref, reference, project ref, … project]}
# returns: ref, count, functions[].{slug, name, status, version, verifiesJwt, createdAt, updatedAt}
# examples:
#   - supabase functions
#   - What edge functions are deployed on Supabase?
#   - list the Supabase edge functions of abcdefghijklmnopqrst
#   - edge functions of our Supabase project
#   - when was each Supabase function deployed last
#   - which version of our edge functions is on supabase
#   - show the supabase functions in project abcdefghijklmnopqrst
#   - serverless functions on Supabase with version and status
#   - hey, how many edge functions does Supabase run for us
#   - active Supabase function slugs
# not:
#   - Deploy the edge function
#   - Write a Supabase edge function
#   - Why does my edge function fail?
#   - Delete a Supabase function
#   - Vercel functions
#   - Show the database functions
#   - Logs of the Supabase edge function
#   - Cloudflare Workers
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/supabase.sh"
parse_options "$@"
connect
project
ref=$REPLY

supabase_list "/v1/projects/$ref/functions"
present_items 'the list of functions' '
  if .count == 0 then "No edge functions in \(.ref)."
  else "\(.count | plural("edge function")) in \(.ref), \(.functions[0].slug) changed last, on \(.functions[0].updatedAt // "a day unknown" | .[:10])." end' '
  [["Function", "Name", "Status", "Version", "Updated", "JWT checked"]]
  + (.functions | map([.slug, .name, .status, .version, .updatedAt, (if .verifiesJwt then "yes" else "no" end)]))' \
  --arg ref "$ref" '
  map({slug, name, status, version, verifiesJwt: (.verify_jwt == true),
       createdAt: (.created_at | from_millis), updatedAt: (.updated_at | from_millis)})
  | {ref: $ref, count: length, functions: (sort_by(.updatedAt) | reverse)}'
