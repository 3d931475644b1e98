#!/usr/bin/env bash
# ---
# description: Database backups of a Supabase project, the newest first, and whether point-in-time recovery (PITR) is on
# effect: read
# needs: [SUPABASE_ACCESS_TOKEN]
# environment: [SUPABASE_API_BASE, SUPABASE_PROJECT_REF]
# params:
#   - {name: ref, type: pattern, pattern: "[a-z]{20}", description: reference of the project; without it SUPABASE_PROJECT_REF, cues: [project, ref, reference, project ref, … project]}
# returns: ref, region, pitrEnabled, recoverableFrom, recoverableTo, count, newestCompleted, backups[].{createdAt, status, physical}
# examples:
#   - supabase backups
#   - When was the last Supabase backup?
#   - list the database backups of abcdefghijklmnopqrst
#   - is PITR enabled on our Supabase project
#   - do we have a recent backup of the Supabase database
#   - did the Supabase backup complete
#   - newest supabase backup of project abcdefghijklmnopqrst
#   - is point-in-time recovery on for Supabase
#   - Supabase database snapshots
#   - hey, is our Supabase DB backed up
# not:
#   - Restore the Supabase backup
#   - Make a backup of the database
#   - Why did the backup fail?
#   - How do Supabase backups work?
#   - Is the Supabase database healthy?
#   - Are there backups of the server itself?
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/supabase.sh"
parse_options "$@"
connect
project
ref=$REPLY

http_get "$HTTP_BASE/v1/projects/$ref/database/backups"
present 'the list of backups' '
  (if .count == 0 then "No backups of \(.ref)"
   else "\(.count | plural("backup")) of \(.ref), \(if .newestCompleted then "the newest completed one of \(.newestCompleted)" else "none of them completed" end)" end)
  + "; point-in-time recovery is \(if .pitrEnabled then "on" else "off" end)."' '
  [["Made", "Status", "Physical"]] + (.backups | map([.createdAt, .status, (if .physical then "yes" else "no" end)]))' \
  --arg ref "$ref" '
  (.backups | if type == "array" then . else error("no list") end
   | map({createdAt: .inserted_at, status, physical: (.is_physical_backup == true)}) | sort_by(.createdAt) | reverse) as $backups
  | {ref: $ref, region, pitrEnabled: (.pitr_enabled == true),
     recoverableFrom: (.physical_backup_data.earliest_physical_backup_date_unix? // null | if . then todate else . end),
     recoverableTo: (.physical_backup_data.latest_physical_backup_date_unix? // null | if . then todate else . end),
     count: ($backups | length), newestCompleted: ($backups | map(select(.status == "COMPLETED").createdAt) | first), backups: $backups}' <"$HTTP_BODY"
