#!/usr/bin/env bash
# ---
# description: Search Stripe customers by name, e-mail, phone or metadata; a part of the name is enough
# effect: read
# needs: [STRIPE_API_KEY|STRIPE_SECRET_KEY]
# environment: [STRIPE_API_BASE, STRIPE_VERSION]
# params:
#   - {name: query, type: text, required: true, description: "part of a name or address, or a query in Stripe's language such as phone:'+4930'", workspace: false, cues: [search for, look for, customers for, clients for, stripe for, called, named, with the name, with the phone, matching, whose name contains, query]}
#   - {name: limit, type: integer, default: 50, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … customers, … results, … matches], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, more, customers[].{id, email, name, createdAt, delinquent, currency, balance}
# examples:
#   - Search Stripe customers for "Acme"
#   - find customers called "Jane" in Stripe
#   - stripe customer search "example.com"
#   - Which Stripe customers are named "Globex"?
#   - look for the customer "Ada Lovelace" on Stripe
#   - do we have a customer "Initech" in Stripe?
#   - the first 5 clients on Stripe whose name contains "Labs"
#   - hey, is there a Stripe client with the phone "+4930123456"
#   - look up Stripe customers by metadata "metadata['plan']:'gold'"
#   - pull up clients on Stripe matching "gmail"
# not:
#   - Why is the customer "Acme" unhappy?
#   - Search HubSpot contacts for "Acme"
#   - Create the customer "Acme" in Stripe
#   - Write an e-mail to the customer "Acme"
#   - Find the Stripe customer ada@example.com
#   - Which subscriptions does the customer "Acme" have?
#   - List all Stripe customers, the newest first
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/stripe.sh"
parse_options "$@"

# A query in Stripe's language goes as it is; any other text is looked for in names and addresses.
words=${OPTION[query]}
field='(^|[ (-])(created|email|name|phone|metadata\[.+\]) *[:~<>]'
if [[ ! $words =~ $field ]]; then
  [[ $words != *[\\\"]* ]] || fail "$EXIT_USAGE" '--query has a quote or a backslash, which a text to look for may not. Leave it out.'
  ((${#words} >= 3)) || fail "$EXIT_USAGE" '--query is too short: Stripe looks for parts of three letters or more.'
  words="name~\"$words\" OR email~\"$words\""
fi
connect

query query "$words"
page_limit 100
query limit "$REPLY"
url /v1/customers/search
pages_by_cursor "$REPLY" page .data 'if .has_more then .next_page else null end'
present_customers " for ${OPTION[query]}"
