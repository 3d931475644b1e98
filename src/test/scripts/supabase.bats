#!/usr/bin/env bats
# SQL on Supabase: the one script only reads, the other only changes.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(SUPABASE_API_BASE="$BASE" SUPABASE_ACCESS_TOKEN=sbp_secret SUPABASE_PROJECT_REF=abcdefghijklmnopqrst)
}

@test "a statement is sent as one that only reads, whatever it says" {
  reply 400 '{"message": "Failed to run sql query: ERROR: 25006: cannot execute DELETE in a read-only transaction"}'
  script supabase/sql --query 'delete from users'
  same 64 "$status"
  says 'read-only transaction'
  same true "$(sent_body | jq .read_only)"
}

@test "a wish to write is refused, and pointed to the script for it" {
  script supabase/sql --query 'delete from users' --write
  same 64 "$status"
  says supabase/sql-write
  same '' "$(targets)"
}

@test "one value is the answer" {
  reply 201 '[{"count": 42}]'
  script supabase/sql --query 'select count(*) from users'
  same 'count is 42.' "${lines[0]}"
}

@test "without a project it says how to name one" {
  VARIABLES=(SUPABASE_API_BASE="$BASE" SUPABASE_ACCESS_TOKEN=sbp_secret)
  script supabase/backups
  same 64 "$status"
  says SUPABASE_PROJECT_REF
  same '' "$(targets)"
}
