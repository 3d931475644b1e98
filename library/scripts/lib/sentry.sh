# shellcheck shell=bash
# Calls to Sentry, whose paths all end in a slash.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

connect() {
  service SENTRY_API_BASE https://sentry.io
  credential SENTRY_AUTH_TOKEN
  header "Authorization: Bearer $CREDENTIAL"
}

# organization: ORGANIZATION becomes its slug, by --org or by SENTRY_ORG, and REPLY its path.
organization() {
  ORGANIZATION=${OPTION[org]-}
  if [[ -z $ORGANIZATION ]]; then
    setting SENTRY_ORG '[A-Za-z0-9][A-Za-z0-9_-]*' "the organisation's slug, as in https://SLUG.sentry.io"
    ORGANIZATION=$REPLY
  fi
  REPLY=/api/0/organizations/$ORGANIZATION
}

# sentry_list PATH PARAMETER: the pages of a list, with the QUERY so far. PARAMETER is what the list calls the size of
# a page. Of the next page's address only the cursor is used: it may be one of a regional host.
sentry_list() {
  local address next first
  page_limit 100
  query "$2" "$REPLY"
  url "$1"
  first=$REPLY address=$REPLY
  begin_pages
  while [[ -n $address ]]; do
    http_get "$address"
    link_of_next
    next=$REPLY
    keep_page . null
    [[ -z $next || $next =~ [?\&]cursor=([0-9A-Za-z:.%_-]+) ]] || not_understood 'the next page'
    next_page "${next:+${BASH_REMATCH[1]}}"
    address=${REPLY:+$first&cursor=$REPLY}
  done
}
