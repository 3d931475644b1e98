# shellcheck shell=bash
# Calls to GitHub.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

connect() {
  service GITHUB_API_BASE https://api.github.com
  credential GITHUB_TOKEN GH_TOKEN
  header "Authorization: Bearer $CREDENTIAL"
  header 'Accept: application/vnd.github+json'
  header 'X-GitHub-Api-Version: 2022-11-28'
}

# repository: REPLY becomes the path of the repository that --repo names.
repository() {
  [[ /${OPTION[repo]}/ != *"/../"* && /${OPTION[repo]}/ != *"/./"* ]] ||
    fail "$EXIT_USAGE" "--repo: '${OPTION[repo]}' is not owner/name. See --help."
  REPLY=/repos/${OPTION[repo]}
}

# github_list PATH [ITEMS [MOST]]: the pages of a list, with the QUERY so far. MOST is how many items a page may have.
github_list() {
  page_limit "${3:-100}"
  query per_page "$REPLY"
  url "$1"
  pages_by_link "$REPLY" "${2:-.}"
}

# numbered OPTION: REPLY becomes the number in a value such as #12.
numbered() {
  REPLY=${OPTION[$1]#\#}
}
