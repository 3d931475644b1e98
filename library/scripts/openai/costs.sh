#!/usr/bin/env bash
# ---
# description: What OpenAI cost in a period, by line item, project and day, in the currency of the bill
# effect: read
# needs: [OPENAI_ADMIN_KEY]
# environment: [OPENAI_API_BASE]
# params:
#   - {name: from, type: date, description: "first day, UTC (without it: the first of this month)", cues: [from, since, between, starting, after]}
#   - {name: to, type: date, description: "last day, UTC (without it: today)", cues: [to, until, till, through, and]}
#   - {name: group-by, type: list, pattern: "line_item|project_id|api_key_id", default: line_item, description: "what to split it by, such as line_item,project_id", cues: [by, split by, grouped by, group by, per, broken down by], synonyms: {line_item: [line item, line items, item], project_id: [project, projects], api_key_id: [API key, key, keys]}}
# returns: from, to, totals.*, groups[].{lineItem, project, apiKey, amount, currency}, costs[].{date, lineItem, project, apiKey, amount, currency}
# examples:
#   - What did OpenAI cost us this month?
#   - openai costs
#   - OpenAI bill
#   - how much did we spend on OpenAI from 2026-11-01 to 2026-11-15
#   - OpenAI spend since 2026-10-01
#   - OpenAI costs by line item
#   - how much money goes to OpenAI
#   - what are we paying for OpenAI
#   - OpenAI expenses per project today
#   - hey, what's the damage on the OpenAI invoice so far
# not:
#   - Why did OpenAI get so expensive?
#   - What does gpt-5 cost per token?
#   - Compare OpenAI costs with last month
#   - What did Anthropic cost us?
#   - How many OpenAI tokens did we use?
#   - How do we lower our OpenAI bill?
#   - What will OpenAI cost us next month?
#   - What does each OpenAI batch cost?
# timeout: 60s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/openai.sh"
parse_options "$@"
connect OPENAI_ADMIN_KEY

report /organization/costs 180

present_items 'the costs' '
  (.totals | to_entries) as $totals
  | if $totals == [] then "OpenAI cost nothing from \(.from) to \(.to)."
    else "OpenAI cost \($totals | map(.key as $currency | .value | rounded_price($currency)) | join(" and ")) from \(.from) to \(.to)"
      + (.groups[0] | .currency as $currency | .lineItem // .project // .apiKey
         | if . == null then "" else ", most of it for \(.)" end) + "." end' '
  [["Cost of", "Currency", "Amount"]]
  + (.groups | map([([.lineItem, .project, .apiKey] | map(values) | join(" ")), (.currency | ascii_upcase), .amount]))' \
  --arg from "${OPTION[from]}" --arg to "${OPTION[to]}" '
  def total: map(.amount) | add;
  [.[] | (.start_time | iso[:10]) as $date | (.results // .result)[]
   | {date: $date, lineItem: .line_item, project: .project_id, apiKey: .api_key_id, amount: (.amount.value // 0 | fine), currency: (.amount.currency // "usd" | ascii_downcase)}]
  | {from: $from, to: $to,
     totals: (group_by(.currency) | map({key: .[0].currency, value: (total | fine_text)}) | from_entries),
     groups: (group_by([.lineItem, .project, .apiKey, .currency])
       | map((.[0] | {lineItem, project, apiKey}) + {amount: total, currency: .[0].currency}) | sort_by(-.amount) | map(.amount |= fine_text)),
     costs: map(.amount |= fine_text)}'
