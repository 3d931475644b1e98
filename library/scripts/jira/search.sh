#!/usr/bin/env bash
# ---
# description: Issues (tickets) of Jira that match a JQL query, with status, assignee, priority and last change
# effect: read
# needs: [JIRA_BASE_URL, JIRA_EMAIL, JIRA_API_TOKEN]
# params:
#   - {name: jql, type: text, required: true, description: "the query in JQL, with a restriction such as a project", workspace: false, cues: [where, JQL, with JQL, the JQL, the query]}
#   - {name: fields, type: list, pattern: "[A-Za-z][A-Za-z0-9_.-]*", description: "further fields to return, by id such as labels or customfield_10016", cues: [fields, with the fields, columns, and the fields]}
#   - {name: limit, type: integer, default: 50, description: how many at most; 0 for all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … issues, … tickets, … results], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: jql, count, more, issues[].{key, summary, status, assignee, priority, updated, url}, issues[].fields.*
# examples:
#   - Search Jira for "project = WEB AND status = Open"
#   - jira search "labels = urgent"
#   - find Jira issues with JQL "assignee = currentUser()"
#   - run the JQL "project = OPS AND updated >= -7d"
#   - which Jira tickets match "text ~ checkout"
#   - list the Jira issues for "sprint in openSprints()"
#   - show me tickets in Jira where "priority = High AND project = APP"
#   - JQL "created >= startOfWeek()"
#   - the first 20 Jira bugs matching "component = API AND resolution = Unresolved"
#   - hey, look up Jira stories with the query "fixVersion = 2.0"
# not:
#   - How many issues match this JQL?
#   - Write a JQL query for stale issues
#   - Explain this JQL
#   - Summarize the Jira issues of this week
#   - Search Linear for checkout issues
#   - Search GitHub issues for "crash"
#   - Move the Jira issues of the sprint to Done
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/jira.sh"
parse_options "$@"
query_text
connect

page_limit 100
body=$(jq -nc --arg jql "${OPTION[jql]}" --argjson size "$REPLY" --arg more "${OPTION[fields]-}" '
  {jql: $jql, maxResults: $size,
   fields: (["summary", "status", "assignee", "priority", "updated"] + ($more | split(",") | map(gsub(" "; "") | select(. != ""))) | unique)}')
url /rest/api/3/search/jql
pages_by_body "$REPLY" "$body" .nextPageToken .issues 'if .isLast == true then null else .nextPageToken end'

present_items 'the list of issues' '
  "\(.count | if . == 0 then "No issue" else plural("issue") end) in Jira \(if .count == 1 then "matches" elif .count == 0 then "matches" else "match" end)"
  + (if .more then " (there are more)." else "." end)' '
  [["Key", "Summary", "Status", "Assignee", "Priority", "Updated"]]
  + (.issues | map([.key, .summary, .status, .assignee, .priority, (.updated // "" | .[:10])]))' \
  --arg jql "${OPTION[jql]}" --arg base "$HTTP_BASE" --arg asked "${OPTION[fields]-}" '
  def told: if type == "array" then map(told) elif type != "object" then . elif .type? == "doc" then adf_text
    else .displayName // .name // .value // .key // . end;
  ($asked | split(",") | map(gsub(" "; "") | select(. != ""))) as $asked
  | [.[] | . as $issue | {key, summary: .fields.summary, status: .fields.status.name?, assignee: assignee, priority: .fields.priority.name?,
       updated: (.fields.updated | utc), url: page_of($base)}
     + if $asked == [] then {} else {fields: ($asked | map({(.): ($issue.fields[.] | told)}) | add)} end]
  | {jql: $jql, count: length, more: $more, issues: .}'
