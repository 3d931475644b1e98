#!/usr/bin/env bash
# ---
# description: Size of the PostgreSQL database and of its largest tables and indexes
# effect: read
# needs: [DATABASE_URL]
# params:
#   - {name: limit, type: integer, default: 20, description: how many tables (0 means all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … tables], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: database, bytes, tables[].{schema, name, bytes, tableBytes, indexBytes}
# probe: true
# examples:
#   - How big is the database?
#   - postgres size
#   - Which table is the largest?
#   - size of the Postgres database
#   - largest tables in PostgreSQL
#   - top 5 tables by size
#   - how much space do the indexes of the database take
#   - Postgres disk footprint per table and index
#   - hey, how many gigabytes does the Postgres DB take
#   - biggest 10 Postgres tables
# not:
#   - How much disk space is left?
#   - How much disk space does Docker use?
#   - Why is the database so big?
#   - Which files are the largest?
#   - How many rows has the table users?
#   - Shrink the database
#   - Columns of the Postgres table users
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/postgres.sh"
parse_options "$@"
connect

# shellcheck disable=SC2119
postgres_json <<'END'
select current_database() as database, pg_database_size(current_database()) as bytes,
  (select coalesce(json_agg(t order by t.bytes desc), '[]') from (
    select n.nspname as schema, c.relname as name, pg_total_relation_size(c.oid) as bytes, pg_table_size(c.oid) as "tableBytes", pg_indexes_size(c.oid) as "indexBytes"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname <> 'information_schema' and n.nspname not like 'pg\_%') t) as tables
END

present 'the sizes' '
  "The database \(.database) takes \(.bytes | bytes)\(.tables | if length == 0 then "" else "; its largest table is \(.[0].schema).\(.[0].name) with \(.[0].bytes | bytes)" end)."' '
  [["Schema", "Table", "All", "Rows", "Indexes"]] + (.tables | map([.schema, .name, (.bytes | bytes), (.tableBytes | bytes), (.indexBytes | bytes)]))' \
  --argjson limit "${OPTION[limit]}" '.[0] | if $limit > 0 then .tables |= .[:$limit] else . end' <"$PG_FOLDER/out"
