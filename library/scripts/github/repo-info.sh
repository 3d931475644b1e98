#!/usr/bin/env bash
# ---
# description: Facts about a GitHub repository, its stars, forks, language, licence, default branch, visibility and last push
# effect: read
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: repo, type: pattern, pattern: "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", required: true, description: owner/name of the repository, cues: [repository, repo, … repo, … repository]}
# returns: repo, description, visibility, archived, fork, defaultBranch, language, licence, topics[], stars, forks, watchers, openIssuesAndPullRequests, createdAt, pushedAt, url
# examples:
#   - How many stars does acme/app have?
#   - repo info acme/web
#   - What is the default branch of acme/api?
#   - when was acme/infra last pushed
#   - GitHub repository acme/app
#   - stars and forks of acme/app
#   - is acme/app private or public
#   - what licence does acme/app have
#   - 'GitHub repo metadata of acme/web: language, visibility, forks'
#   - hey, is the acme/infra repository archived or still public on GitHub
# not:
#   - Why do we have so few stars?
#   - Compare acme/app with acme/web
#   - Create a GitHub repository acme/new
#   - Star this repository
#   - Open issues in acme/app
#   - Who committed to acme/app?
#   - git status of this repository
#   - Releases of acme/app
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
connect

repository
http_get "$HTTP_BASE$REPLY"
present 'the repository' '
  "\(.repo) (\(.visibility)\(if .archived then ", archived" else "" end)): \(.stars | plural("star")), \(.forks | plural("fork")), \(.openIssuesAndPullRequests) open issues and pull requests, default branch \(.defaultBranch), last push \(.pushedAt // "never")."' '
  [["Fact", "Value"]] + (to_entries | map([.key, (.value | if type == "array" then join(", ") else . end)]))' '
  if (.full_name | type) == "string" then . else error end
  | {repo: .full_name, description, visibility: (.visibility // (if .private then "private" else "public" end)), archived: (.archived == true),
     fork: (.fork == true), defaultBranch: .default_branch, language, licence: (.license.spdx_id? // null), topics: (.topics // []),
     stars: .stargazers_count, forks: .forks_count, watchers: (.subscribers_count // null),
     openIssuesAndPullRequests: .open_issues_count, createdAt: .created_at, pushedAt: .pushed_at, url: .html_url}' <"$HTTP_BODY"
