#!/usr/bin/env bash
# ---
# description: Open pull requests (PRs) of a GitHub repository, oldest first, with age, author, draft and reviewers
# effect: read
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: repo, type: pattern, pattern: "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", required: true, description: owner/name of the repository, cues: [repository, repo, … repo, … repository]}
#   - {name: base, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._/-]*", description: only those into this branch, cues: [into, base, against, targeting, onto, into the branch, against the branch, into the base]}
#   - {name: stale-days, type: integer, description: only those opened at least this many days ago, cues: [older than … days, more than … days, over … days, at least … days, … days old, for … days, stale for … days, open for … days, open longer than … days]}
# returns: repo, open, more, pullRequests[].{number, title, author, draft, base, createdAt, ageDays, reviewers[], url}
# examples:
#   - List open PRs in acme/app
#   - open pull requests
#   - What PRs are open?
#   - any pull requests waiting for review in acme/infra?
#   - Which PRs in acme/web are older than 7 days?
#   - show me the open pull requests on GitHub for acme/api
#   - how many PRs are still open in acme/app
#   - which PRs are stale in acme/app
#   - open GitHub PRs into the base main
#   - unmerged PRs against the branch develop in acme/web
# not:
#   - Why is this PR still open?
#   - Review the open pull requests
#   - Create a pull request
#   - Merge the open PRs
#   - Summarize the open PRs
#   - Open merge requests on GitLab
#   - Open issues in acme/app
#   - Closed pull requests in acme/app
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
connect

repository
path=$REPLY/pulls
query state open
query sort created
query direction asc
query base "${OPTION[base]-}"
query per_page 100
url "$path"
pages_by_link "$REPLY"

present_items 'the list of pull requests' '
  "\(.open | if . == 0 then "No" else tostring end) open pull request\(if .open == 1 then "" else "s" end) in \(.repo)"
  + (.pullRequests | if length > 0 then ", the oldest \(.[0].ageDays | plural("day")) old." else "." end)' '
  [["PR", "Title", "Author", "Days", "Draft", "Waits for", "URL"]]
  + (.pullRequests | map([.number, .title, .author, .ageDays, (if .draft then "draft" else "" end), (.reviewers | join(", ")), .url]))' \
  --arg repo "${OPTION[repo]}" --argjson days "${OPTION[stale-days]:-0}" '
  [.[] | {number, title, author: (.user.login? // "ghost"), draft: (.draft == true), base: .base.ref, createdAt: .created_at,
     ageDays: ((now - (.created_at | fromdateiso8601)) / 86400 | floor),
     reviewers: [(.requested_reviewers // [])[].login, (.requested_teams // [])[].slug], url: .html_url}
   | select(.ageDays >= $days)]
  | {repo: $repo, open: length, more: $more, pullRequests: .}'
