# shellcheck shell=bash
# Calls to Anthropic. What belongs to the organization takes an admin key, the list of models a usual one.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"

# connect VARIABLE: with the credential in it.
connect() {
  service ANTHROPIC_API_BASE https://api.anthropic.com
  credential "$1"
  header "x-api-key: $CREDENTIAL"
  header 'anthropic-version: 2023-06-01'
}

# anthropic_list PATH: the pages of a list, with the QUERY so far.
anthropic_list() {
  page_limit 100
  query limit "$REPLY"
  url "$1"
  pages_by_cursor "$REPLY" after_id .data 'if .has_more then .last_id // .data[-1].id else null end'
}

# report PATH WIDTH MOST: the pages of a report from --from to --to, in spans of a width, so many a page, grouped
# by --group-by.
report() {
  local group
  period
  query starting_at "${OPTION[from]}T00:00:00Z"
  day_plus "${OPTION[to]}" 1
  query ending_at "${REPLY}T00:00:00Z"
  query bucket_width "$2"
  for group in ${OPTION[group-by]//,/ }; do
    query 'group_by[]' "$group"
  done
  query limit "$3"
  url "$1"
  pages_by_cursor "$REPLY" page .data 'if .has_more then .next_page else null end'
  whole_list
}
