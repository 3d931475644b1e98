#!/usr/bin/env bash
# ---
# description: Datadog monitors (alerts) in alert or another state, with their type and tags
# effect: read
# needs: [DD_API_KEY, DD_APP_KEY]
# environment: [DATADOG_API_BASE, DD_SITE]
# params:
#   - {name: state, type: enum, values: [alert, warn, no-data, ok, all], default: alert, description: only monitors in this state, synonyms: {alert: [alerting, alerts, firing, triggered, red, in alarm], warn: [warning, yellow, warnings], no-data: [no data, missing data, silent], ok: [okay, green, healthy, fine], all: [every, in any state, whatever state]}}
#   - {name: tags, type: list, pattern: "[A-Za-z0-9_.:/-]+", description: "only monitors with all these tags, such as team:web", cues: [tag, tagged, tags, with the tag, with the tags]}
# returns: state, count, monitors[].{id, name, overallState, type, tags[], priority}
# probe: true
# examples:
#   - Which Datadog monitors are in alert?
#   - Datadog alerts
#   - are any monitors alerting on Datadog
#   - list all Datadog monitors
#   - Datadog monitors in the state warn
#   - which monitors are in alert
#   - show me the Datadog monitors with no-data
#   - firing Datadog monitors tagged team:web
#   - what alarms are red in Datadog
#   - hey, is any Datadog monitor triggered at the moment
# not:
#   - Why is the monitor in alert?
#   - Mute the Datadog monitor
#   - Create a monitor for the checkout
#   - Who is on call?
#   - Summarize the alerts of this week
#   - Open Datadog incidents
#   - When did the Datadog monitor last alert?
#   - Which PagerDuty services are critical?
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/datadog.sh"
parse_options "$@"
connect

tags=${OPTION[tags]-}
query monitor_tags "${tags//[[:space:]]/}"
query page_size 100
url /api/v1/monitor
# There is no filter by state.
case ${OPTION[state]} in
  alert) state=Alert ;;
  warn) state=Warn ;;
  no-data) state='No Data' ;;
  ok) state=OK ;;
  all) state= ;;
esac
monitor_pages "$REPLY" "map(select(\"$state\" == \"\" or .overall_state == \"$state\"))"
whole_list

present_items 'the list of monitors' '
  (if .state == "all" then "" else " in the state \(.state)" end) as $in
  | "\(if .count == 0 then "No Datadog monitors" else .count | plural("Datadog monitor") end)\($in)."' '
  [["Monitor", "State", "Type", "Tags", "ID"]] + (.monitors | map([.name, .overallState, .type, (.tags | join(", ")), .id]))' \
  --arg state "${OPTION[state]}" '
  map({id, name, overallState: .overall_state, type, tags: (.tags // []), priority})
  | {state: $state, count: length, monitors: .}'
