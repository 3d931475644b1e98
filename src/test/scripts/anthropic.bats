#!/usr/bin/env bats
# What Anthropic costs: amounts come in cents, with decimals.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(ANTHROPIC_API_BASE="$BASE" ANTHROPIC_ADMIN_KEY=sk-ant-admin-secret)
}

# costs AMOUNT…: one day's report.
costs() {
  reply 200 "$(jq -nc '{has_more: false, next_page: null, data: [{starting_at: "2026-11-01T00:00:00Z", results: [$ARGS.positional[] | {amount: ., currency: "USD", description: "Tokens", workspace_id: null}]}]}' --args "$@")"
}

# 123.45 cents are 1.2345 dollars, so 1.23; ten times 0.1 cents are 1 cent; 0.5 cents round up to 1 cent.
@test "cents become dollars, and are rounded once" {
  for case in "123.45=1.2345=USD 1.23" "0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1=0.01=USD 0.01" "0.5=0.005=USD 0.01" "100000000=1000000.00=USD 1,000,000.00" "0.000001=0.00000001=USD 0.00"; do
    IFS='=' read -r amounts total said <<<"$case"
    forget_requests
    # shellcheck disable=SC2086
    costs $amounts
    script anthropic/costs --from 2026-11-01 --to 2026-11-01 --json
    same "$total" "$(field .totals.usd)"
    # shellcheck disable=SC2086
    costs $amounts
    script anthropic/costs --from 2026-11-01 --to 2026-11-01
    same "Anthropic cost $said from 2026-11-01 to 2026-11-01, most of it for Tokens." "${lines[0]}"
  done
}

@test "the key goes into its own header, with a version" {
  costs 1
  script anthropic/costs
  same 0 "$status"
  same sk-ant-admin-secret "$(sent_header x-api-key)"
  same 2023-06-01 "$(sent_header anthropic-version)"
}

@test "hours are asked for in pages of a week" {
  reply 200 '{"has_more": false, "next_page": null, "data": [{"starting_at": "2026-11-01T07:00:00Z", "results": [{"model": "m", "uncached_input_tokens": 5, "output_tokens": 1}]}]}'
  script anthropic/usage --from 2026-11-01 --to 2026-11-01 --bucket 1h --json
  same 2026-11-01T07:00:00Z "$(field '.usage[0].date')"
  [[ $(targets) == *'bucket_width=1h&'*'limit=168' ]]
}

@test "a report that ends before it begins, or is split by something unknown, ends with 64" {
  script anthropic/costs --from 2026-11-02 --to 2026-11-01
  same 64 "$status"
  script anthropic/usage --group-by colour
  same 64 "$status"
  same '' "$(targets)"
}
