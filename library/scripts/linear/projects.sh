#!/usr/bin/env bash
# ---
# description: Linear projects with state, progress, target date and lead
# effect: read
# needs: [LINEAR_API_KEY]
# environment: [LINEAR_API_BASE]
# params:
#   - {name: state, type: enum, values: [backlog, planned, started, paused, completed, canceled], description: only those in a state of this kind, synonyms: {started: [in progress, running, active], planned: [upcoming], completed: [done, finished], paused: [on hold, stopped], canceled: [cancelled, dropped], backlog: [not planned yet]}}
# returns: count, more, projects[].{name, state, progress, targetDate, lead, url}
# examples:
#   - List the Linear projects
#   - which projects are there in Linear?
#   - show started projects in Linear
#   - progress of our Linear projects
#   - which Linear projects are planned
#   - who leads the projects in Linear
#   - paused Linear projects
#   - target dates of our Linear projects
#   - hey, which Linear projects are on hold
#   - roadmap of Linear projects with lead and target date
# not:
#   - Why is the project late?
#   - Create a Linear project
#   - Which project should we start?
#   - Jira projects
#   - GitLab projects
#   - Summarize the Linear projects for the board
#   - Issues of the Linear project Checkout
#   - Current cycle of the Linear team ENG
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/linear.sh"
parse_options "$@"
connect

# shellcheck disable=SC2016
linear_list 'query($filter: ProjectFilter, $first: Int!, $after: String) {
    projects(filter: $filter, first: $first, after: $after) {
      nodes { name url progress targetDate status { name } lead { displayName } }
      pageInfo { hasNextPage endCursor } } }' .data.projects \
  --arg state "${OPTION[state]-}" '{filter: (if $state == "" then {} else {status: {type: {eq: $state}}} end)}'

present_items 'the list of projects' '
  (if $state == "" then "" else " \($state)" end) as $word
  | (if .count == 0 then "No\($word) project" else "\(.count)\($word) project\(if .count == 1 then "" else "s" end)" end) + " in Linear\(if .more then " (there are more)" else "" end)."' '
  [["Project", "State", "Progress", "Target", "Lead"]] + (.projects | map([.name, .state, "\(.progress * 100 | round)%", .targetDate, .lead]))' \
  --arg state "${OPTION[state]-}" '
  [.[] | {name, state: .status.name, progress, targetDate, lead: .lead.displayName, url}] | {count: length, more: $more, projects: .}'
