#!/usr/bin/env bash
# ---
# description: Recent Stripe events (webhook log) with type, object and how many webhooks wait for delivery
# effect: read
# needs: [STRIPE_API_KEY|STRIPE_SECRET_KEY]
# environment: [STRIPE_API_BASE, STRIPE_VERSION]
# params:
#   - {name: type, type: pattern, pattern: "[a-z_]+([.][a-z_]+)*[.]([a-z_]+|[*])", description: only this type such as invoice.paid or invoice.*, cues: [type, of type, events of type, only, … events]}
#   - {name: since, type: date, description: only those of this day or later (UTC; Stripe keeps 30 days), cues: [since, after, starting, from, … onwards]}
#   - {name: limit, type: integer, default: 50, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … events, … webhooks], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, undelivered, more, events[].{id, type, createdAt, objectId, pendingWebhooks}
# examples:
#   - Show recent Stripe events
#   - stripe events
#   - stripe webhook log
#   - events of type invoice.payment_failed since yesterday
#   - which Stripe webhooks were not delivered
#   - what happened on Stripe today, list the events
#   - list charge.* events from Stripe
#   - latest customer.subscription.deleted events
#   - hey, the last 20 webhook events that Stripe logged
#   - undelivered invoice.paid events on Stripe
# not:
#   - Why did the webhook fail?
#   - Create a webhook endpoint in Stripe
#   - Resend the event
#   - Summarize what happened on Stripe
#   - List the events in my calendar
#   - How do I verify a webhook signature?
#   - Payments that failed today
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/stripe.sh"
parse_options "$@"
connect

query type "${OPTION[type]-}"
in_days created "${OPTION[since]-}" ''
stripe_list /v1/events

present_items 'the list of events' '
  if .count == 0 then "No events\($which)."
  else "\(.count | plural("event"))\($which), "
    + (if .undelivered == 0 then "all of them delivered." else "\(.undelivered) not yet delivered to every webhook." end) + more_note end' '
  [["Event", "Type", "Created", "Object", "Waiting webhooks"]]
  + (.events | map([.id, .type, .createdAt, .objectId, .pendingWebhooks]))' \
  --arg which "${OPTION[type]:+ of type ${OPTION[type]}}${OPTION[since]:+ since ${OPTION[since]}}" '
  {count: length, undelivered: (map(select(.pending_webhooks > 0)) | length), more: $more,
   events: map({id, type, createdAt: (.created | iso), objectId: (.data.object | .id? // null), pendingWebhooks: .pending_webhooks})}'
