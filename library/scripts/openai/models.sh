#!/usr/bin/env bash
# ---
# description: The OpenAI models that our key may use, the newest first
# effect: read
# needs: [OPENAI_API_KEY]
# environment: [OPENAI_API_BASE]
# params:
#   - {name: grep, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._:-]*[0-9][A-Za-z0-9._:-]*|[gG][pP][tT]|whisper|embedding|tts|turbo|mini|nano|codex|realtime|audio|image|transcribe|moderation|search", description: "only those with this in their id: a version, or a family such as gpt", cues: [with, containing, named, called, in the name, matching]}
# returns: count, models[].{id, ownedBy, createdAt}
# examples:
#   - Which OpenAI models are there?
#   - openai models
#   - which models can we use on OpenAI
#   - what is the newest OpenAI model for our key
#   - list OpenAI models with gpt-4o in the name
#   - hey, which GPT models does our OpenAI key have access to
#   - available OpenAI embedding models
#   - model versions offered by the OpenAI API
#   - whisper models on OpenAI
#   - newest OpenAI model ids
# not:
#   - Which OpenAI model is best for us?
#   - Compare the OpenAI models
#   - How many tokens did each OpenAI model use?
#   - Which Anthropic models are there?
#   - Fine-tune an OpenAI model
#   - What does gpt-4o cost per token?
#   - Which Claude models are there?
#   - Which OpenAI API keys do we have?
# timeout: 30s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/openai.sh"
parse_options "$@"
connect OPENAI_API_KEY

url /models
http_get "$REPLY"
present 'the list of models' '
  if .count == 0 then "No OpenAI models\($which)."
  else "\(.count | plural("OpenAI model"))\($which), the newest \(.models[0].id)." end' '
  [["Model", "Owner", "Created"]] + (.models | map([.id, .ownedBy, (.createdAt // "")[:10]]))' \
  --arg part "${OPTION[grep]-}" --arg which "${OPTION[grep]:+ with ${OPTION[grep]}}" '
  .data | map(select(.id | ascii_downcase | contains($part | ascii_downcase))) | sort_by(-(.created // 0))
  | {count: length, models: map({id, ownedBy: .owned_by, createdAt: (.created | iso)})}' <"$HTTP_BODY"
