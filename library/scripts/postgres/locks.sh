#!/usr/bin/env bash
# ---
# description: Queries in PostgreSQL that are blocked by a lock, and which ones block them
# effect: read
# needs: [DATABASE_URL]
# returns: blocked[].{pid, user, database, seconds, lock, table, query, blockedBy[], blockers[]}
# examples:
#   - Are there locks in the database?
#   - postgres locks
#   - Which queries are blocked?
#   - what blocks the database
#   - blocked queries in PostgreSQL
#   - who holds the lock in Postgres
#   - is anything waiting for a lock in the database
#   - lock waits in our Postgres DB
#   - which Postgres session blocks others
#   - hey, is some query stuck behind a lock
# not:
#   - Kill the blocking query
#   - Why is there a deadlock?
#   - Which queries are running?
#   - Lock the table users
#   - Who is locked out?
#   - Explain row locks
#   - Which connections does Postgres have?
#   - How long do the Postgres queries run?
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/postgres.sh"
parse_options "$@"
connect

# shellcheck disable=SC2119
postgres_json <<'END'
select w.pid, w.usename as user, w.datname as database, greatest(0, floor(extract(epoch from clock_timestamp() - w.query_start)))::int as seconds,
  l.mode as lock, l.relation::regclass::text as table, left(regexp_replace(w.query, '\s+', ' ', 'g'), 500) as query, pg_blocking_pids(w.pid) as "blockedBy",
  (select coalesce(json_agg(left(regexp_replace(b.query, '\s+', ' ', 'g'), 500) order by b.pid), '[]') from pg_stat_activity b where b.pid = any (pg_blocking_pids(w.pid))) as blockers
from pg_stat_activity w left join lateral (select mode, relation from pg_locks where pid = w.pid and not granted limit 1) l on true
where cardinality(pg_blocking_pids(w.pid)) > 0
order by 4 desc
END

present 'the locks' '
  if .blocked == [] then "No query is blocked."
  else "\(.blocked | length | if . == 1 then "1 query is" else "\(.) queries are" end) blocked, the longest for \(.blocked[0].seconds | duration) by \(.blocked[0].blockedBy | join(", "))." end' '
  [["PID", "User", "Seconds", "Lock", "Table", "Query", "Blocked by", "Which says"]]
  + (.blocked | map([.pid, .user, .seconds, .lock, .table, .query, (.blockedBy | join(", ")), (.blockers | join("; "))]))' \
  '{blocked: (arrays // error("none"))}' <"$PG_FOLDER/out"
