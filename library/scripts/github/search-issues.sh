#!/usr/bin/env bash
# ---
# description: Search issues and pull requests on all of GitHub, or in one repository, by words and GitHub's search language
# effect: read
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: query, type: text, required: true, workspace: false, description: "what to search for, such as: memory leak is:open author:octocat", cues: [for, about, matching, that match, mention, that mention, with the words, containing, query, called]}
#   - {name: repo, type: pattern, pattern: "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", workspace: false, description: only in this repository (owner/name), cues: [repository, repo, … repo, … repository]}
#   - {name: kind, type: enum, values: [issue, pr], description: only issues or only pull requests, synonyms: {issue: [only issues, issues only, without pull requests], pr: [pull requests, PRs, pull request, only pull requests]}}
#   - {name: sort, type: enum, values: [created, updated, comments, reactions, interactions], description: most or newest first; best match if not given, synonyms: {created: [newest first, newest, by creation, most recent], updated: [recently updated, last updated, by update], comments: [most commented, most discussed, by comments], reactions: [most reactions, most liked, most upvoted], interactions: [most interactions]}}
#   - {name: limit, type: integer, default: 30, description: at most so many; 0 is all that GitHub gives (1000), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … results, … hits, … issues, … matches], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: query, total, incomplete, more, items[].{number, repo, title, kind, state, author, comments, createdAt, updatedAt, url}
# examples:
#   - Search GitHub issues for "memory leak"
#   - find issues about "login fails" in acme/app
#   - search pull requests for "flaky test" on GitHub
#   - search the issue tracker of acme/web on GitHub for "cache"
#   - GitHub search "is:open is:pr author:octocat"
#   - look for the first 10 GitHub issues that mention "timeout"
#   - is there an issue about "dark mode" in acme/app
#   - find pull requests that match "review-requested:@me is:open"
#   - most commented GitHub issues containing "oauth token"
#   - hey, did anybody report "out of memory" on GitHub in acme/infra
# not:
#   - List open issues in acme/app
#   - Why does "memory leak" happen?
#   - Search the code for "TODO"
#   - Open an issue in acme/app "Login fails"
#   - Search the web for "memory leak"
#   - Search Slack for "outage"
#   - Summarize the issues about "login"
#   - Commits of acme/app that mention login
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
[[ ${OPTION[query]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--query is blank. Say what to search for.'
connect

query q "${OPTION[query]}${OPTION[repo]:+ repo:${OPTION[repo]}}${OPTION[kind]:+ is:${OPTION[kind]}}"
query sort "${OPTION[sort]-}"
# Each page is a search of its own that may run out of time.
github_list /search/issues '.incomplete_results as $incomplete | .items | map(.incomplete = $incomplete)'

present_items 'the result of the search' '
  if .total == 0 then "Nothing on GitHub matches \(.query)."
  else "\(.total | plural("match") | sub("matchs$"; "matches")) on GitHub for \(.query)" + (if .more then ", \(.items | length) of them shown." else "." end) end
  + if .incomplete then " GitHub ran out of time: there may be more." else "" end' '
  [["Number", "Repository", "Title", "Kind", "State", "Author", "Updated", "URL"]]
  + (.items | map([.number, .repo, .title, .kind, .state, .author, .updatedAt, .url]))' \
  --arg query "${OPTION[query]}" --slurpfile last "$HTTP_BODY" '
  {query: $query, total: $last[0].total_count, incomplete: (any(.[]; .incomplete) or $last[0].incomplete_results == true),
   more: ($more or length < $last[0].total_count),
   items: map({number, repo: (.repository_url // .url | split("/repos/")[1] // "" | split("/")[:2] | join("/")), title,
               kind: (if .pull_request then "pr" else "issue" end), state, author: (.user.login? // "ghost"), comments,
               createdAt: .created_at, updatedAt: .updated_at, url: .html_url})}'
