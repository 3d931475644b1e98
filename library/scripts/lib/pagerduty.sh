# shellcheck shell=bash
# Calls to PagerDuty.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

connect() {
  service PAGERDUTY_API_BASE https://api.pagerduty.com
  credential PAGERDUTY_API_TOKEN PAGERDUTY_API_KEY
  header "Authorization: Token token=$CREDENTIAL"
  header 'Accept: application/vnd.pagerduty+json;version=2'
}

# in_the_name_of: a change is made by a person, named by the address of the login.
in_the_name_of() {
  setting PAGERDUTY_FROM '[^@[:space:]]+@[^@[:space:]]+' 'the e-mail address of a PagerDuty user, by whom changes are made'
  header "From: $REPLY"
}

# pagerduty_list NAME: the pages of a list, with the QUERY so far.
pagerduty_list() {
  page_limit 100
  query limit "$REPLY"
  url "/$1"
  pages_by_cursor "$REPLY" offset ".$1" "if .more then (.offset // 0) + (.$1 | length) else null end"
}
