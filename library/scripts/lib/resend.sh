# shellcheck shell=bash
# Calls to Resend.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"

connect() {
  service RESEND_API_BASE https://api.resend.com
  credential RESEND_API_KEY
  header "Authorization: Bearer $CREDENTIAL"
}

# resend_list NAME: the pages of a list.
resend_list() {
  page_limit 100
  query limit "$REPLY"
  url "/$1"
  # shellcheck disable=SC2016
  pages_by_cursor "$REPLY" after .data 'if .has_more then .data[-1].id else null end'
}

# For jq: a time such as "2023-04-26 20:21:26.347412+00".
# shellcheck disable=SC2034
readonly RESEND_JQ='
  def moment: if . == null then null else sub(" "; "T") | sub("[.][0-9]+"; "") | sub("[+]00(:?00)?$"; "Z") end;'
