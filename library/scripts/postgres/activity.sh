#!/usr/bin/env bash
# ---
# description: Queries and connections that are active in PostgreSQL right now, the longest first
# effect: read
# needs: [DATABASE_URL]
# params:
#   - {name: all, type: flag, description: idle connections too, synonyms: {"true": [idle, idle ones, including idle, also idle, idle too, idle connections, idle sessions, every connection]}}
#   - {name: min-seconds, type: integer, default: 0, description: only what has lasted this long, cues: [longer than … seconds, more than … seconds, over … seconds, at least … seconds, for … seconds, … seconds]}
# returns: connections, maxConnections, queries[].{pid, user, database, application, state, waitsFor, seconds, query}
# examples:
#   - Which queries are running on Postgres?
#   - postgres activity
#   - long running queries in the database
#   - how many connections does the database have
#   - queries that have run for more than 60 seconds
#   - pg_stat_activity
#   - show idle connections in PostgreSQL
#   - slow Postgres queries over 30 seconds
#   - active database sessions, idle too
#   - hey, what is Postgres busy with at the moment
# not:
#   - Kill the long running queries
#   - Why is the database slow?
#   - Which queries are blocked?
#   - Which processes are running?
#   - Run "select 1" on the database
#   - Show my GitHub activity
#   - Supabase API requests
#   - How big is the Postgres database?
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/postgres.sh"
parse_options "$@"
connect

postgres_json --set "all=${OPTION[all]:-false}" --set "seconds=${OPTION[min-seconds]}" <<'END'
select (select count(*) from pg_stat_activity where backend_type = 'client backend') as connections, current_setting('max_connections')::int as "maxConnections",
  (select coalesce(json_agg(q order by q.seconds desc), '[]') from (
    select pid, usename as user, datname as database, application_name as application, coalesce(state, 'hidden') as state, wait_event_type || ': ' || wait_event as "waitsFor",
      greatest(0, floor(extract(epoch from clock_timestamp() - case when state = 'active' then query_start else state_change end)))::int as seconds,
      left(regexp_replace(query, '\s+', ' ', 'g'), 500) as query
    from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()) q
  where (:'all' = 'true' or q.state <> 'idle') and coalesce(q.seconds, 0) >= :'seconds'::int) as queries
END

present 'the activity' '
  (.queries | map(select(.state == "active"))) as $active
  | "\($active | length | if . == 1 then "1 query" else "\(.) queries" end) running\($active | if length == 0 then "" else ", the longest for \(.[0].seconds | duration)" end); \(.connections) of \(.maxConnections) connections in use."' '
  [["PID", "User", "Database", "State", "Seconds", "Waits for", "Query"]] + (.queries | map([.pid, .user, .database, .state, .seconds, .waitsFor, .query]))' \
  '.[0] | .queries |= map(.seconds |= (. // 0))' <"$PG_FOLDER/out"
