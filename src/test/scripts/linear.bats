#!/usr/bin/env bats
# What is Linear's own: errors in the body whatever the status, and a team that must be found first.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(LINEAR_API_BASE="$BASE" LINEAR_API_KEY=lin_api_secret QUARTET_HTTP_PAUSE=2)
}

# errors CODE MESSAGE: the body of an error.
errors() {
  printf '{"data": null, "errors": [{"message": "%s", "extensions": {"code": "%s", "type": "x"}}]}' "$2" "$1"
}

@test "the key stands alone in its header" {
  reply 200 '{"data": {"viewer": {"assignedIssues": {"nodes": [], "pageInfo": {"hasNextPage": false}}}}}'
  script linear/my-issues
  same 0 "$status"
  same 'lin_api_secret' "$(sent_header authorization)"
}

@test "an error in the body has its exit code, with status 200 and with 400" {
  for http in 200 400; do
    for case in RATELIMITED=75 AUTHENTICATION_ERROR=77 FORBIDDEN=77 FEATURE_NOT_ACCESSIBLE=77 INPUT_ERROR=64 GRAPHQL_VALIDATION_FAILED=64 INTERNAL_SERVER_ERROR=69; do
      forget_requests
      reply "$http" "$(errors "${case%=*}" 'Something is wrong.')"
      script linear/issues
      same "${case#*=}" "$status"
      says 'Something is wrong.'
      same 1 "$(wc -l <<<"$output")"
    done
  done
}

@test "an error without a code, and one of what is missing" {
  reply 200 '{"errors": [{"message": "oops"}]}'
  script linear/projects
  same 69 "$status"
  forget_requests
  reply 200 '{"errors": [{"message": "Entity not found: Team", "extensions": {"code": "INPUT_ERROR", "userPresentableMessage": "Could not find referenced Team."}}]}'
  script linear/projects
  same 66 "$status"
  says 'Could not find referenced Team.'
}

@test "a title that speaks of errors is none" {
  reply 200 '{"data": {"issues": {"nodes": [{"identifier": "ENG-1", "title": "handle \"errors\"", "errors": 1, "state": {"name": "Todo"}, "updatedAt": "2026-11-20T10:15:00Z"}], "pageInfo": {"hasNextPage": false}}}}'
  script linear/issues
  same 0 "$status"
  says '1 open issue in Linear.'
}

@test "a team that does not exist ends with 66 and creates nothing" {
  reply 200 '{"data": {"teams": {"nodes": []}}}'
  script linear/issue-create --team NOPE --title x --yes
  same 66 "$status"
  says NOPE
  same 1 "$(targets | wc -l)"
}

@test "each priority is sent as Linear's number" {
  for case in none=0 urgent=1 high=2 medium=3 low=4; do
    forget_requests
    reply 200 '{"data": {"teams": {"nodes": [{"id": "t"}]}}}'
    reply 200 '{"data": {"issueCreate": {"success": true, "issue": {"identifier": "ENG-1", "url": "https://x"}}}}'
    script linear/issue-create --team ENG --title x --priority "${case%=*}" --yes
    same 0 "$status"
    same "${case#*=}" "$(sent_body | jq .variables.input.priority)"
  done
}

@test "issues are asked for by kind of state and by assignee" {
  for case in 'open|{"state":{"type":{"nin":["completed","canceled"]}}}' 'all|{}' 'started|{"state":{"type":{"eq":"started"}}}'; do
    forget_requests
    reply 200 '{"data": {"issues": {"nodes": [], "pageInfo": {"hasNextPage": false}}}}'
    script linear/issues --state "${case%%|*}"
    same "${case#*|}" "$(sent_body | jq -c .variables.filter)"
  done
  forget_requests
  reply 200 '{"data": {"issues": {"nodes": [], "pageInfo": {"hasNextPage": false}}}}'
  script linear/issues --state all --assignee ada@example.com
  same '{"assignee":{"email":{"eqIgnoreCase":"ada@example.com"}}}' "$(sent_body | jq -c .variables.filter)"
}
