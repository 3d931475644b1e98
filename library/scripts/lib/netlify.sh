# shellcheck shell=bash
# Calls to Netlify.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

connect() {
  service NETLIFY_API_BASE https://api.netlify.com/api/v1
  credential NETLIFY_AUTH_TOKEN NETLIFY_TOKEN
  header "Authorization: Bearer $CREDENTIAL"
}

# site: REPLY becomes the id or domain of the site that --site names, else NETLIFY_SITE_ID.
site() {
  option_or_setting site NETLIFY_SITE_ID '([A-Za-z0-9-]+[.])+[A-Za-z]{2,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}' "the site's id or domain, such as acme.netlify.app"
}

# netlify_list PATH [ITEMS]: the pages of a list, with the QUERY so far.
netlify_list() {
  page_limit 100
  query per_page "$REPLY"
  url "$1"
  pages_by_link "$REPLY" "${2:-.}"
}
