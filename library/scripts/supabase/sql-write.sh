#!/usr/bin/env bash
# ---
# description: Run one SQL statement that changes data (insert, update, delete, create, alter) on a Supabase project's database
# effect: write
# needs: [SUPABASE_ACCESS_TOKEN]
# environment: [SUPABASE_API_BASE, SUPABASE_PROJECT_REF]
# params:
#   - {name: ref, type: pattern, pattern: "[a-z]{20}", description: reference of the project; without it SUPABASE_PROJECT_REF, cues: [project, ref, reference, project ref, … project]}
#   - {name: query, type: text, required: true, description: the SQL statement, workspace: false, cues: [SQL, the SQL, the statement, this statement, the change]}
# returns: performed, ref, count, rows[].*
# examples:
#   - change data on Supabase with the SQL "update plans set active = true where id = 3"
#   - run the SQL write "insert into tags (name) values ('a')" on Supabase
#   - execute the change "delete from sessions where expired" on our Supabase database
#   - supabase sql-write "alter table orders add column note text"
#   - 'apply this SQL change to the Supabase project abcdefghijklmnopqrst: "create index on orders (user_id)"'
#   - write to the Supabase database with "update users set plan = 1"
#   - 'please insert on Supabase: "insert into plans (name) values (''pro'')"'
#   - alter our Supabase schema with "alter table users drop column age"
#   - run the statement "create table notes (id int)" as a change on Supabase project zyxwvutsrqponmlkjihg
#   - modify rows in Supabase by the SQL "update orders set paid = true where id = 9"
# not:
#   - Write a SQL statement that deletes old sessions
#   - Write a migration for Supabase
#   - Delete the Supabase project
#   - Why did my update change no rows?
#   - Would this Supabase SQL change be safe?
#   - Run a read-only select on Supabase
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/supabase.sh"
parse_options "$@"
[[ ${OPTION[query]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--query is blank. Say which statement to run.'
connect
project
ref=$REPLY

address=$HTTP_BASE/v1/projects/$ref/database/query
body=$(jq -nc --arg query "${OPTION[query]}" '{query: $query, read_only: false}')
show_unless_confirmed "run on the database of $ref: ${OPTION[query]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the result' '"Done on \(.ref)\(if .count > 0 then "; \(.count | plural("row")) came back" else "" end)."' \
  --arg ref "$ref" '(if type == "array" then . else error("no rows") end) as $rows | {ref: $ref, count: ($rows | length), rows: $rows}'
