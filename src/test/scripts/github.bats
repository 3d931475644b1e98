#!/usr/bin/env bats
# What is particular about GitHub: issues that are pull requests, searches that end early, limits said with a 403.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(GITHUB_API_BASE="$BASE" GITHUB_TOKEN=ghp_secret QUARTET_HTTP_PAUSE=2)
}

@test "pull requests among issues do not count towards the limit" {
  reply 200 '[{"number": 3, "pull_request": {}}, {"number": 2, "pull_request": {}}]' "Link: <$BASE/issues?page=2>; rel=\"next\""
  reply 200 '[{"number": 1, "title": "A", "state": "open", "labels": [], "assignees": [], "comments": 0, "created_at": "2026-01-01T00:00:00Z"}]'
  script github/issues --repo acme/app --limit 2 --json
  same 0 "$status"
  same '[1] false' "$(field '"\([.issues[].number] | tojson) \(.more)"')"
}

@test "a search says that GitHub gives a thousand at most" {
  reply 200 '{"total_count": 1500, "incomplete_results": false, "items": [{"number": 1, "title": "A", "state": "open", "url": "https://api.github.com/repos/acme/app/issues/1"}]}'
  script github/search-issues --query leak --limit 0 --json
  same 'true false 1500 acme/app' "$(field '"\(.more) \(.incomplete) \(.total) \(.items[0].repo)"')"
}

@test "a 403 with Retry-After is a request to slow down" {
  reply 403 '{"message": "You have exceeded a secondary rate limit"}' 'Retry-After: 0'
  reply 200 '{"full_name": "acme/app", "default_branch": "main"}'
  script github/repo-info --repo acme/app --json
  same 0 "$status"
  reply 403 '{"message": "You have exceeded a secondary rate limit"}' 'Retry-After: 3600'
  script github/repo-info --repo acme/app
  same 75 "$status"
  says 'secondary rate limit'
}

@test "a workflow's run is named when GitHub names it" {
  reply 200 '{"workflow_run_id": 42}'
  script github/workflow-dispatch --repo acme/app --workflow 159038 --yes --json
  same 'main 42' "$(field '"\(.ref) \(.runId)"')"
  same '{"ref":"main"}' "$(sent_body)"
}

@test "only failed runs are asked for by --failed" {
  reply 200 '{"total_count": 0, "workflow_runs": []}'
  script github/workflow-runs --repo acme/app --failed
  same 'GET /repos/acme/app/actions/runs?status=failure&per_page=20' "$(targets)"
}

@test "a repository that leads elsewhere ends with 64" {
  for repo in ../app acme/.. ./app 'acme/app?x=1' 'acme/a/b'; do
    script github/repo-info --repo "$repo"
    same 64 "$status"
  done
  same '' "$(targets)"
}
