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
