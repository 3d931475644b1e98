#!/usr/bin/env bash
# ---
# description: Issues of a GitHub repository, without pull requests, newest first, with labels, assignees, comments and age
# effect: read
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: repo, type: pattern, pattern: "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", required: true, description: owner/name of the repository, cues: [repository, repo, … repo, … repository]}
#   - {name: state, type: enum, values: [open, closed, all], default: open, description: which ones, synonyms: {open: [unresolved, not closed, still open, unsolved], closed: [done, resolved, finished, completed], all: [open and closed, of any state, both open and closed]}}
#   - {name: labels, type: list, description: "only those with all of these labels, separated by commas", cues: [label, labels, labelled, labeled, tagged, with the label, with the labels, marked]}
#   - {name: assignee, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9-]*|none|[*]", description: "only those of this person; none and * are nobody and anybody", cues: [assignee, assigned to, belonging to], synonyms: {none: [unassigned, without an assignee, nobody, no one, not assigned], "*": [assigned to anybody, anyone]}}
#   - {name: since, type: date, description: only those updated since this day, cues: [since, after, starting, from, … onwards, updated since, changed since]}
#   - {name: limit, type: integer, default: 100, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … issues], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: repo, state, count, more, issues[].{number, title, state, author, labels[], assignees[], comments, createdAt, updatedAt, ageDays, url}
# examples:
#   - List open issues in acme/app
#   - open issues
#   - What issues are open in acme/web?
#   - closed issues in acme/api
#   - GitHub issues of acme/app
#   - issues in acme/app assignee octocat
#   - which issues were updated since yesterday in acme/app
#   - unassigned GitHub issues labelled bug in acme/api
#   - hey, what tickets are in the issue tracker of the repo acme/web
#   - grab the 10 most recent bug reports on GitHub for acme/app
# not:
#   - Create a new issue "Login fails" in acme/app
#   - Fix the open issues
#   - Summarize the open issues in acme/app
#   - Open pull requests in acme/app
#   - Open GitLab issues
#   - Sentry issues
#   - Jira issues assigned to me
#   - Search all GitHub issues for "memory leak"
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
connect

repository
path=$REPLY/issues
query state "${OPTION[state]}"
query labels "${OPTION[labels]-}"
query assignee "${OPTION[assignee]-}"
query since "${OPTION[since]:+${OPTION[since]}T00:00:00Z}"
# GitHub counts a pull request as an issue.
github_list "$path" 'arrays | map(select(.pull_request | not))'

present_items 'the list of issues' '
  (if .state == "all" then "" else .state + " " end) as $kind
  | "\(.count | if . == 0 then "No" else tostring end) \($kind)issue\(if .count == 1 then "" else "s" end) in \(.repo)"
  + if .more then "; there are more (--limit 0 reads all)."
    elif .count > 0 and .state == "open" then ", the oldest \(.issues | map(.ageDays) | max | plural("day")) old."
    else "." end' '
  [["Issue", "Title", "State", "Labels", "Assigned to", "Comments", "Days", "URL"]]
  + (.issues | map([.number, .title, .state, (.labels | join(", ")), (.assignees | join(", ")), .comments, .ageDays, .url]))' \
  --arg repo "${OPTION[repo]}" --arg state "${OPTION[state]}" '
  map({number, title, state, author: (.user.login? // "ghost"), labels: [(.labels // [])[] | if type == "object" then .name else . end],
       assignees: [(.assignees // [])[].login], comments, createdAt: .created_at, updatedAt: .updated_at,
       ageDays: ((now - (.created_at | fromdateiso8601)) / 86400 | floor), url: .html_url})
  | {repo: $repo, state: $state, count: length, more: $more, issues: .}'
