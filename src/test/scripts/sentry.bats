#!/usr/bin/env bats
# What is particular about Sentry: an organisation is always named, a page that is announced may not exist.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(SENTRY_API_BASE="$BASE" SENTRY_AUTH_TOKEN=sntrys_secret QUARTET_HTTP_PAUSE=2)
}

@test "without an organisation it ends with 78 and says what to set" {
  script sentry/projects
  same 78 "$status"
  says SENTRY_ORG
  same '' "$(targets)"
}

@test "--org goes before SENTRY_ORG" {
  VARIABLES+=(SENTRY_ORG=acme)
  reply 200 '[]'
  script sentry/projects --org other
  same 'GET /api/0/organizations/other/projects/?per_page=100' "$(targets)"
}

@test "a next page without results is not asked for" {
  reply 200 '[]' "Link: <$BASE/x/?&cursor=0:100:0>; rel=\"next\"; results=\"false\"; cursor=\"0:100:0\""
  script sentry/projects --org acme --json
  same 'false 1' "$(field .more) $(targets | wc -l)"
}

@test "the token stays at the base when the next page is announced elsewhere" {
  reply 200 '[]' 'Link: <https://us.example.com/x/?cursor=0%3A100%3A0>; rel="next"; results="true"'
  reply 200 '[]'
  script sentry/projects --org acme --json
  same 0 "$status"
  same 'GET /api/0/organizations/acme/projects/?per_page=100&cursor=0%3A100%3A0' "$(targets | tail -n 1)"
}

@test "a next page without a cursor ends with 76" {
  reply 200 '[]' 'Link: <https://us.example.com/x/>; rel="next"; results="true"'
  script sentry/projects --org acme
  same 76 "$status"
}
