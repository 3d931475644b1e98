#!/usr/bin/env bash
# ---
# description: The Anthropic (Claude) models that our key may use, the newest first
# effect: read
# needs: [ANTHROPIC_API_KEY]
# environment: [ANTHROPIC_API_BASE]
# returns: count, more, models[].{id, name, createdAt}
# examples:
#   - Which Claude models are there?
#   - list the models of Anthropic
#   - which Claude models can we use
#   - what is the newest Claude model for our key
#   - model ids of Anthropic
#   - all Claude model names
#   - available models at Anthropic
#   - which model versions does the Anthropic API offer
#   - hi, which Claude versions do we have access to
#   - pull up Claude's model ids
# not:
#   - Which Claude model is best for us?
#   - Compare the Claude models
#   - How many tokens did each Claude model use?
#   - Which OpenAI models are there?
#   - Ask Claude about our models
#   - What does each Claude model cost?
#   - Which Anthropic API keys are active?
#   - Is Claude Opus better than Sonnet?
# timeout: 30s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/anthropic.sh"
parse_options "$@"
connect ANTHROPIC_API_KEY

anthropic_list /v1/models

present_items 'the list of models' '
  if .count == 0 then "No Anthropic models."
  else "\(.count | plural("Anthropic model")), the newest \(.models[0].id)." end' '
  [["Model", "Name", "Created"]] + (.models | map([.id, .name, (.createdAt // "")[:10]]))' '
  {count: length, more: $more, models: (sort_by(.created_at) | reverse | map({id, name: .display_name, createdAt: .created_at}))}'
