#!/usr/bin/env bash
# ---
# description: Run one read-only SQL statement (a select query) on the database of a Supabase project and show its rows
# effect: read
# needs: [SUPABASE_ACCESS_TOKEN]
# environment: [SUPABASE_API_BASE, SUPABASE_PROJECT_REF]
# params:
#   - {name: ref, type: pattern, pattern: "[a-z]{20}", description: reference of the project; without it SUPABASE_PROJECT_REF, cues: [project, ref, reference, project ref, … project]}
#   - {name: query, type: text, required: true, description: the SQL statement, workspace: false, cues: [SQL, the SQL, the query, this query, the statement]}
#   - {name: write, type: flag, description: refused here; supabase/sql-write makes changes, workspace: false}
# returns: ref, count, columns[], rows[].*
# examples:
#   - run "select count(*) from users" on Supabase
#   - supabase sql "select 1"
#   - 'query our Supabase database: "select id from orders limit 5"'
#   - execute the SQL "select now()" on the Supabase project abcdefghijklmnopqrst
#   - run this read-only query on Supabase "select * from plans"
#   - what does "select version()" return on our Supabase database
#   - 'please select from Supabase: "select name from plans order by name"'
#   - Supabase rows for the statement "select * from tags"
#   - read from the Supabase database of zyxwvutsrqponmlkjihg with "select max(created_at) from users"
#   - what rows give "select plan, count(*) from users group by plan" on Supabase
# not:
#   - Write a SQL query that counts users
#   - How many users signed up?
#   - Explain this SQL query
#   - Delete the rows in the Supabase table
#   - Optimize this SQL statement
#   - Run "select 1" on the Postgres server
#   - Delete the old users on Supabase with SQL
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/supabase.sh"
parse_options "$@"
[[ ${OPTION[query]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--query is blank. Say which statement to run.'
[[ -z ${OPTION[write]-} ]] || fail "$EXIT_USAGE" '--write: this script only reads. Use supabase/sql-write, which shows a change before it is made.'
connect
project
ref=$REPLY

http_read "$HTTP_BASE/v1/projects/$ref/database/query" "$(jq -nc --arg query "${OPTION[query]}" '{query: $query, read_only: true}')"
present 'the result' '
  if .count == 1 and (.columns | length) == 1 then "\(.columns[0]) is \(.rows[0][.columns[0]] | tostring)."
  else "\(if .count == 0 then "No rows" else (.count | plural("row")) end) from \(.ref)." end' '
  .columns as $columns | [$columns] + (.rows | map([.[$columns[]] | if . == null then "NULL" else tostring end]))' \
  --arg ref "$ref" '
  if type == "array" then . else error("no rows") end
  | {ref: $ref, count: length, columns: (if length == 0 then [] else .[0] | keys_unsorted end), rows: .}' <"$HTTP_BODY"
