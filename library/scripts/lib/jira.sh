# shellcheck shell=bash
# Calls to Jira Cloud.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"
# shellcheck disable=SC2034
JQ_INCLUDE='include "adf"; include "jira";'

connect() {
  local email
  setting JIRA_BASE_URL 'https?://[^/@[:space:]]+(/[^[:space:]]*)?' 'the address of your Jira, such as https://acme.atlassian.net'
  service JIRA_BASE_URL "$REPLY"
  setting JIRA_EMAIL '[^[:space:]:@]+@[^[:space:]:@]+' 'the e-mail address of the account that the token belongs to'
  email=$REPLY
  credential JIRA_API_TOKEN
  basic "$email" "$CREDENTIAL"
  header 'Accept: application/json'
}

# Jira answers an unknown credential as it answers a stranger, with a list of what is public: mostly an empty one.
judge_success() {
  response_header x-seraph-loginreason
  [[ $REPLY != *FAILED* && $REPLY != *DENIED* ]] ||
    fail "$EXIT_REFUSED" "$HTTP_BASE does not know this e-mail address with this token (it says $REPLY). Set a new JIRA_API_TOKEN, and the JIRA_EMAIL it belongs to."
}

judge_failure() {
  local said
  [[ $HTTP_STATUS == 400 ]] || return 0
  said=$(service_message)
  [[ $said != *[Uu]nbounded* ]] || unbounded
}

unbounded() {
  fail "$EXIT_USAGE" "--jql has no restriction, and Jira refuses to go through all issues. Add one, such as 'project = WEB' or 'updated >= -30d'."
}

# query_text: REPLY becomes the JQL of --jql.
query_text() {
  REPLY=${OPTION[jql]}
  ! matches "${REPLY,,}" '[[:space:]]*(order[[:space:]]+by[[:space:]].*)?' || unbounded
}

# issue_key: REPLY becomes the key that --key names, as Jira writes it.
issue_key() {
  REPLY=${OPTION[key]^^}
}

# jira_list PATH ITEMS: the pages of a list that is read by offset, with the QUERY so far.
jira_list() {
  page_limit "${3:-50}"
  query maxResults "$REPLY"
  url "$1"
  pages_by_cursor "$REPLY" startAt ".$2" "
    ((.startAt // 0) + (.$2 | length)) as \$next
    | if (.$2 | length) == 0 or .isLast == true or \$next >= (.total // infinite) then null else \$next end"
}
