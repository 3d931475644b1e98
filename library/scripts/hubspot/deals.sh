#!/usr/bin/env bash
# ---
# description: HubSpot deals with their stage, pipeline, amount, close date and owner
# effect: read
# needs: [HUBSPOT_ACCESS_TOKEN|HUBSPOT_TOKEN]
# environment: [HUBSPOT_API_BASE]
# params:
#   - {name: properties, type: list, pattern: "[a-z][a-z0-9_]*", description: "more properties to read, by their internal names, separated by commas", cues: [properties, with the properties, fields, with the fields, the columns]}
#   - {name: limit, type: integer, default: 50, description: at most so many; 0 is all (10000 at most), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … deals, … opportunities], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, more, deals[].{id, name, amount, currency, stage, stageId, pipeline, closed, closeDate, ownerId}, deals[].properties.*
# examples:
#   - List our deals in HubSpot
#   - show me the deals with stage and amount
#   - which deals are in the CRM?
#   - what deals do we have in HubSpot and when do they close
#   - list 200 HubSpot deals
#   - get all deals from HubSpot with their amounts
#   - list HubSpot deals with the properties dealtype,hs_priority
#   - sales opportunities in HubSpot
#   - hey, which deals are recorded in HubSpot and what is the owner of each
#   - deal list of HubSpot with close dates
# not:
#   - What is our open deal value by stage?
#   - Create a deal in HubSpot
#   - Close the deal with Acme
#   - Why did we lose the deal?
#   - Compare our deals with last quarter
#   - Summarize the biggest deals
#   - List the HubSpot contacts
#   - Which deals did we win last quarter?
# timeout: 120s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/hubspot.sh"
parse_options "$@"
connect

read_stages deals
extra_properties
hubspot_list /crm/v3/objects/0-3 "dealname,amount,deal_currency_code,dealstage,pipeline,closedate,hubspot_owner_id$REPLY"

present_items 'the list of deals' '
  "\(.count | if . == 0 then "No deals" else plural("deal") end) in HubSpot\(if .more then ", and there are more." else "." end)"' '
  (.deals[0].properties // {} | keys) as $extra
  | [["Deal", "Name", "Stage", "Pipeline", "Amount", "Currency", "Closes", "Owner"] + $extra]
  + (.deals | map([.id, .name, .stage // .stageId, .pipeline, .amount, .currency, (.closeDate // "")[:10], .ownerId] + [.properties[$extra[]]]))' \
  --arg extra "${OPTION[properties]-}" --slurpfile stages "$HUBSPOT_STAGES" '
  ($extra | gsub(" "; "") / "," | map(select(. != ""))) as $extra
  | map(.properties as $all | ($stages[0][$all.dealstage // ""] // {}) as $stage
      | {id, name: $all.dealname, amount: ($all.amount | ten_thousandths | if . then from_ten_thousandths($all.deal_currency_code // "USD") else null end),
         currency: $all.deal_currency_code, stage: $stage.stage, stageId: $all.dealstage, pipeline: ($stage.pipeline // $all.pipeline),
         closed: $stage.closed, closeDate: $all.closedate, ownerId: $all.hubspot_owner_id,
         properties: (reduce $extra[] as $name ({}; .[$name] = $all[$name]))})
  | {count: length, more: $more, deals: .}'
