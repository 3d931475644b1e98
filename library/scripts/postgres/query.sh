#!/usr/bin/env bash
# ---
# description: Run a read-only SQL query (SELECT) on the PostgreSQL database
# effect: read
# needs: [DATABASE_URL]
# params:
#   - {name: sql, type: text, required: true, description: "one statement: SELECT, WITH, VALUES, TABLE, SHOW or EXPLAIN", workspace: false, cues: [SQL, the SQL, psql, the query, the statement, this statement]}
#   - {name: limit, type: integer, default: 100, description: how many rows to show (0 means all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … rows], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: columns[], count, more, rows[].*
# examples:
#   - query Postgres "select count(*) from users"
#   - run the SQL "select * from orders limit 5"
#   - psql "show server_version"
#   - run "select 1" on the database
#   - SQL query "select name from customers" on Postgres
#   - execute "table settings" in the PostgreSQL database
#   - 'select on Postgres, first 20 rows: "select * from invoices"'
#   - please run this read-only statement in the Postgres DB "explain select * from orders"
#   - 'Postgres: "with t as (select 1) select * from t"'
#   - what does the Postgres database answer to "select max(id) from events"
# not:
#   - Write a SQL query that counts users
#   - Why is this query slow?
#   - Delete the old orders from the database
#   - How many tables has the database?
#   - Which queries are running?
#   - Explain this SQL
#   - Run "select 1" on Supabase
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/postgres.sh"
parse_options "$@"

sql=${OPTION[sql]}
while [[ $sql =~ ^(.*[^;[:space:]])[\;[:space:]]+$ ]]; do sql=${BASH_REMATCH[1]}; done
# A second statement could leave the read-only transaction. Telling which semicolons are within a text takes a whole parser.
[[ $sql != *';'* ]] || fail "$EXIT_USAGE" '--sql holds a semicolon; give one statement, and write chr(59) for one within a text.'
matches "$sql" '[[:space:](]*([Ss][Ee][Ll][Ee][Cc][Tt]|[Ww][Ii][Tt][Hh]|[Vv][Aa][Ll][Uu][Ee][Ss]|[Tt][Aa][Bb][Ll][Ee]|[Ss][Hh][Oo][Ww]|[Ee][Xx][Pp][Ll][Aa][Ii][Nn])[^[:alnum:]_].*' ||
  fail "$EXIT_USAGE" '--sql does not begin with SELECT, WITH, VALUES, TABLE, SHOW or EXPLAIN. Only reading is allowed here.'
connect
# As an argument, and not on standard input, it is all SQL: no backslash command, no variable of psql.
ask_postgres --csv --pset null=$'\x1d' --command 'begin read only' --command "$sql" --command commit </dev/null

# A row is more than a line when a value has line breaks; then its quotes are odd.
awk '{ line = line == "" && !open ? $0 : line "\n" $0; copy = $0; if (gsub(/"/, "", copy) % 2) open = !open
    if (open) next
    fields = ""; rest = line; line = ""
    for (;;) {
      if (substr(rest, 1, 1) == "\"") {
        value = ""; rest = substr(rest, 2)
        while ((at = index(rest, "\"")) && substr(rest, at + 1, 1) == "\"") { value = value substr(rest, 1, at); rest = substr(rest, at + 2) }
        value = value substr(rest, 1, at - 1); rest = substr(rest, at + 1)
      } else { at = index(rest, ","); value = at ? substr(rest, 1, at - 1) : rest; rest = at ? substr(rest, at) : "" }
      fields = fields value
      if (rest == "") break
      fields = fields "\037"; rest = substr(rest, 2)
    }
    printf "%s\036", fields }' "$PG_FOLDER/out" | present 'the result' '
  if .rows == [] then "No rows."
  elif .count == 1 and (.columns | length) == 1 then "\(.columns[0]): \(.rows[0][.columns[0]] // "null")"
  else "\(.count | plural("row"))\(if .more then "; the first \(.rows | length) are shown" else "" end)." end' '
  .columns as $columns
  | if .count == 1 and ($columns | length) == 1 then [] else [$columns] + (.rows | map([.[$columns[]]])) end' \
  -R -s --argjson limit "${OPTION[limit]}" '
  split("\u001e")[:-1] | map(split("\u001f"))
  | (.[0] // [] | . as $names | to_entries | map(if .key == (.value as $name | $names | index($name)) then .value else "\(.value)_\(.key + 1)" end)) as $columns
  | .[1:] | length as $count
  | (if $limit > 0 then .[:$limit] else . end)
  | {columns: $columns, count: $count, more: ($count > length),
     rows: map([$columns, map(if . == "\u001d" then null else . end)] | transpose | map({key: .[0], value: .[1]}) | from_entries)}'
