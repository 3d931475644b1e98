#!/usr/bin/env bash
# ---
# description: OpenAI token usage of a period, input, cached, output and requests by model and day
# effect: read
# needs: [OPENAI_ADMIN_KEY]
# environment: [OPENAI_API_BASE]
# params:
#   - {name: from, type: date, description: "first day, UTC (without it: the first of this month)", cues: [from, since, between, starting, after]}
#   - {name: to, type: date, description: "last day, UTC (without it: today)", cues: [to, until, till, through, and]}
#   - {name: group-by, type: list, pattern: "model|project_id|user_id|api_key_id", default: model, description: "what to split it by, such as model,project_id", cues: [by, split by, grouped by, group by, per, broken down by], synonyms: {model: [models], project_id: [project, projects], user_id: [user, users, person], api_key_id: [API key, key, keys]}}
# returns: from, to, total.{input, cached, output, requests}, groups[].{model, project, user, apiKey, input, cached, output, requests}, usage[].{date, model, project, user, apiKey, input, cached, output, requests}
# examples:
#   - How many OpenAI tokens did we use this month?
#   - openai usage
#   - OpenAI token usage by model
#   - tokens used on OpenAI from 2026-11-01 to 2026-11-15
#   - how many requests did we make to OpenAI since 2026-11-01
#   - show our OpenAI usage today
#   - which OpenAI models do we use the most
#   - input and output tokens of OpenAI since yesterday by project
#   - OpenAI API requests and token consumption per user
#   - hey, how many cached tokens did gpt models use at OpenAI
# not:
#   - What did OpenAI cost us?
#   - Why did our OpenAI usage grow?
#   - How many tokens does this text have?
#   - Compare OpenAI usage with last month
#   - Anthropic token usage
#   - What did each OpenAI project cost?
#   - List the ids of the newest OpenAI models
# timeout: 60s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/openai.sh"
parse_options "$@"
connect OPENAI_ADMIN_KEY

report /organization/usage/completions 31

present_items 'the usage' '
  .total as $total
  | if $total == {input: 0, cached: 0, output: 0, requests: 0} then "No OpenAI tokens were used from \(.from) to \(.to)."
    else "\($total.input | thousands) input tokens (\($total.cached | thousands) of them cached) and \($total.output | thousands) output tokens in \($total.requests | thousands) requests from \(.from) to \(.to)." end' '
  [["Used by", "Input", "Cached", "Output", "Requests"]]
  + (.groups | map([([.model, .project, .user, .apiKey] | map(values) | join(" ")), .input, .cached, .output, .requests]))' \
  --arg from "${OPTION[from]}" --arg to "${OPTION[to]}" '
  def sums: {input: (map(.input) | add // 0), cached: (map(.cached) | add // 0), output: (map(.output) | add // 0), requests: (map(.requests) | add // 0)};
  [.[] | (.start_time | iso[:10]) as $date | (.results // .result)[]
   | {date: $date, model, project: .project_id, user: .user_id, apiKey: .api_key_id,
      input: (.input_tokens // 0), cached: (.input_cached_tokens // 0), output: (.output_tokens // 0), requests: (.num_model_requests // 0)}]
  | {from: $from, to: $to, total: sums,
     groups: (group_by([.model, .project, .user, .apiKey]) | map((.[0] | {model, project, user, apiKey}) + sums) | sort_by(-(.input + .output))),
     usage: .}'
