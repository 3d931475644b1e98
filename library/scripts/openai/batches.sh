#!/usr/bin/env bash
# ---
# description: OpenAI batches, the newest first, with state and progress, how many requests are done or failed
# effect: read
# needs: [OPENAI_API_KEY]
# environment: [OPENAI_API_BASE]
# params:
#   - {name: limit, type: integer, default: 20, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … batches, … batch jobs], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, running, more, batches[].{id, status, endpoint, createdAt, completed, failed, total}
# examples:
#   - List our OpenAI batches
#   - How far are the batches on OpenAI?
#   - is an OpenAI batch still running
#   - progress of our batch jobs at OpenAI
#   - did any OpenAI batch fail
#   - the last 5 OpenAI batches
#   - hey, are the OpenAI batch jobs finished
#   - state of every batch on OpenAI
#   - how many requests of our OpenAI batches are done
#   - overview of batch jobs at OpenAI
# not:
#   - Start an OpenAI batch
#   - Cancel the batch
#   - Why did the OpenAI batch fail?
#   - What did the batch cost?
#   - How do batches work on OpenAI?
#   - OpenAI token usage of the batches
#   - Stripe payouts batch
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/openai.sh"
parse_options "$@"
connect OPENAI_API_KEY

openai_list /batches

present_items 'the list of batches' '
  if .count == 0 then "No OpenAI batches."
  else "\(.count | if . == 1 then "1 OpenAI batch" else "\(.) OpenAI batches" end), \(.running) not finished." + more_note end' '
  [["Batch", "State", "Endpoint", "Created", "Done", "Failed", "Total"]]
  + (.batches | map([.id, .status, .endpoint, .createdAt, .completed, .failed, .total]))' '
  {count: length, running: (map(select(.status | . == "validating" or . == "in_progress" or . == "finalizing" or . == "cancelling")) | length), more: $more,
   batches: map({id, status, endpoint, createdAt: (.created_at | iso),
     completed: (.request_counts.completed // 0), failed: (.request_counts.failed // 0), total: (.request_counts.total // 0)})}'
