#!/usr/bin/env bash
# ---
# description: HubSpot sales pipeline, the open deal value by stage, in full and weighted by the stage's probability
# effect: read
# needs: [HUBSPOT_ACCESS_TOKEN|HUBSPOT_TOKEN]
# environment: [HUBSPOT_API_BASE]
# params:
#   - {name: pipeline, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9 _.-]*", description: name or id of one pipeline; all of them if it is not given, cues: [of the pipeline, in the pipeline, pipeline named, pipeline called]}
# returns: currency, deals, amount, weighted, withoutAmount, stages[].{pipeline, pipelineId, stage, stageId, probability, deals, amount, weighted}
# examples:
#   - What's in our HubSpot pipeline?
#   - HubSpot pipeline
#   - open deal value by stage
#   - how much is in our sales pipeline
#   - what is the weighted pipeline in HubSpot?
#   - pipeline value by stage in HubSpot
#   - total amount of open deals in HubSpot
#   - how much are the open deals in the pipeline Renewals worth
#   - stages of the pipeline Sales in HubSpot and the deal amount in each
#   - hey, how much money is in the sales funnel in HubSpot
# not:
#   - Why did the CI pipeline fail?
#   - List the GitLab pipelines
#   - Compare the pipeline with last quarter
#   - Create a new pipeline in HubSpot
#   - Move the deal to the next stage
#   - Forecast our revenue for next year
#   - Which deal is the biggest in the HubSpot pipeline?
#   - List every HubSpot deal with its owner
# timeout: 120s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/hubspot.sh"
parse_options "$@"
connect

read_stages deals
filters=$(jq -c --arg name "${OPTION[pipeline]-}" '
  [{propertyName: "hs_is_closed", operator: "EQ", value: "false"}]
  + if $name == "" then [] else
      [.[]] | (map(select(.pipelineId == $name)) + map(select(.pipeline | tostring | ascii_downcase == ($name | ascii_downcase))))
      | map({propertyName: "pipeline", operator: "EQ", value: .pipelineId}) | .[:1]
    end' "$HUBSPOT_STAGES")
[[ -z ${OPTION[pipeline]-} || $filters == *'"pipeline"'* ]] ||
  fail "$EXIT_NOT_FOUND" "there is no pipeline '${OPTION[pipeline]}'. HubSpot has: $(jq -r 'map(.pipeline) | unique | join(", ")' "$HUBSPOT_STAGES")."
hubspot_search /crm/v3/objects/0-3/search dealstage,pipeline,amount,amount_in_home_currency,deal_currency_code "$filters"
whole_list

# Amounts in several currencies are added up in the company's own, which HubSpot converts them to.
present_items 'the list of deals' '
  def price($currency): if $currency then priced($currency) else priced("") | ltrimstr(" ") end;
  if .deals == 0 then "No open deals in HubSpot."
  else .currency as $currency
    | "\(.deals | plural("open deal")) worth \(.amount | price($currency)), weighted \(.weighted | price($currency))"
      + (if .withoutAmount > 0 then " (\(.withoutAmount) without an amount)." else "." end) end' '
  [["Pipeline", "Stage", "Deals", "Amount", "Weighted", "Probability"]]
  + (.stages | map([.pipeline, .stage, .deals, .amount, .weighted, (if .probability then "\(.probability * 1000 | round / 10)%" else "" end)]))' \
  --slurpfile stages "$HUBSPOT_STAGES" '
  map(.properties) | (map(.deal_currency_code) | unique | if length < 2 then .[0] else false end) as $currency
  | ($currency | if . then . else "USD" end) as $decimals
  | map(. + {value: (if $currency == false then .amount_in_home_currency else .amount end | ten_thousandths)})
  | (map(select(.value == null)) | length) as $without
  | group_by(.dealstage)
  | map((.[0].dealstage // "") as $id | .[0].pipeline as $pipeline
      | ($stages[0][$id] // {pipelineId: $pipeline, pipeline: $pipeline, stage: $id, order: [1000000], probability: null})
        + {stageId: $id, deals: length, sum: (map(.value // 0) | add)}
      | .share = .sum * (.probability // 0))
  | sort_by(.order)
  | {currency: (if $currency then $currency else null end), deals: (map(.deals) | add // 0),
     amount: (map(.sum) | add // 0 | from_ten_thousandths($decimals)), weighted: (map(.share) | add // 0 | from_ten_thousandths($decimals)),
     withoutAmount: $without,
     stages: map({pipeline, pipelineId, stage, stageId, probability, deals,
       amount: (.sum | from_ten_thousandths($decimals)), weighted: (.share | from_ten_thousandths($decimals))})}'
