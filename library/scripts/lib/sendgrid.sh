# shellcheck shell=bash
# Calls to SendGrid.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"

connect() {
  service SENDGRID_API_BASE https://api.sendgrid.com
  credential SENDGRID_API_KEY
  header "Authorization: Bearer $CREDENTIAL"
  header 'Accept: application/json'
}

# sendgrid_list PATH: the pages of a list, with the QUERY so far. The reply is a bare array; a short one is the last.
sendgrid_list() {
  local size
  page_limit 500
  size=$REPLY
  query limit "$size"
  url "$1"
  export ITEM_COUNT
  pages_by_cursor "$REPLY" offset . "if length < $size then null else (env.ITEM_COUNT | tonumber) + length end"
}
