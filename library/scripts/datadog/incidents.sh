#!/usr/bin/env bash
# ---
# description: Datadog incidents, newest first, with severity and state
# effect: read
# needs: [DD_API_KEY, DD_APP_KEY]
# environment: [DATADOG_API_BASE, DD_SITE]
# params:
#   - {name: limit, type: integer, default: 100, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … incidents], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, active, more, incidents[].{id, number, title, severity, state, created, resolved}
# examples:
#   - List the Datadog incidents
#   - Datadog incidents
#   - show me the incidents of Datadog with their severity
#   - incidents in Datadog and their state
#   - the last 5 Datadog incidents
#   - newest incident in Datadog
#   - how many incidents does Datadog know
#   - any outages declared in Datadog?
#   - hey, what's the state of the Datadog incident list
#   - recent Datadog incidents by severity
# not:
#   - Declare a Datadog incident
#   - Write a post-mortem of the Datadog incident
#   - Resolve the Datadog incident
#   - Which monitors are in alert?
#   - Open PagerDuty incidents
#   - Datadog monitors that are alerting
#   - Which PagerDuty incidents are resolved?
#   - Datadog incidents since last week
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/datadog.sh"
parse_options "$@"
connect

page_limit 100
query 'page[size]' "$REPLY"
url /api/v2/incidents
pages_by_cursor "$REPLY" 'page[offset]' .data '
  if (.data | length) > 0 and (.data | length) >= (.meta.pagination.size // 100) then .meta.pagination.next_offset else null end'

present_items 'the list of incidents' '
  if .count == 0 then "No incidents on Datadog."
  else (if .more then "at least " else "" end) + "\(.count | plural("incident")) on Datadog, \(.active) active." end' '
  [["#", "Title", "Severity", "State", "Created"]] + (.incidents | map([.number, .title, .severity, .state, .created]))' '
  def value($name): .attributes[$name] // .attributes.fields[$name].value?;
  map({id, number: .attributes.public_id, title: .attributes.title, severity: value("severity"), state: value("state"),
    created: .attributes.created, resolved: .attributes.resolved})
  | sort_by(.created // "") | reverse
  | {count: length, active: (map(select(.state == "active")) | length), more: $more, incidents: .}'
