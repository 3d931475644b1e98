# shellcheck shell=bash
# Calls to Cloudflare.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

connect() {
  service CLOUDFLARE_API_BASE https://api.cloudflare.com/client/v4
  credential CLOUDFLARE_API_TOKEN
  header "Authorization: Bearer $CREDENTIAL"
}

judge_success() {
  [[ $(<"$HTTP_BODY") =~ \"success\":[[:space:]]*false ]] || return 0
  fail "$EXIT_UNAVAILABLE" "Cloudflare says that it did not succeed: $(service_message). Try again later."
}

# account: REPLY becomes the path of the account that --account names, else CLOUDFLARE_ACCOUNT_ID.
account() {
  option_or_setting account CLOUDFLARE_ACCOUNT_ID '[0-9a-f]{32}' "the account's id, 32 digits and letters a to f"
  REPLY=/accounts/$REPLY
}

# zone: ZONE becomes the id, and ZONE_NAME what a person calls it, of the zone that --zone names by id or domain,
# else CLOUDFLARE_ZONE_ID.
zone() {
  option_or_setting zone CLOUDFLARE_ZONE_ID '[0-9a-f]{32}|([A-Za-z0-9-]+[.])+[A-Za-z]{2,}' "the zone's id or domain, such as acme.com"
  ZONE=$REPLY
  # shellcheck disable=SC2034
  ZONE_NAME=$REPLY
  [[ $ZONE == *.* ]] || return 0
  http_get "$HTTP_BASE/zones?name=$ZONE"
  ZONE=$(jq -r '.result | if type == "array" then .[0].id // "" else error("no list") end' "$HTTP_BODY" 2>/dev/null) || not_understood 'the list of zones'
  [[ -n $ZONE ]] ||
    fail "$EXIT_NOT_FOUND" "there is no zone $ZONE_NAME that the token can see. Name the registered domain, without www, or give the token this zone."
  matches "$ZONE" '[0-9A-Za-z]+' || not_understood 'the id of the zone'
}

# cloudflare_list PATH [ITEMS]: the pages of a list, with the QUERY so far. Lists that come whole say no page.
cloudflare_list() {
  url "$1"
  pages_by_cursor "$REPLY" page "${2:-.result}" '
    .result_info as $info
    | ($info.total_pages? // (if ($info.per_page? // 0) > 0 then ($info.total_count? // 0) / $info.per_page else 0 end)) as $pages
    | if ($info.page? // 0) > 0 and $pages > $info.page and (.result | length) > 0 then $info.page + 1 else null end'
}
