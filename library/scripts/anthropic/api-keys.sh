#!/usr/bin/env bash
# ---
# description: API keys of our Anthropic organization with name and state, never the keys themselves
# effect: read
# needs: [ANTHROPIC_ADMIN_KEY]
# environment: [ANTHROPIC_API_BASE]
# params:
#   - {name: status, type: enum, values: [active, inactive, archived, expired], description: only these, synonyms: {active: [enabled, live, in use], inactive: [disabled, turned off, switched off], archived: [deleted, retired], expired: [lapsed, run out]}}
# returns: count, more, keys[].{id, name, status, workspace, createdAt}
# probe: true
# examples:
#   - List our Anthropic API keys
#   - which Claude API keys are active
#   - show the expired Anthropic keys
#   - what API keys do we have at Anthropic
#   - inactive Anthropic API keys
#   - how many keys are in our Anthropic console
#   - archived Claude keys
#   - hey, can you show me every Anthropic key we have and its state
#   - Anthropic keys by workspace and the day each was created
#   - pull up the list of Claude API credentials
# not:
#   - Create an Anthropic API key
#   - Disable the Anthropic key
#   - Why does our Claude key not work?
#   - How much did each Anthropic key cost?
#   - List the OpenAI API keys
#   - API keys of our SendGrid account
#   - Which models can our Anthropic key use?
#   - Tell me the secret value of our Anthropic key
# timeout: 30s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/anthropic.sh"
parse_options "$@"
connect ANTHROPIC_ADMIN_KEY

query status "${OPTION[status]-}"
anthropic_list /v1/organizations/api_keys

present_items 'the list of API keys' '
  ($kind + "Anthropic API key") as $noun
  | if .count == 0 then "No \($noun)s." else "\(.count | plural($noun))." end' '
  [["Key", "Id", "State", "Workspace", "Created"]]
  + (.keys | map([.name, .id, .status, .workspace // "default", (.createdAt // "")[:10]]))' \
  --arg kind "${OPTION[status]:+${OPTION[status]} }" '
  {count: length, more: $more, keys: map({id, name, status, workspace: .workspace_id, createdAt: .created_at})}'
