#!/usr/bin/env bash
# ---
# description: Open an incident on PagerDuty, which calls whoever is on call
# effect: write
# needs: [PAGERDUTY_API_TOKEN|PAGERDUTY_API_KEY]
# environment: [PAGERDUTY_API_BASE, PAGERDUTY_FROM]
# params:
#   - {name: service, type: pattern, pattern: "[A-Z][A-Z0-9]{5,19}", required: true, description: "the service's id, such as PIJ90N7", cues: [service, "on", for the service, on the service, service id, on-call of]}
#   - {name: title, type: text, required: true, description: what is the matter, workspace: false, cues: [titled, title, saying, called, with the title, because]}
#   - {name: body, type: text, description: the details, workspace: false, cues: [details, with the details, body, description, with the description]}
#   - {name: urgency, type: enum, values: [high, low], description: how urgent it is (else as the service says), workspace: false, synonyms: {high: [urgent, high urgency, critical], low: [low urgency, not urgent, minor]}}
# returns: performed, id, incidentNumber, status, url
# examples:
#   - Open an incident on PIJ90N7 "checkout is down"
#   - create a PagerDuty incident "the queue is full" for the service PIJ90N7
#   - page the on-call of PIJ90N7 "database is not reachable"
#   - open a low urgency incident "disk almost full" on PIJ90N7
#   - new incident on PagerDuty for PIJ90N7 "login fails" with high urgency
#   - trigger an incident "payments fail" on the service PIJ90N7
#   - raise an urgent PagerDuty incident for P4XQ2LM titled "API returns 500"
#   - 'alert PagerDuty service PK81ZTQ: "backup job missed"'
#   - start an incident on P4XQ2LM "mail queue stuck" with the details "since the release at noon"
#   - please declare a PagerDuty incident on PK81ZTQ "certificate expired"
# not:
#   - Write an incident report
#   - Why was the incident opened?
#   - Create an issue "checkout is down"
#   - Resolve the incident PT4KHLK
#   - Explain how to open an incident
#   - Declare an incident on Datadog
#   - Who is on call for the service PIJ90N7?
#   - List the open PagerDuty incidents
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/pagerduty.sh"
parse_options "$@"
[[ ${OPTION[title]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--title is blank. Say what is the matter.'
connect
in_the_name_of

url /incidents
address=$REPLY
body=$(jq -nc --arg service "${OPTION[service]}" --arg title "${OPTION[title]}" --arg body "${OPTION[body]-}" --arg urgency "${OPTION[urgency]-}" '
  {incident: ({type: "incident", title: $title, service: {id: $service, type: "service_reference"}}
    + (if $urgency == "" then {} else {urgency: $urgency} end)
    + (if $body == "" then {} else {body: {type: "incident_body", details: $body}} end))}')
show_unless_confirmed "open an incident on ${OPTION[service]}: ${OPTION[title]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the incident' '"Opened incident \(.incidentNumber): \(.url)"' '
  .incident | {id, incidentNumber: .incident_number, status, url: .html_url}'
