# shellcheck shell=bash
# Calls to Datadog.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"

connect() {
  local site=${DD_SITE:-datadoghq.com}
  matches "$site" '[a-z0-9-]+([.][a-z0-9-]+)+' || fail "$EXIT_NO_CREDENTIAL" 'DD_SITE is not a site such as datadoghq.com or datadoghq.eu. Correct or unset it.'
  service DATADOG_API_BASE "https://api.$site"
  credential DD_API_KEY
  header "DD-API-KEY: $CREDENTIAL"
  credential DD_APP_KEY
  header "DD-APPLICATION-KEY: $CREDENTIAL"
}

# monitor_pages URL ITEMS: pages by number. The first is asked for by its number too: without one all monitors come at once.
monitor_pages() {
  local number=0
  begin_pages
  while :; do
    with_parameter "$1" page "$number"
    http_get "$REPLY"
    number=$((number + 1))
    keep_page "$2" "if length < 100 then null else $number end"
    [[ -n $REPLY ]] || return 0
  done
}
