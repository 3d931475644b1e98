#!/usr/bin/env bash
# ---
# description: All Supabase projects with status, region, organization and Postgres version
# effect: read
# needs: [SUPABASE_ACCESS_TOKEN]
# environment: [SUPABASE_API_BASE]
# params:
#   - {name: status, type: enum, values: [ACTIVE_HEALTHY, ACTIVE_UNHEALTHY, INACTIVE, COMING_UP, GOING_DOWN, INIT_FAILED, PAUSING, PAUSE_FAILED, REMOVED, RESIZING, RESTARTING, RESTORING, RESTORE_FAILED, UPGRADING, UNKNOWN], description: only those with this status, synonyms: {ACTIVE_HEALTHY: [healthy, running], ACTIVE_UNHEALTHY: [unhealthy, sick], INACTIVE: [paused, asleep, switched off], PAUSING: [being paused], RESTORING: [being restored], RESTARTING: [being restarted], UPGRADING: [being upgraded], REMOVED: [deleted], COMING_UP: [starting], GOING_DOWN: [stopping], RESTORE_FAILED: [failed restore], PAUSE_FAILED: [failed pause], RESIZING: [being resized], INIT_FAILED: [failed to start]}}
# returns: count, notHealthy, projects[].{ref, name, region, status, organization, postgres, createdAt}
# examples:
#   - supabase projects
#   - What Supabase projects do we have?
#   - list all our Supabase projects with region and status
#   - which supabase projects are paused
#   - Supabase projects with status INACTIVE
#   - show the ref of every Supabase project
#   - in which region are our Supabase databases
#   - Postgres versions of our Supabase projects
#   - hey, which Supabase projects are healthy and what organization do they belong to
#   - pull up every Supabase database we run, with region
# not:
#   - Create a Supabase project
#   - Pause the Supabase project
#   - Why is my Supabase project unhealthy?
#   - Is the Supabase database healthy?
#   - Which Supabase plan should we choose?
#   - Is the auth of our Supabase project up?
#   - List the Supabase organizations with their slug
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/supabase.sh"
parse_options "$@"
connect

supabase_list /v1/projects
present_items 'the list of projects' '
  if .count == 0 then "No projects on Supabase\($status | if . == "" then "" else " with status \(.)" end)."
  else "\(.count | plural("project")) on Supabase, \(if .notHealthy == 0 then "all active and healthy" else "\(.notHealthy) not active and healthy" end)." end' '
  [["Project", "Name", "Status", "Region", "Organization", "Postgres"]]
  + (.projects | map([.ref, .name, .status, .region, .organization, .postgres]))' \
  --arg status "${OPTION[status]-}" '
  [.[] | {ref: (.ref // .id), name, region, status, organization: (.organization_slug // .organization_id),
          postgres: (.database.version? // null), createdAt: .created_at}
   | select($status == "" or .status == $status)]
  | {count: length, notHealthy: (map(select(.status != "ACTIVE_HEALTHY")) | length), projects: sort_by(.name)}'
