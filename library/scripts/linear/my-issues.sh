#!/usr/bin/env bash
# ---
# description: My Linear issues (assigned to me and not finished), the next due first
# effect: read
# needs: [LINEAR_API_KEY]
# environment: [LINEAR_API_BASE]
# returns: open, overdue, more, issues[].{identifier, title, state, priority, dueDate, url}
# probe: true
# examples:
#   - My Linear issues
#   - Which Linear issues are assigned to me?
#   - what is on my plate in Linear
#   - show my Linear tasks
#   - linear mine
#   - what do I have to do in Linear
#   - list the Linear tickets that are assigned to me
#   - my Linear todo list with due dates
#   - hey, which Linear tickets of mine are unfinished
#   - pull up my Linear assignments
# not:
#   - Which of my Linear issues is the most important?
#   - Why are my issues still open?
#   - My Jira issues
#   - Issues assigned to me on GitHub
#   - Create a Linear issue for me
#   - Plan my week from my Linear issues
#   - All open Linear issues of team ENG
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/linear.sh"
parse_options "$@"
connect

# shellcheck disable=SC2016
linear_list 'query($first: Int!, $after: String) {
    viewer { assignedIssues(first: $first, after: $after, filter: {state: {type: {nin: ["completed", "canceled"]}}}) {
      nodes { identifier title url dueDate priorityLabel state { name } }
      pageInfo { hasNextPage endCursor } } } }' .data.viewer.assignedIssues '{}'

today
present_items 'the list of issues' '
  "\(.open | if . == 0 then "No" else tostring end) open Linear issue\(if .open > 1 then "s are" else " is" end) assigned to you"
  + (if .overdue > 0 then ", \(.overdue) overdue." else "." end)' '
  [["Issue", "Title", "State", "Priority", "Due"]] + (.issues | map([.identifier, .title, .state, .priority, .dueDate]))' --arg today "$REPLY" '
  [.[] | {identifier, title, state: .state.name, priority: .priorityLabel, dueDate, url}]
  | sort_by(.dueDate == null, .dueDate)
  | {open: length, overdue: (map(select(.dueDate != null and .dueDate < $today)) | length), more: $more, issues: .}'
