#!/usr/bin/env bash
# ---
# description: What Anthropic (Claude) cost in a period, by workspace, description and day
# effect: read
# needs: [ANTHROPIC_ADMIN_KEY]
# environment: [ANTHROPIC_API_BASE]
# params:
#   - {name: from, type: date, description: "first day, UTC (without it: the first of this month)", cues: [from, since, between, starting, after]}
#   - {name: to, type: date, description: "last day, UTC (without it: today)", cues: [to, until, till, through, and]}
#   - {name: group-by, type: list, pattern: "workspace_id|description", default: "workspace_id,description", description: what to split it by, cues: [by, split by, grouped by, group by, per, broken down by], synonyms: {workspace_id: [workspace, workspaces, team workspace], description: [model, line item, kind]}}
# returns: from, to, totals.*, groups[].{workspace, description, amount, currency}, costs[].{date, workspace, description, amount, currency}
# examples:
#   - What did Anthropic cost us this month?
#   - anthropic costs
#   - Claude bill
#   - how much did we spend on Anthropic from 2026-11-01 to 2026-11-15
#   - Anthropic spend since 2026-10-01
#   - Claude API costs by workspace
#   - how much money goes to Anthropic
#   - what are we paying for Claude
#   - Anthropic expenses today
#   - hey, what's the damage on the Anthropic invoice so far
# not:
#   - Why did Claude get so expensive?
#   - What does Claude Opus cost per token?
#   - Compare Anthropic costs with last month
#   - What did OpenAI cost us?
#   - How many Anthropic tokens did we use?
#   - How do we lower our Anthropic bill?
#   - What will Claude cost us next month?
#   - Anthropic costs above 100 dollars
# timeout: 60s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/anthropic.sh"
parse_options "$@"
connect ANTHROPIC_ADMIN_KEY

report /v1/organizations/cost_report 1d 31

present_items 'the costs' '
  (.totals | to_entries) as $totals
  | if $totals == [] then "Anthropic cost nothing from \(.from) to \(.to)."
    else "Anthropic cost \($totals | map(.key as $currency | .value | rounded_price($currency)) | join(" and ")) from \(.from) to \(.to)"
      + (.groups[0].description | if . == null then "" else ", most of it for \(.)" end) + "." end' '
  [["Workspace", "Cost of", "Currency", "Amount"]]
  + (.groups | map([.workspace // "default", .description, (.currency | ascii_upcase), .amount]))' \
  --arg from "${OPTION[from]}" --arg to "${OPTION[to]}" '
  def total: map(.amount) | add;
  # Amounts come as decimal texts of cents.
  [.[] | .starting_at[:10] as $date | .results[]
   | {date: $date, workspace: .workspace_id, description, amount: (.amount | fine_cents), currency: (.currency // "USD" | ascii_downcase)}]
  | {from: $from, to: $to,
     totals: (group_by(.currency) | map({key: .[0].currency, value: (total | fine_text)}) | from_entries),
     groups: (group_by([.workspace, .description, .currency])
       | map((.[0] | {workspace, description}) + {amount: total, currency: .[0].currency}) | sort_by(-.amount) | map(.amount |= fine_text)),
     costs: map(.amount |= fine_text)}'
