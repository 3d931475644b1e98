# shellcheck shell=bash
# Calls to OpenAI. What belongs to the organization takes an admin key, the rest a project's key.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"

# connect VARIABLE: with the credential in it.
connect() {
  service OPENAI_API_BASE https://api.openai.com/v1
  credential "$1"
  header "Authorization: Bearer $CREDENTIAL"
}

# openai_list PATH: the pages of a list, with the QUERY so far.
openai_list() {
  page_limit 100
  query limit "$REPLY"
  url "$1"
  pages_by_cursor "$REPLY" after .data 'if .has_more then .last_id // .data[-1].id else null end'
}

# report PATH DAYS: the pages of a report from --from to --to, in days, so many a page, grouped by --group-by.
report() {
  local group
  period
  seconds_of "${OPTION[from]}"
  query start_time "$REPLY"
  seconds_of "${OPTION[to]}"
  query end_time "$((REPLY + 86400))"
  query bucket_width 1d
  for group in ${OPTION[group-by]//,/ }; do
    query group_by "$group"
  done
  query limit "$2"
  url "$1"
  pages_by_cursor "$REPLY" page .data 'if .has_more then .next_page else null end'
  whole_list
}
