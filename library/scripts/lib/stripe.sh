# shellcheck shell=bash
# Calls to Stripe.
# shellcheck source=http.sh
source "${BASH_SOURCE[0]%/*}/http.sh"

STRIPE_VERSION=${STRIPE_VERSION:-2025-09-30.clover}

connect() {
  service STRIPE_API_BASE https://api.stripe.com
  credential STRIPE_API_KEY STRIPE_SECRET_KEY
  header "Authorization: Bearer $CREDENTIAL"
  header "Stripe-Version: $STRIPE_VERSION"
}

not_understood() {
  fail "$EXIT_NOT_UNDERSTOOD" "$1 came back in a form that is not known. Check STRIPE_API_BASE and STRIPE_VERSION."
}

# each_page URL: the items of all pages of a list, one a line.
each_page() {
  local url=$1 after='' last
  while :; do
    http_get "$url${after:+&starting_after=$(encoded "$after")}"
    http_body | jq -ce '.data[]' || http_body | jq -e '.data == []' >/dev/null || not_understood 'the list'
    http_body | jq -e '.has_more == true' >/dev/null || return 0
    last=$(http_body | jq -r '.data[-1].id // empty')
    [[ -n $last && $last != "$after" ]] || not_understood 'the next page'
    after=$last
  done
}
