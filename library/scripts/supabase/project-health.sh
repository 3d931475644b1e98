#!/usr/bin/env bash
# ---
# description: Health of a Supabase project, its database (db), auth, rest API, realtime and storage, up or down
# effect: read
# needs: [SUPABASE_ACCESS_TOKEN]
# environment: [SUPABASE_API_BASE, SUPABASE_PROJECT_REF]
# params:
#   - {name: ref, type: pattern, pattern: "[a-z]{20}", description: reference of the project; without it SUPABASE_PROJECT_REF, cues: [project, ref, reference, project ref, … project]}
#   - {name: services, type: list, pattern: "auth|db|db_postgres_user|pg_bouncer|pooler|realtime|rest|storage", default: "auth,db,realtime,rest,storage", description: which services, cues: [services, service, of the services], synonyms: {auth: [authentication, logins], db: [database, Postgres], rest: [REST API, API], pooler: [connection pooler, pool], pg_bouncer: [pgbouncer], db_postgres_user: [Postgres user]}}
# returns: ref, healthy, unhealthy, services[].{name, status, healthy, error}
# examples:
#   - supabase health
#   - Is our Supabase project healthy?
#   - is supabase up
#   - Is our Supabase project up?
#   - Supabase health of abcdefghijklmnopqrst
#   - check the health of the Supabase project abcdefghijklmnopqrst
#   - are auth and storage of our Supabase project up or down
#   - status of the supabase db
#   - is the Supabase database healthy
#   - hey, are realtime and rest ok on our Supabase project
# not:
#   - Why is Supabase down?
#   - Restart the Supabase database
#   - Is our website up?
#   - How many Supabase requests failed?
#   - Compare the health of Supabase and Vercel
#   - Disk space of the Supabase database
#   - List the Supabase projects with their region
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/supabase.sh"
parse_options "$@"
connect
project
ref=$REPLY

IFS=', ' read -ra services <<<"${OPTION[services]}"
for service in "${services[@]}"; do
  query services "$service"
done
supabase_list "/v1/projects/$ref/health"
present_items 'the health' '
  if .services == [] then "Supabase says nothing about the services of \(.ref)."
  elif .healthy then "All is well with \(.ref): \(.services | map(.name) | join(", "))."
  else "\(.unhealthy) of \(.services | length | plural("service")) of \(.ref) \(if .unhealthy == 1 then "is" else "are" end) not healthy: "
    + (.services | map(select(.healthy | not) | "\(.name) (\(.status))") | join(", ")) + "." end' '
  [["Service", "Status", "Healthy", "Error"]]
  + (.services | map([.name, .status, (if .healthy then "yes" else "no" end), .error]))' \
  --arg ref "$ref" '
  map({name, status, healthy: (.healthy == true), error: (.error // null)})
  | {ref: $ref, healthy: (length > 0 and all(.healthy)), unhealthy: (map(select(.healthy | not)) | length), services: .}'
