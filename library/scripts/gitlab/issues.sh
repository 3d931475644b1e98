#!/usr/bin/env bash
# ---
# description: Issues of a GitLab project, newest first, with labels, assignee and age
# effect: read
# needs: [GITLAB_TOKEN]
# environment: [GITLAB_API_BASE]
# params:
#   - {name: project, type: pattern, pattern: "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+", required: true, description: path of the project such as group/name, cues: [project, repo, repository, … project, … repo]}
#   - {name: state, type: enum, values: [opened, closed, all], default: opened, description: which ones, synonyms: {opened: [open, unresolved, not closed, still open], closed: [done, resolved, finished, completed], all: [open and closed, of any state, both open and closed]}}
#   - {name: labels, type: list, description: "only those with all of these labels, separated by commas", cues: [label, labels, labelled, labeled, tagged, with the label, with the labels, marked]}
#   - {name: limit, type: integer, default: 100, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … issues], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: project, state, count, more, issues[].{iid, title, state, author, labels[], assignee, comments, createdAt, updatedAt, ageDays, url}
# examples:
#   - GitLab issues in acme/app
#   - open issues on GitLab in acme/web
#   - List the open GitLab issues of acme/api
#   - closed GitLab issues in acme/app
#   - how many issues are open in the GitLab project acme/infra
#   - show all GitLab issues of acme/tools/cli
#   - GitLab tickets labelled bug in acme/web
#   - the newest 5 issues on GitLab in the acme/api project
#   - hey, what's unresolved in the GitLab issue tracker of acme/shop
#   - bug reports in GitLab for acme/shop
# not:
#   - Create a GitLab issue in acme/app "Login fails"
#   - Open merge requests on GitLab
#   - Open issues on GitHub in acme/app
#   - Summarize the GitLab issues
#   - Why is this GitLab issue open?
#   - Close the GitLab issue 7
#   - Jira issues
#   - Who fixed the GitLab issue 7?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/gitlab.sh"
parse_options "$@"
connect

project
path=$REPLY/issues
query state "${OPTION[state]}"
query labels "${OPTION[labels]-}"
gitlab_list "$path"

present_items 'the list of issues' '
  ({opened: "open ", closed: "closed "}[.state] // "") as $kind
  | "\(.count | if . == 0 then "No" else tostring end) \($kind)issue\(if .count == 1 then "" else "s" end) in \(.project)"
  + if .more then "; there are more (--limit 0 reads all)."
    elif .count > 0 and .state == "opened" then ", the oldest \(.issues | map(.ageDays) | max | plural("day")) old."
    else "." end' '
  [["Issue", "Title", "State", "Labels", "Assigned to", "Days", "Updated", "URL"]]
  + (.issues | map([.iid, .title, .state, (.labels | join(", ")), .assignee, .ageDays, .updatedAt, .url]))' \
  --arg project "${OPTION[project]}" --arg state "${OPTION[state]}" '
  map({iid, title, state, author: (.author.username? // null), labels: (.labels // []), assignee: ([(.assignees // [])[].username] | first // null),
       comments: .user_notes_count, createdAt: (.created_at | utc), updatedAt: (.updated_at | utc),
       ageDays: ((now - (.created_at | utc | fromdateiso8601)) / 86400 | floor), url: .web_url})
  | {project: $project, state: $state, count: length, more: $more, issues: .}'
