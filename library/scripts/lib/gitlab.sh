# shellcheck shell=bash
# Calls to GitLab.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

connect() {
  service GITLAB_API_BASE https://gitlab.com/api
  credential GITLAB_TOKEN
  header "PRIVATE-TOKEN: $CREDENTIAL"
}

# project: REPLY becomes the path of the project that --project names.
project() {
  encode "${OPTION[project]}"
  REPLY=/v4/projects/$REPLY
}

# gitlab_list PATH: the pages of a list, with the QUERY so far.
gitlab_list() {
  url "$1"
  pages_by_link "$REPLY"
}
