# shellcheck shell=bash
# Calls to Notion.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"
# shellcheck disable=SC2034
JQ_INCLUDE='include "notion";'

connect() {
  service NOTION_API_BASE https://api.notion.com
  credential NOTION_TOKEN NOTION_API_KEY
  header "Authorization: Bearer $CREDENTIAL"
  header "Notion-Version: ${NOTION_VERSION:-2025-09-03}"
}

judge_failure() {
  [[ $HTTP_STATUS != 404 ]] ||
    fail "$EXIT_NOT_FOUND" "$(trouble). Connect the page with the integration in Notion, and check the id: a database has another one than its data source, which notion/search tells."
}

# notion_id OPTION: REPLY becomes the id in the option's value, which may be a link.
notion_id() {
  REPLY=${OPTION[$1]%%[?#]*}
  REPLY=${REPLY//-/}
  REPLY=${REPLY: -32}
  REPLY=${REPLY,,}
  REPLY=${REPLY:0:8}-${REPLY:8:4}-${REPLY:12:4}-${REPLY:16:4}-${REPLY:20}
}

# notion_found PATH BODY: the pages of a list that is asked for by a POST.
notion_found() {
  local body
  page_limit 100
  body=${2%\}}
  [[ $body == '{' ]] || body+=,
  pages_by_body "$HTTP_BASE$1" "$body\"page_size\":$REPLY}" .start_cursor .results 'if .has_more then .next_cursor else null end'
}

# notion_list PATH: the pages of a list that is asked for by a GET.
notion_list() {
  query page_size 100
  url "$1"
  pages_by_cursor "$REPLY" start_cursor .results 'if .has_more then .next_cursor else null end'
}
