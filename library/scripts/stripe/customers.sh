#!/usr/bin/env bash
# ---
# description: List Stripe customers, the newest first, or find the customer with an e-mail address
# effect: read
# needs: [STRIPE_API_KEY|STRIPE_SECRET_KEY]
# environment: [STRIPE_API_BASE, STRIPE_VERSION]
# params:
#   - {name: email, type: pattern, pattern: "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+", description: only with exactly this address, workspace: false, cues: [email, e-mail, address, with the email, customer]}
#   - {name: created-after, type: date, description: only those created on this day or later (UTC), cues: [created after, created since, since, signed up since, signed up after, joined after, new since, from]}
#   - {name: limit, type: integer, default: 50, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … customers, … clients, … signups], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, more, customers[].{id, email, name, createdAt, delinquent, currency, balance}
# examples:
#   - List our Stripe customers
#   - stripe customers
#   - Is ada@example.com a customer on Stripe?
#   - find the Stripe customer bob@acme.org
#   - who are the newest customers in Stripe
#   - Stripe customers created after 2026-11-01
#   - look up the customer with the email eve@example.com
#   - show customers that signed up since yesterday in Stripe
#   - the last 10 clients who joined us on Stripe
#   - hey, how many new customers does Stripe have since 2026-11-20
# not:
#   - Why do customers leave us?
#   - Create a customer in Stripe
#   - Delete the Stripe customer ada@example.com
#   - List the subscriptions of our customers
#   - Find the contact ada@example.com in HubSpot
#   - Search Stripe customers called "Acme"
#   - Payments of the customer cus_NffrFeUfNV2Hib
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/stripe.sh"
parse_options "$@"
connect

query email "${OPTION[email]-}"
in_days created "${OPTION[created-after]-}" ''
stripe_list /v1/customers
present_customers "${OPTION[email]:+ with the address ${OPTION[email]}}${OPTION[created-after]:+ since ${OPTION[created-after]}}"
