# shellcheck shell=bash
# Calls to Vercel.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

connect() {
  service VERCEL_API_BASE https://api.vercel.com
  credential VERCEL_TOKEN
  header "Authorization: Bearer $CREDENTIAL"
}

# vercel_url PATH: REPLY becomes the address, with the QUERY so far and the team that --team names, else VERCEL_TEAM_ID;
# without one it is the account of the token's owner.
vercel_url() {
  REPLY=
  [[ -z ${OPTION[team]-}${VERCEL_TEAM_ID-} ]] ||
    option_or_setting team VERCEL_TEAM_ID 'team_[A-Za-z0-9]+' "a team's id, such as team_a1B2c3"
  query teamId "$REPLY"
  url "$1"
}

# vercel_list PATH ITEMS [PARAMETER]: the pages of a list, with the QUERY so far. PARAMETER takes the next page's moment.
vercel_list() {
  page_limit 100
  query limit "$REPLY"
  vercel_url "$1"
  pages_by_cursor "$REPLY" "${3:-until}" "$2" .pagination.next
}

# deployment: REPLY becomes the id or host name that --id gives, also as an address copied from a browser.
deployment() {
  REPLY=${OPTION[id]#https://}
  REPLY=${REPLY%/}
}
