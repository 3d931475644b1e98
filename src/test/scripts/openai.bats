#!/usr/bin/env bats
# What OpenAI costs: amounts come in dollars, as numbers or texts with many decimals.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(OPENAI_API_BASE="$BASE/v1" OPENAI_ADMIN_KEY=sk-admin-secret)
}

# total VALUE…: of a report of these values.
total() {
  forget_requests
  reply 200 "{\"has_more\": false, \"data\": [{\"start_time\": 1793491200, \"results\": [$(printf '{"amount": {"value": %s, "currency": "usd"}},' "$@" | sed 's/,$//')]}]}"
  script openai/costs --from 2026-11-01 --to 2026-11-01 --json
  field .totals.usd
}

# 0.1 + 0.2 = 0.30 and not 0.30000000000000004; 0.00001 is 1e-05 in some notations.
@test "costs are added up without the errors of binary fractions" {
  same 0.30 "$(total 0.1 0.2)"
  same 0.30 "$(total '"0.1"' 0.2)"
  same 0.00002 "$(total 1e-05 0.00001)"
  same 9.99 "$(total 3.33 3.33 3.33)"
  same -1.50 "$(total 1 -2.5)"
}

@test "what belongs to the organization takes the admin key, the rest the project's" {
  reply 200 '{"object": "list", "data": [], "has_more": false}'
  script openai/projects
  same 'Bearer sk-admin-secret' "$(sent_header authorization)"
  script openai/models
  same 78 "$status"
  says OPENAI_API_KEY
}
