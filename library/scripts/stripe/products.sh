#!/usr/bin/env bash
# ---
# description: Stripe products with their active prices, the amount, currency and billing interval of each
# effect: read
# needs: [STRIPE_API_KEY|STRIPE_SECRET_KEY]
# environment: [STRIPE_API_BASE, STRIPE_VERSION]
# params:
#   - {name: active, type: flag, description: only active products, synonyms: {"true": [only active, active ones, for sale, live, sellable, on sale]}}
# returns: count, more, products[].{id, name, active}, products[].prices[].{id, amount, currency, type, interval, intervalCount, tiered}
# examples:
#   - List our Stripe products
#   - stripe products and prices
#   - What do our plans cost on Stripe?
#   - Which prices do we have in Stripe?
#   - show the active products in Stripe
#   - product catalog on Stripe
#   - what are our price ids in Stripe
#   - price list in Stripe with currency and billing interval
#   - hey, which items do we sell through Stripe and how much are they
#   - active Stripe plans
# not:
#   - Why is the plan so expensive?
#   - Create a product in Stripe
#   - Change the price of a product
#   - Compare our prices with the competition
#   - MRR by product
#   - List the products in Shopify
#   - Which customers bought the product?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/stripe.sh"
parse_options "$@"
connect

query active true
stripe_list /v1/prices
# A product without its prices would look as if it had none.
whole_list
cp "$PAGES" "$HTTP_FOLDER/prices"
query active "${OPTION[active]-}"
stripe_list /v1/products

present_items 'the list of products' '
  if .count == 0 then "No \($kind)s." else "\(.count | plural($kind)) with \([.products[].prices[]] | length | plural("active price"))." end' '
  [["Product", "Id", "Active", "Price", "Currency", "Amount", "Every"]]
  + [.products[] | . as $product | (.prices | if . == [] then [{}] else . end)[]
     | [$product.name, $product.id, (if $product.active then "yes" else "no" end), .id, (.currency // "" | ascii_upcase),
        (if .tiered then "tiered" else .amount end),
        (if .interval == null then .type // "" elif .intervalCount == 1 then .interval else "\(.intervalCount) \(.interval)s" end)]]' \
  --arg kind "${OPTION[active]:+active }product" --slurpfile prices "$HTTP_FOLDER/prices" '
  ($prices | add // [] | group_by(.product | if type == "object" then .id else . end)
    | map({key: (.[0].product | if type == "object" then .id else . end), value: .}) | from_entries) as $priced
  | {count: length, more: $more,
     products: map({id, name, active: (.active == true), prices: ($priced[.id] // [] | map(.currency as $currency
       | {id, amount: (.unit_amount_decimal // .unit_amount | if . == null then null else moved(decimals($currency); decimals($currency)) end),
          currency: $currency, type, interval: (.recurring | .interval?), intervalCount: (.recurring | .interval_count?), tiered: (.billing_scheme == "tiered")}))})}'
