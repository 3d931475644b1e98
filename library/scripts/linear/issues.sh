#!/usr/bin/env bash
# ---
# description: Linear issues, of a team, in a state or of an assignee, the last changed first
# effect: read
# needs: [LINEAR_API_KEY]
# environment: [LINEAR_API_BASE]
# params:
#   - {name: team, type: pattern, pattern: "[A-Z][A-Z0-9]{1,9}", description: "only those of the team with this key, such as ENG", cues: [team, of team, for team, in team, … team]}
#   - {name: state, type: enum, values: [open, triage, backlog, unstarted, started, completed, canceled, all], default: open, description: only those in a state of this kind, synonyms: {open: [unfinished, not done], unstarted: [to do, todo, not started], started: [in progress, in the works, being worked on], completed: [done, finished, closed], canceled: [cancelled, dropped], triage: [untriaged, to triage], all: [open and closed, any state, of every state]}}
#   - {name: assignee, type: pattern, pattern: "@[A-Za-z0-9._-]+|[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+", description: "only those of the person with this @handle or e-mail address", cues: [assigned to, assignee, of, for, belonging to]}
#   - {name: limit, type: integer, default: 50, description: how many at most; 0 for all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … issues, … tickets], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: state, count, more, issues[].{identifier, title, state, assignee, priority, updatedAt, url}
# examples:
#   - Open issues in Linear
#   - linear issues of team ENG
#   - what is in the backlog of OPS on Linear?
#   - which Linear issues are assigned to ada@example.com
#   - show started issues in Linear for ENG
#   - list completed Linear issues of WEB
#   - how many issues are open on Linear
#   - all Linear issues of @ada
#   - what is in triage in Linear
#   - the last 20 Linear tickets in progress for team MOB
# not:
#   - Why are there so many open issues in Linear?
#   - Create a Linear issue
#   - Open issues of acme/app on GitHub
#   - Jira issues of WEB
#   - Summarize the Linear backlog
#   - Which Linear issue should we do first?
#   - What did Ada finish in Linear this week?
#   - My own Linear issues
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/linear.sh"
parse_options "$@"
connect

# shellcheck disable=SC2016
linear_list 'query($filter: IssueFilter, $first: Int!, $after: String) {
    issues(filter: $filter, first: $first, after: $after, orderBy: updatedAt) {
      nodes { identifier title url priorityLabel updatedAt state { name } assignee { displayName } }
      pageInfo { hasNextPage endCursor } } }' .data.issues \
  --arg team "${OPTION[team]-}" --arg state "${OPTION[state]}" --arg assignee "${OPTION[assignee]-}" '
  {filter: (
    (if $team == "" then {} else {team: {key: {eq: $team}}} end)
    + (if $state == "all" then {} elif $state == "open" then {state: {type: {nin: ["completed", "canceled"]}}} else {state: {type: {eq: $state}}} end)
    + (if $assignee == "" then {} elif $assignee | startswith("@") then {assignee: {displayName: {eqIgnoreCase: $assignee[1:]}}}
       else {assignee: {email: {eqIgnoreCase: $assignee}}} end))}'

present_items 'the list of issues' '
  (if .state == "all" then "" else " \(.state)" end) as $state
  | (if .count == 0 then "No\($state) issue in Linear" else "\(.count)\($state) issue\(if .count == 1 then "" else "s" end) in Linear" end)
  + (if .more then " (there are more)." else "." end)' '
  [["Issue", "Title", "State", "Assignee", "Priority", "Updated"]]
  + (.issues | map([.identifier, .title, .state, .assignee, .priority, .updatedAt[:10]]))' --arg state "${OPTION[state]}" '
  [.[] | {identifier, title, state: .state.name, assignee: .assignee.displayName, priority: .priorityLabel, updatedAt: (.updatedAt | utc), url}]
  | {state: $state, count: length, more: $more, issues: .}'
