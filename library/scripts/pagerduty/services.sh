#!/usr/bin/env bash
# ---
# description: PagerDuty services with their status (active, warning, critical, maintenance, disabled) and last incident
# effect: read
# needs: [PAGERDUTY_API_TOKEN|PAGERDUTY_API_KEY]
# environment: [PAGERDUTY_API_BASE]
# params:
#   - {name: query, type: text, description: only services with this in their name, workspace: false, cues: [named, called, in the name, whose name has, containing, matching]}
# returns: count, critical, warning, services[].{id, name, status, lastIncidentAt, escalationPolicy, url}
# examples:
#   - Which services do we have on PagerDuty?
#   - list the PagerDuty services
#   - status of the PagerDuty services
#   - are any services critical on PagerDuty
#   - PagerDuty services named "checkout"
#   - show the state of all services on PagerDuty
#   - PagerDuty services and the last incident of each
#   - hey, which PagerDuty services are in maintenance
#   - last incident of the PagerDuty service called "billing"
#   - pull up the PagerDuty service list
# not:
#   - Why is the service critical?
#   - Create a service on PagerDuty
#   - Which services run on this machine?
#   - Are there any open incidents?
#   - Compare the services
#   - Services of our company
#   - Who is on call for the service checkout?
#   - Which systemd services have failed?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/pagerduty.sh"
parse_options "$@"
connect

query query "${OPTION[query]-}"
query sort_by name
pagerduty_list services
whole_list

present_items 'the list of services' '
  if .count == 0 then "No services on PagerDuty."
  else "\(.count | plural("service")) on PagerDuty, \(.critical) critical, \(.warning) with acknowledged incidents." end' '
  [["Service", "Status", "Last incident", "Escalation policy", "ID"]]
  + (.services | map([.name, .status, .lastIncidentAt, .escalationPolicy, .id]))' '
  def named($status): map(select(.status == $status)) | length;
  map({id, name, status, lastIncidentAt: .last_incident_timestamp, escalationPolicy: .escalation_policy.summary?, url: .html_url})
  | {count: length, critical: named("critical"), warning: named("warning"), services: .}'
