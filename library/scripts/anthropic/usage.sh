#!/usr/bin/env bash
# ---
# description: Anthropic (Claude) token usage of a period, input, cache reads and writes, and output by model and day
# effect: read
# needs: [ANTHROPIC_ADMIN_KEY]
# environment: [ANTHROPIC_API_BASE]
# params:
#   - {name: from, type: date, description: "first day, UTC (without it: the first of this month)", cues: [from, since, between, starting, after]}
#   - {name: to, type: date, description: "last day, UTC (without it: today)", cues: [to, until, till, through, and]}
#   - {name: bucket, type: enum, values: [1d, 1h], default: 1d, description: days or hours, synonyms: {"1d": [daily, by day, per day], "1h": [hourly, by hour, per hour]}}
#   - {name: group-by, type: list, pattern: "model|workspace_id|api_key_id|service_tier", default: model, description: "what to split it by, such as model,workspace_id", cues: [by, split by, grouped by, group by, per, broken down by], synonyms: {model: [models], workspace_id: [workspace, workspaces], api_key_id: [API key, key, keys], service_tier: [service tier, tier]}}
# returns: from, to, total.{uncachedInput, cacheRead, cacheWrite, output}, groups[].{model, workspace, apiKey, serviceTier, uncachedInput, cacheRead, cacheWrite, output}, usage[].{date, model, workspace, apiKey, serviceTier, uncachedInput, cacheRead, cacheWrite, output}
# examples:
#   - How many Anthropic tokens did we use this month?
#   - anthropic usage
#   - Claude token usage by model
#   - tokens used on Anthropic from 2026-11-01 to 2026-11-15
#   - show our Anthropic usage today
#   - which Claude models do we use the most
#   - Anthropic token usage since 2026-11-01
#   - input and output tokens of Claude since yesterday by API key
#   - hourly Anthropic token consumption today
#   - how much of the Claude input was read from the cache
# not:
#   - What did Anthropic cost us?
#   - Why did our Claude usage grow?
#   - How many tokens does this text have?
#   - Compare Anthropic usage with last month
#   - OpenAI token usage
#   - What did each Claude workspace cost?
#   - List the ids of the newest Claude models
# timeout: 60s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/anthropic.sh"
parse_options "$@"
connect ANTHROPIC_ADMIN_KEY

if [[ ${OPTION[bucket]} == 1h ]]; then most=168; else most=31; fi
report /v1/organizations/usage_report/messages "${OPTION[bucket]}" "$most"

present_items 'the usage' '
  .total as $total
  | if ($total | add) == 0 then "No Anthropic tokens were used from \(.from) to \(.to)."
    else "\($total | .uncachedInput + .cacheRead + .cacheWrite | thousands) input tokens (\($total.cacheRead | thousands) read from the cache, \($total.cacheWrite | thousands) written to it) and \($total.output | thousands) output tokens from \(.from) to \(.to)." end' '
  [["Used by", "Input", "Cache reads", "Cache writes", "Output"]]
  + (.groups | map([([.model, .workspace, .apiKey, .serviceTier] | map(values) | join(" ")), .uncachedInput, .cacheRead, .cacheWrite, .output]))' \
  --arg from "${OPTION[from]}" --arg to "${OPTION[to]}" --arg width "${OPTION[bucket]}" '
  def sum(name): map(name) | add // 0;
  def sums: {uncachedInput: sum(.uncachedInput), cacheRead: sum(.cacheRead), cacheWrite: sum(.cacheWrite), output: sum(.output)};
  [.[] | (.starting_at | if $width == "1d" then .[:10] else . end) as $date | .results[]
   | {date: $date, model, workspace: .workspace_id, apiKey: .api_key_id, serviceTier: .service_tier, uncachedInput: (.uncached_input_tokens // 0),
      cacheRead: (.cache_read_input_tokens // 0), cacheWrite: ((.cache_creation // {}) | add // 0), output: (.output_tokens // 0)}]
  | {from: $from, to: $to, total: sums,
     groups: (group_by([.model, .workspace, .apiKey, .serviceTier]) | map((.[0] | {model, workspace, apiKey, serviceTier}) + sums)
       | sort_by(-(.uncachedInput + .cacheRead + .cacheWrite + .output))),
     usage: .}'
