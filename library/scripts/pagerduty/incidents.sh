#!/usr/bin/env bash
# ---
# description: Open PagerDuty incidents (alerts, outages), newest first, with status, urgency, service and who has them
# effect: read
# needs: [PAGERDUTY_API_TOKEN|PAGERDUTY_API_KEY]
# environment: [PAGERDUTY_API_BASE]
# params:
#   - {name: statuses, type: enum, values: [open, triggered, acknowledged, resolved, all], default: open, description: in which status (open is triggered and acknowledged), synonyms: {open: [active, unresolved, ongoing], acknowledged: [acked, being worked on], triggered: [new, unacknowledged, not acknowledged], resolved: [solved, closed, fixed], all: [open and resolved, whatever status]}}
#   - {name: urgency, type: enum, values: [high, low], description: only those of this urgency, synonyms: {high: [high urgency, urgent, critical], low: [low urgency, not urgent, minor]}}
#   - {name: since, type: date, description: only those opened on this day or later (six months ago at most), cues: [since, after, starting, from, … onwards]}
#   - {name: limit, type: integer, default: 100, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … incidents, … alerts, … pages], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: since, count, triggered, acknowledged, resolved, more, incidents[].{id, incidentNumber, title, status, urgency, service, assignees[], createdAt, ageMinutes, url}
# probe: true
# examples:
#   - Are there any open incidents?
#   - open PagerDuty incidents
#   - high urgency incidents
#   - list the acknowledged incidents
#   - which PagerDuty incidents were resolved since yesterday?
#   - is anything on fire on PagerDuty
#   - how many incidents are open
#   - pagerduty incidents with low urgency since 2026-11-17
#   - hey, the last 10 alerts and outages on PagerDuty that are closed
#   - unacknowledged pages in PagerDuty
# not:
#   - Why was there an incident?
#   - Resolve the open incidents
#   - Write a post-mortem of the incident
#   - Summarize the incidents of this week
#   - Create an incident for the checkout
#   - Open issues in acme/app
#   - Who is on call?
#   - Datadog incidents and their severity
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/pagerduty.sh"
parse_options "$@"
connect

case ${OPTION[statuses]} in
  open) set -- triggered acknowledged ;;
  all) set -- triggered acknowledged resolved ;;
  *) set -- "${OPTION[statuses]}" ;;
esac
for status; do
  query 'statuses[]' "$status"
done
query 'urgencies[]' "${OPTION[urgency]-}"
# PagerDuty takes the last month unless told otherwise, and a window of six months at most. An incident that is still
# open is of interest however old it is.
since=${OPTION[since]-}
today
day=$REPLY
month_plus "$day" -6
earliest=$REPLY
if [[ -z $since && ${!#} == resolved ]]; then
  month_plus "$day" -1
  since=$REPLY
fi
if [[ -n $since ]]; then
  ((${since//-/} >= ${earliest//-/})) || fail "$EXIT_USAGE" "--since: PagerDuty looks back six months at most. Give $earliest or a later day."
  query since "${since}T00:00:00Z"
  moment_of "$EPOCHSECONDS"
  query until "$REPLY"
else
  query date_range all
fi
query sort_by created_at:desc
pagerduty_list incidents

present_items 'the list of incidents' '
  ($statuses | if . == "all" then "" else . + " " end) as $kind
  | (if .since then " since \(.since)" else "" end) as $since
  | if .count == 0 then "No \($kind)incidents on PagerDuty\($since)."
    else (if .more then "at least " else "" end) + "\(.count) \($kind)incident\(if .count == 1 then "" else "s" end) on PagerDuty\($since): "
      + ([if .triggered > 0 then "\(.triggered) triggered" else empty end, if .acknowledged > 0 then "\(.acknowledged) acknowledged" else empty end,
          if .resolved > 0 then "\(.resolved) resolved" else empty end] | join(", "))
      + "." end' '
  [["#", "Title", "Status", "Urgency", "Service", "With", "Opened", "ID"]]
  + (.incidents | map([.incidentNumber, .title, .status, .urgency, .service, (.assignees | join(", ")), .createdAt, .id]))' \
  --arg statuses "${OPTION[statuses]}" --arg since "$since" '
  def named($status): map(select(.status == $status)) | length;
  map({id, incidentNumber: .incident_number, title, status, urgency, service: .service.summary?,
    assignees: [(.assignments // [])[] | .assignee.summary?], createdAt: .created_at,
    ageMinutes: ((now - (.created_at | fromdateiso8601)) / 60 | floor), url: .html_url})
  | {since: (if $since == "" then null else $since end), count: length, triggered: named("triggered"), acknowledged: named("acknowledged"),
     resolved: named("resolved"), more: $more, incidents: .}'
