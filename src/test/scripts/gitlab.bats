#!/usr/bin/env bats
# What is particular about GitLab: projects in subgroups, errors by field, times in a server's zone.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(GITLAB_API_BASE="$BASE/api" GITLAB_TOKEN=glpat-secret QUARTET_HTTP_PAUSE=2)
}

@test "a project in a subgroup is one part of the path" {
  reply 200 '[]'
  script gitlab/issues --project acme/tools/cli
  same 'GET /api/v4/projects/acme%2Ftools%2Fcli/issues?state=opened' "$(targets)"
  same glpat-secret "$(sent_header private-token)"
}

@test "an error that names fields is told" {
  reply 400 '{"message": {"title": ["is too long (maximum is 255 characters)"]}}'
  script gitlab/issue-create --project acme/app --title x --yes
  same 64 "$status"
  says 'title: ["is too long (maximum is 255 characters)"]'
}

@test "a time of another zone becomes one of UTC" {
  reply 200 '[{"iid": 1, "title": "A", "state": "opened", "created_at": "2026-01-01T01:30:00.500+03:00", "updated_at": "2026-01-01T00:00:00Z"}]'
  script gitlab/issues --project acme/app --json
  same 2025-12-31T22:30:00Z "$(field '.issues[0].createdAt')"
}

@test "all projects are looked at when membership is false" {
  reply 200 '[]'
  script gitlab/projects --membership false --search cli
  same 'GET /api/v4/projects?search=cli&order_by=updated_at' "$(targets)"
}
