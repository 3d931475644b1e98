#!/usr/bin/env bash
# ---
# description: Preview branches of a Supabase project, with Git branch, pull request and migration status
# effect: read
# needs: [SUPABASE_ACCESS_TOKEN]
# environment: [SUPABASE_API_BASE, SUPABASE_PROJECT_REF]
# params:
#   - {name: ref, type: pattern, pattern: "[a-z]{20}", description: reference of the project; without it SUPABASE_PROJECT_REF, cues: [project, ref, reference, project ref, … project]}
# returns: ref, count, failed, branches[].{name, ref, gitBranch, pullRequest, status, default, persistent, updatedAt}
# examples:
#   - supabase branches
#   - What preview branches are there on Supabase?
#   - list the Supabase branches of abcdefghijklmnopqrst
#   - which Supabase preview branches have failed migrations
#   - database branches of our Supabase project
#   - did the migrations pass on the supabase branches
#   - names of the Supabase preview branches and their pull requests
#   - hey, which Git branch belongs to each Supabase preview environment
#   - migration status of the branches of Supabase project abcdefghijklmnopqrst
#   - how many preview branches does our Supabase project have
# not:
#   - git branches
#   - Create a Supabase branch
#   - Merge the Supabase branch
#   - Why did the migration fail?
#   - Vercel preview deployments
#   - Branches of acme/app on GitHub
#   - Supabase edge functions
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/supabase.sh"
parse_options "$@"
connect
project
ref=$REPLY

supabase_list "/v1/projects/$ref/branches"
present_items 'the list of branches' '
  if .count == 0 then "No preview branches of \(.ref)."
  else "\(.count | if . == 1 then "1 branch" else "\(.) branches" end) of \(.ref), \(if .failed == 0 then "none" else .failed end) failed." end' '
  [["Branch", "Git branch", "PR", "Status", "Kind", "Project", "Updated"]]
  + (.branches | map([.name, .gitBranch, .pullRequest, .status, (if .default then "default" elif .persistent then "persistent" else "preview" end), .ref, .updatedAt]))' \
  --arg ref "$ref" '
  map({name, ref: .project_ref, gitBranch: (.git_branch // null), pullRequest: (.pr_number // null), status,
       default: (.is_default == true), persistent: (.persistent == true), updatedAt: .updated_at})
  | {ref: $ref, count: length, failed: (map(select(.status | endswith("_FAILED"))) | length), branches: (sort_by(.updatedAt) | reverse)}'
