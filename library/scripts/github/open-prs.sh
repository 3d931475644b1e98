#!/usr/bin/env bash
# ---
# description: Open pull requests (PRs) of a GitHub repository, oldest first, with age, author, draft and reviewers
# effect: read
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: repo, type: pattern, pattern: "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", required: true, description: owner/name of the repository}
#   - {name: base, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._/-]*", description: only those into this branch}
#   - {name: stale-days, type: integer, description: only those opened at least this many days ago}
# examples:
#   - List open PRs in acme/app
#   - open pull requests
#   - What PRs are open?
#   - any pull requests waiting for review in acme/infra?
#   - Which PRs in acme/web are older than 7 days?
#   - show me the open pull requests on GitHub for acme/api
#   - how many PRs are still open in acme/app
#   - which pull requests are stale
#   - open GitHub PRs into the base main
# not:
#   - Why is this PR still open?
#   - Review the open pull requests
#   - Open a pull request
#   - Merge the open PRs
#   - Summarize the open PRs
#   - Open merge requests on GitLab
#   - Open issues in acme/app
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/http.sh"
parse_options "$@"
[[ /${OPTION[repo]}/ != *"/../"* && /${OPTION[repo]}/ != *"/./"* ]] ||
  fail "$EXIT_USAGE" "--repo: '${OPTION[repo]}' is not owner/name. See --help."

service GITHUB_API_BASE https://api.github.com
credential GITHUB_TOKEN GH_TOKEN
header "Authorization: Bearer $CREDENTIAL"
header 'Accept: application/vnd.github+json'
header 'X-GitHub-Api-Version: 2022-11-28'

next="$HTTP_BASE/repos/${OPTION[repo]}/pulls?state=open&sort=created&direction=asc&per_page=100"
[[ -z ${OPTION[base]-} ]] || next+="&base=$(encoded "${OPTION[base]}")"
seen=' '
while [[ -n $next ]]; do
  [[ $seen != *" $next "* ]] || fail "$EXIT_NOT_UNDERSTOOD" 'GitHub names a page again that was read already. Try again later.'
  seen+="$next "
  http_get "$next"
  http_body >>"$HTTP_FOLDER/pages"
  next=$(next_link)
done

document=$(jq -s --arg repo "${OPTION[repo]}" --argjson days "${OPTION[stale-days]:-0}" '
  [.[][] | {number, title, author: (.user.login? // "ghost"), draft: (.draft == true), base: .base.ref, createdAt: .created_at,
     ageDays: ((now - (.created_at | fromdateiso8601)) / 86400 | floor),
     reviewers: [(.requested_reviewers // [])[].login, (.requested_teams // [])[].slug], url: .html_url}
   | select(.ageDays >= $days)]
  | {repo: $repo, open: length, pullRequests: .}' "$HTTP_FOLDER/pages" 2>/dev/null) ||
  fail "$EXIT_NOT_UNDERSTOOD" "the list of pull requests came back in a form that is not known. Check GITHUB_API_BASE."

show "$document" '
  "\(.open | if . == 0 then "No" else tostring end) open pull request\(if .open == 1 then "" else "s" end) in \(.repo)"
  + (.pullRequests | if length > 0 then ", the oldest \(.[0].ageDays | plural("day")) old." else "." end)' '
  [["PR", "Title", "Author", "Days", "Draft", "Waits for", "URL"]]
  + (.pullRequests | map([.number, .title, .author, .ageDays, (if .draft then "draft" else "" end), (.reviewers | join(", ")), .url]))'
