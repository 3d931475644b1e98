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

# in_days FIELD FROM TO: the query for moments from the first of a day to the last of another; either may be empty.
in_days() {
  local start=$2 end=$3
  if [[ -n $start ]]; then
    seconds_of "$start"
    query "$1[gte]" "$REPLY"
  fi
  if [[ -n $end ]]; then
    seconds_of "$end"
    query "$1[lt]" "$((REPLY + 86400))"
  fi
}

# present_customers WHICH: of the pages read; WHICH says in words what was asked for.
present_customers() {
  present_items 'the list of customers' '
    if .count == 0 then "No customers\($which)." else "\(.count | plural("customer"))\($which)." + more_note end' '
    [["Customer", "E-mail", "Name", "Created", "Delinquent", "Currency", "Balance"]]
    + (.customers | map([.id, .email, .name, (.createdAt // "")[:10], (if .delinquent then "yes" else "" end), (.currency // "" | ascii_upcase), .balance]))' \
    --arg which "$1" '
    {count: length, more: $more,
     customers: map({id, email, name, createdAt: (.created | iso), delinquent: (.delinquent == true), currency: (.currency // null),
       balance: (.currency as $currency | if $currency == null then null else .balance // 0 | money($currency) end)})}'
}
