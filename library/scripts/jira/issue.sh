#!/usr/bin/env bash
# ---
# description: One Jira issue (ticket) with status, assignee, description and linked issues
# effect: read
# needs: [JIRA_BASE_URL, JIRA_EMAIL, JIRA_API_TOKEN]
# params:
#   - {name: key, type: pattern, pattern: "[A-Za-z][A-Za-z0-9_]*-[0-9]+", required: true, description: "key of the issue, such as WEB-12", workspace: false, cues: [issue, ticket, key, story, task, bug]}
# returns: key, summary, type, status, priority, assignee, reporter, labels[], due, created, updated, parent, description, links[].{relation, key, summary, status}, url
# examples:
#   - Show Jira issue WEB-12
#   - WEB-12
#   - what is the status of OPS-7 in Jira?
#   - who is assigned to WEB-101
#   - describe ticket APP-3
#   - show me the description of the Jira ticket WEB-44
#   - jira issue OPS-210
#   - what is ticket DATA-9 about
#   - Jira story SHOP-18 please
#   - hey, what priority and assignee does the bug APP-55 in Jira have
# not:
#   - Why is WEB-12 blocked?
#   - Summarize the discussion in WEB-12
#   - Comment on WEB-12 that it works
#   - Move WEB-12 to Done
#   - How much time was logged on WEB-12?
#   - Show issue 12 of acme/app on GitHub
#   - Which Jira issues are assigned to me?
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/jira.sh"
parse_options "$@"
issue_key
path=/rest/api/3/issue/$REPLY
connect

query fields summary,issuetype,status,priority,assignee,reporter,labels,duedate,created,updated,parent,description,issuelinks
url "$path"
http_get "$REPLY"
# shellcheck disable=SC2034
LONG_TEXT=.description
present 'the issue' '
  "\(.key) is \(.status), \(if .assignee == null then "nobody is assigned" else "assigned to \(.assignee)" end): \(.summary)"' '
  [["Field", "Value"], ["Type", .type], ["Priority", .priority], ["Reporter", .reporter], ["Labels", (.labels | join(", "))], ["Due", .due],
   ["Updated", .updated], ["Parent", .parent], (.links[] | [.relation, "\(.key) \(.summary) (\(.status))"]), ["URL", .url]]
  | map(select(.[1] != null and .[1] != ""))' \
  --arg base "$HTTP_BASE" '
  {key, summary: .fields.summary, type: .fields.issuetype.name?, status: .fields.status.name?, priority: .fields.priority.name?, assignee: assignee,
   reporter: .fields.reporter.displayName?, labels: (.fields.labels // []), due: .fields.duedate, created: (.fields.created | utc),
   updated: (.fields.updated | utc), parent: .fields.parent.key?, description: (.fields.description | adf_text),
   links: [.fields.issuelinks[]? | (if .outwardIssue then {relation: .type.outward, issue: .outwardIssue} else {relation: .type.inward, issue: .inwardIssue} end)
     | {relation, key: .issue.key, summary: .issue.fields.summary, status: .issue.fields.status.name?}],
   url: page_of($base)}
  | if .key == null then error("no issue") else . end' <"$HTTP_BODY"
