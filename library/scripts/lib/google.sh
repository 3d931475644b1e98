# shellcheck shell=bash
# Calls to Google's APIs, which all take the same short-lived token.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"

# connect VARIABLE DEFAULT: the variable that may name another server.
connect() {
  service "$1" "$2"
  credential GOOGLE_ACCESS_TOKEN
  header "Authorization: Bearer $CREDENTIAL"
}
