#!/usr/bin/env bash
# ---
# description: My unresolved Jira issues (tickets assigned to me that are not done), the next due first
# effect: read
# needs: [JIRA_BASE_URL, JIRA_EMAIL, JIRA_API_TOKEN]
# params:
#   - {name: project, type: pattern, pattern: "[A-Z][A-Z0-9_]{1,49}", description: only those of the project with this key, cues: [project, project key, in project, … project]}
# returns: open, overdue, more, issues[].{key, summary, status, priority, due, url}
# probe: true
# examples:
#   - My Jira issues
#   - what are my open Jira tickets?
#   - Which Jira issues are assigned to me?
#   - what is on my plate in Jira
#   - show my Jira tickets in project OPS
#   - what do I have to do in Jira
#   - jira my tickets
#   - list Jira issues assigned to me that are still open
#   - hey, which Jira tasks of mine are due next
#   - my unresolved Jira issues in WEB
# not:
#   - Why are my Jira issues still open?
#   - Which of my issues should I do first?
#   - Summarize my Jira tickets
#   - My issues on Linear
#   - Issues assigned to me on GitHub
#   - Create a Jira issue for me
#   - How many Jira issues did I close this month?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/jira.sh"
parse_options "$@"
connect

project=${OPTION[project]-}
query jql "assignee = currentUser() AND statusCategory != Done${project:+ AND project = \"$project\"} ORDER BY duedate ASC, priority DESC"
query fields summary,status,priority,duedate
query maxResults 100
url /rest/api/3/search/jql
pages_by_cursor "$REPLY" nextPageToken .issues 'if .isLast == true then null else .nextPageToken end'

today
present_items 'the list of issues' '
  "\(.open | if . == 0 then "No" else tostring end) open Jira issue\(if .open == 1 then " is" elif .open == 0 then " is" else "s are" end) assigned to you"
  + (if .overdue > 0 then ", \(.overdue) overdue." else "." end)' '
  [["Key", "Summary", "Status", "Priority", "Due"]] + (.issues | map([.key, .summary, .status, .priority, .due]))' \
  --arg base "$HTTP_BASE" --arg today "$REPLY" '
  [.[] | {key, summary: .fields.summary, status: .fields.status.name?, priority: .fields.priority.name?, due: .fields.duedate, url: page_of($base)}]
  | {open: length, overdue: map(select(.due != null and .due < $today)) | length, more: $more, issues: .}'
