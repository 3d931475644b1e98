#!/usr/bin/env bash
# ---
# description: Tables of the PostgreSQL database, with columns, estimated rows and size
# effect: read
# needs: [DATABASE_URL]
# params:
#   - {name: schema, type: pattern, pattern: "[A-Za-z_][A-Za-z0-9_$]*", description: only those of this schema, cues: [schema, of the schema, in the schema, in schema, … schema]}
#   - {name: limit, type: integer, default: 100, description: how many to list (0 means all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … tables], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: total, more, tables[].{schema, name, kind, columns, rows, bytes}
# examples:
#   - Which tables are in the database?
#   - list the Postgres tables
#   - tables of the schema public
#   - how many tables does the database have
#   - show all tables and views in PostgreSQL
#   - what tables exist in the schema billing
#   - columns and estimated rows of the Postgres tables
#   - first 30 tables of the schema analytics in Postgres
#   - hey, which relations are defined in the Postgres DB
#   - pull up the table list of our Postgres
# not:
#   - Create a table
#   - Drop the table users
#   - Which table is the largest?
#   - Make a table of the results
#   - Book a table for two
#   - List the tables in Airtable
#   - How big are the tables of the database?
#   - Run a query on the table users
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/postgres.sh"
parse_options "$@"
connect

# Rows are those of the last ANALYZE: to count them all would take long.
postgres_json --set "schema=${OPTION[schema]-}" <<'END'
select n.nspname as schema, c.relname as name,
  case c.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view' when 'm' then 'materialized view' else 'foreign table' end as kind,
  (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
  case when c.relkind in ('r', 'm') and c.reltuples >= 0 then c.reltuples::bigint end as rows,
  case when c.relkind in ('r', 'm') then pg_total_relation_size(c.oid) end as bytes
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'information_schema' and n.nspname not like 'pg\_%'
  and (:'schema' = '' or n.nspname = :'schema')
order by 1, 2
END

present 'the tables' '
  "\(.total | if . == 0 then "No tables" else plural("table") end)\(if $schema == "" then "" else " in the schema \($schema)" end)\(if .more then "; the first \(.tables | length) are shown" else "" end)."' '
  [["Schema", "Name", "Kind", "Columns", "Rows (estimate)", "Size"]]
  + (.tables | map([.schema, .name, .kind, .columns, .rows, (.bytes | if . == null then "" else bytes end)]))' \
  --arg schema "${OPTION[schema]-}" --argjson limit "${OPTION[limit]}" '
  {total: length, more: ($limit > 0 and length > $limit), tables: (if $limit > 0 then .[:$limit] else . end)}' <"$PG_FOLDER/out"
