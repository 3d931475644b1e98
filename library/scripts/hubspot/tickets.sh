#!/usr/bin/env bash
# ---
# description: HubSpot tickets (support requests) with stage, priority and the day they were created
# effect: read
# needs: [HUBSPOT_ACCESS_TOKEN|HUBSPOT_TOKEN]
# environment: [HUBSPOT_API_BASE]
# params:
#   - {name: limit, type: integer, default: 50, description: at most so many; 0 is all (10000 at most), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … tickets, … support requests, … requests], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, more, tickets[].{id, subject, stage, stageId, pipeline, closed, priority, createdAt}
# examples:
#   - HubSpot tickets
#   - show me our HubSpot support tickets
#   - which tickets are in HubSpot and what is their priority?
#   - what tickets do we have in the HubSpot help desk
#   - list 200 HubSpot tickets
#   - HubSpot service tickets by stage
#   - hey, how many support requests are in HubSpot
#   - the first 25 customer support cases on HubSpot
#   - HubSpot help desk tickets and the day each was created
#   - overview of the HubSpot ticket queue with stage and priority
# not:
#   - List the Jira tickets
#   - Create a ticket in HubSpot
#   - Answer the latest HubSpot ticket
#   - Why do we get so many tickets?
#   - Summarize our HubSpot tickets
#   - Contacts that opened a ticket in HubSpot
#   - Zendesk tickets
# timeout: 120s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/hubspot.sh"
parse_options "$@"
connect

read_stages tickets
hubspot_list /crm/v3/objects/tickets subject,hs_pipeline,hs_pipeline_stage,hs_ticket_priority,createdate

present_items 'the list of tickets' '
  "\(.count | if . == 0 then "No tickets" else plural("ticket") end) in HubSpot\(if .more then ", and there are more." else "." end)"' '
  [["Ticket", "Subject", "Stage", "Priority", "Created"]]
  + (.tickets | map([.id, .subject, .stage // .stageId, .priority, (.createdAt // "")[:10]]))' \
  --slurpfile stages "$HUBSPOT_STAGES" '
  map(.properties as $all | ($stages[0][$all.hs_pipeline_stage // ""] // {}) as $stage
    | {id, subject: $all.subject, stage: $stage.stage, stageId: $all.hs_pipeline_stage, pipeline: ($stage.pipeline // $all.hs_pipeline),
       closed: $stage.closed, priority: $all.hs_ticket_priority, createdAt: ($all.createdate // .createdAt)})
  | {count: length, more: $more, tickets: .}'
