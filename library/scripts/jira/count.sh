#!/usr/bin/env bash
# ---
# description: How many Jira issues (tickets) match a JQL query, about
# effect: read
# needs: [JIRA_BASE_URL, JIRA_EMAIL, JIRA_API_TOKEN]
# params:
#   - {name: jql, type: text, required: true, description: "the query in JQL, with a restriction such as a project", workspace: false, cues: [where, JQL, with JQL, the JQL, the query]}
# returns: jql, count
# examples:
#   - How many Jira issues match "project = WEB AND statusCategory != Done"?
#   - count Jira tickets for "labels = urgent"
#   - number of Jira issues with JQL "created >= -7d"
#   - how many tickets in Jira are "priority = High"
#   - jira count "status = Open"
#   - count the issues in Jira where "project = OPS AND type = Bug"
#   - total of Jira bugs where "type = Bug AND resolution = Unresolved"
#   - hey, how many Jira stories match "sprint in openSprints()"
#   - Jira ticket count for JQL "assignee is EMPTY AND project = APP"
#   - issue count in Jira matching "labels = backend AND status changed AFTER -1w"
# not:
#   - Search Jira for "project = WEB"
#   - Why are there so many bugs in Jira?
#   - How many issues are open on GitHub?
#   - Compare the number of bugs with last month
#   - How many of the Jira tickets are important?
#   - Which Jira issues are assigned to me?
#   - How many tickets are in HubSpot?
#   - How many issues of the sprint on board 12 are done?
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/jira.sh"
parse_options "$@"
query_text
body=$(jq -nc --arg jql "$REPLY" '{jql: $jql}')
connect

http_read "$HTTP_BASE/rest/api/3/search/approximate-count" "$body"
present 'the count' '"About \(.count | plural("issue")) in Jira match\(if .count == 1 then "es" else "" end)."' '[]' \
  --arg jql "${OPTION[jql]}" '{jql: $jql, count: (.count | if type == "number" then . else error("no number") end)}' <"$HTTP_BODY"
