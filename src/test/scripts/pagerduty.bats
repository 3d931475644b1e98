#!/usr/bin/env bats
# PagerDuty: which time is looked at, and in whose name changes are made.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(PAGERDUTY_API_BASE="$BASE" PAGERDUTY_API_KEY=pd-secret PAGERDUTY_FROM=ada@example.com)
}

none() { reply 200 '{"incidents": [], "more": false}'; }

@test "incidents of the last days are asked for by a window that ends now" {
  none
  script pagerduty/incidents --since 7d --statuses all --json
  same 0 "$status"
  [[ $(targets) == *'statuses%5B%5D=resolved&since='*T00%3A00%3A00Z'&until='*Z'&sort_by='* ]]
  [[ $(targets) != *date_range* ]]
}

@test "resolved incidents are those of the last month unless a day is given, and the answer says so" {
  none
  script pagerduty/incidents --statuses resolved
  same 0 "$status"
  [[ $(targets) == *'&since='*'&until='* ]]
  says 'No resolved incidents on PagerDuty since '
}

@test "a window that PagerDuty would refuse is refused before it is asked" {
  script pagerduty/incidents --since 2020-01-01
  same 64 "$status"
  says 'six months'
  same '' "$(targets)"
}

@test "with a limit the rest is not read, and the answer says that there is more" {
  reply 200 '{"incidents": [{"id": "P1", "status": "triggered", "created_at": "2026-11-01T00:00:00Z"}], "more": true}'
  script pagerduty/incidents --limit 1
  same 1 "$(targets | wc -l)"
  says 'at least 1 open incident on PagerDuty: 1 triggered.'
}

@test "a change is made in the name of a person" {
  reply 200 '{"incident": {"id": "PT4KHLK", "incident_number": 7, "title": "x", "status": "acknowledged"}}'
  script pagerduty/incident-update --id PT4KHLK --status acknowledged --yes
  same 0 "$status"
  same ada@example.com "$(sent_header from)"
  same 'Token token=pd-secret' "$(sent_header authorization)"
  for name in '' $'ada@example.com\nX-Other: 1' ada; do
    VARIABLES=(PAGERDUTY_API_BASE="$BASE" PAGERDUTY_API_KEY=pd-secret PAGERDUTY_FROM="$name")
    script pagerduty/incident-update --id PT4KHLK --status acknowledged --yes
    same 78 "$status"
  done
}
