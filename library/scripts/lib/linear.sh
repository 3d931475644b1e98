# shellcheck shell=bash
# Calls to Linear.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"
# shellcheck source=graphql.sh
source "${BASH_SOURCE[0]%/*}/graphql.sh"

# A personal key stands alone in its header, without the word Bearer.
connect() {
  service LINEAR_API_BASE https://api.linear.app
  credential LINEAR_API_KEY
  header "Authorization: $CREDENTIAL"
}

# linear_list QUERY PATH [JQ OPTION…] VARIABLES: the pages of the list at a path of the reply; VARIABLES is a jq program.
linear_list() {
  local body
  page_limit 100
  body=$(jq -nc --arg query "$1" --argjson first "$REPLY" "${@:3:$#-3}" "{query: \$query, variables: ({first: \$first} + (${*: -1}))}")
  pages_by_body "$HTTP_BASE/graphql" "$body" .variables.after "$2.nodes" "$2.pageInfo | if .hasNextPage then .endCursor else null end"
}
