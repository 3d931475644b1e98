#!/usr/bin/env bash
# ---
# description: Acknowledge or resolve a PagerDuty incident
# effect: write
# needs: [PAGERDUTY_API_TOKEN|PAGERDUTY_API_KEY]
# environment: [PAGERDUTY_API_BASE, PAGERDUTY_FROM]
# params:
#   - {name: id, type: pattern, pattern: "[A-Z][A-Z0-9]{5,19}", required: true, description: "the incident's id, such as PT4KHLK", workspace: false, cues: [incident, incident id]}
#   - {name: status, type: enum, values: [acknowledged, resolved], required: true, description: its new status, workspace: false, synonyms: {acknowledged: [acknowledge, ack, acked, seen, taken], resolved: [resolve, solved, fixed, closed, close, done]}}
# returns: performed, id, incidentNumber, title, status, url
# examples:
#   - Set the incident PT4KHLK to resolved
#   - mark the PagerDuty incident PT4KHLK as acknowledged
#   - incident PT4KHLK is resolved
#   - pagerduty PT4KHLK acknowledged
#   - set the status of PT4KHLK to resolved
#   - change incident PT4KHLK on PagerDuty to acknowledged
#   - ack PagerDuty incident Q2W3E4R5T6
#   - resolve the PagerDuty incident PZ9Y8X7
#   - please acknowledge PABC123 on PagerDuty
#   - close incident PQRS456 in PagerDuty
# not:
#   - Why is PT4KHLK not resolved?
#   - Resolve the conflict
#   - Close issue 42
#   - Write a note on PT4KHLK
#   - Resolve the Sentry issue WEB-1A
#   - Acknowledge every open incident
#   - Hand PT4KHLK over to Ada
#   - List the PagerDuty incidents that were resolved
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/pagerduty.sh"
parse_options "$@"
connect
in_the_name_of

url "/incidents/${OPTION[id]}"
address=$REPLY
body="{\"incident\":{\"type\":\"incident_reference\",\"status\":\"${OPTION[status]}\"}}"
show_unless_confirmed "set the incident ${OPTION[id]} to ${OPTION[status]}" PUT "$address" "$body"

http_change PUT "$address" "$body"
present_change 'the incident' '"Incident \(.incidentNumber) (\(.title)) is \(.status)."' '
  .incident | {id, incidentNumber: .incident_number, title, status, url: .html_url}'
