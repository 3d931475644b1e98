#!/usr/bin/env bash
# ---
# description: Merge requests (MRs) of a GitLab project, newest first, with author, draft and whether they can be merged
# effect: read
# needs: [GITLAB_TOKEN]
# environment: [GITLAB_API_BASE]
# params:
#   - {name: project, type: pattern, pattern: "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+", required: true, description: path of the project such as group/name, cues: [project, repo, repository, … project, … repo]}
#   - {name: state, type: enum, values: [opened, merged, closed, locked, all], default: opened, description: which ones, synonyms: {opened: [open, still open, unmerged, waiting], merged: [already merged, landed], closed: [rejected, abandoned, declined], all: [of any state, whatever state]}}
#   - {name: author, type: pattern, pattern: "[A-Za-z0-9_][A-Za-z0-9_.-]*", description: only those of this user name, cues: [by, author, by the author, from the author, opened by, written by]}
#   - {name: limit, type: integer, default: 100, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … merge requests, … MRs], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: project, state, count, more, mergeRequests[].{iid, title, state, author, draft, mergeStatus, sourceBranch, targetBranch, reviewers[], createdAt, updatedAt, ageDays, url}
# examples:
#   - Open merge requests in acme/app
#   - GitLab merge requests of acme/web
#   - List the MRs in acme/api
#   - which merge requests are open on GitLab in acme/infra
#   - merged merge requests in acme/app
#   - how many MRs are open in acme/app
#   - merge requests by the author ada in acme/app
#   - the last 10 GitLab MRs waiting in acme/web
#   - hey, which draft MRs does the GitLab project acme/shop have
#   - closed MRs in the repo acme/tools/cli
# not:
#   - Create a merge request in acme/app
#   - Merge the merge request 7 in acme/app
#   - Review the merge request 7
#   - Why is this merge request still open?
#   - Open pull requests in acme/app
#   - Summarize the open MRs
#   - GitLab issues in acme/app
#   - Who approved the merge request 7 in acme/app?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/gitlab.sh"
parse_options "$@"
connect

project
path=$REPLY/merge_requests
query state "${OPTION[state]}"
query author_username "${OPTION[author]-}"
page_limit 100
query per_page "$REPLY"
gitlab_list "$path"

present_items 'the list of merge requests' '
  (if .state == "opened" then "open " elif .state == "all" then "" else .state + " " end) as $kind
  | "\(.count | if . == 0 then "No" else tostring end) \($kind)merge request\(if .count == 1 then "" else "s" end) in \(.project)"
  + if .more then "; there are more (--limit 0 reads all)."
    elif .count > 0 and .state == "opened" then ", the oldest \(.mergeRequests | map(.ageDays) | max | plural("day")) old."
    else "." end' '
  [["MR", "Title", "Author", "Draft", "Merge status", "Into", "Days", "URL"]]
  + (.mergeRequests | map([.iid, .title, .author, (if .draft then "draft" else "" end), .mergeStatus, .targetBranch, .ageDays, .url]))' \
  --arg project "${OPTION[project]}" --arg state "${OPTION[state]}" '
  map({iid, title, state, author: (.author.username? // null), draft: (.draft == true or .work_in_progress == true),
       mergeStatus: (.detailed_merge_status // .merge_status), sourceBranch: .source_branch, targetBranch: .target_branch,
       reviewers: [(.reviewers // [])[].username], createdAt: (.created_at | utc), updatedAt: (.updated_at | utc),
       ageDays: ((now - (.created_at | utc | fromdateiso8601)) / 86400 | floor), url: .web_url})
  | {project: $project, state: $state, count: length, more: $more, mergeRequests: .}'
