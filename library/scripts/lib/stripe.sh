# shellcheck shell=bash
# Calls to Stripe.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

STRIPE_VERSION=${STRIPE_VERSION:-2025-09-30.clover}

connect() {
  service STRIPE_API_BASE https://api.stripe.com
  credential STRIPE_API_KEY STRIPE_SECRET_KEY
  header "Authorization: Bearer $CREDENTIAL"
  header "Stripe-Version: $STRIPE_VERSION"
}

# stripe_list PATH: the pages of a list, with the QUERY so far.
stripe_list() {
  page_limit 100
  query limit "$REPLY"
  url "$1"
  # shellcheck disable=SC2016
  pages_by_cursor "$REPLY" starting_after .data 'if .has_more then .data[-1].id else null end'
}
