#!/usr/bin/env bash
# ---
# description: Create a Jira issue (ticket, bug, task or story) in a project
# effect: write
# needs: [JIRA_BASE_URL, JIRA_EMAIL, JIRA_API_TOKEN]
# params:
#   - {name: project, type: pattern, pattern: "[A-Z][A-Z0-9_]{1,49}", required: true, description: "key of the project, such as WEB", cues: [project, project key, in project, … project]}
#   - {name: summary, type: text, required: true, description: its title, workspace: false, cues: [titled, title, called, named, summary, with the summary, saying]}
#   - {name: type, type: pattern, pattern: "[Bb]ug|[Tt]ask|[Ss]tory|[Ee]pic|[Ss]pike|[Ii]ncident|[Ii]mprovement|[Ff]eature|id:[0-9]{1,12}", default: Task, description: "its type; one of another name by its number, such as id:10042", cues: [type, of type, of the type, a new, as a]}
#   - {name: description, type: text, description: what it is about; a blank line begins a paragraph, workspace: false, cues: [description, with the description, details, described as, body]}
#   - {name: labels, type: list, pattern: "[^ ,]+", description: its labels, cues: [label, labels, labelled, labeled, tagged, with the label, with the labels]}
# returns: performed, key, url
# examples:
#   - 'Create a Jira issue in WEB: "Checkout fails on Safari"'
#   - new Jira ticket in OPS "Renew the certificate"
#   - file a bug in Jira project SHOP "Login button does nothing"
#   - open a Jira ticket in WEB titled "Update the footer"
#   - add a task to Jira project OPS "Clean up old rows"
#   - jira create "Write the release notes" in DOCS
#   - make a ticket in WEB "Broken link on the home page"
#   - log a story in Jira project SHOP called "Guest checkout" with the description "No account needed"
#   - raise a Jira incident in OPS "Queue is stuck" labelled urgent
#   - 'please put a new Jira task into MKT: "Order stickers"'
# not:
#   - Write a good Jira ticket for this bug
#   - Create a Linear issue
#   - Open an issue on GitHub
#   - Should we create a ticket for this?
#   - Comment on WEB-12
#   - Create a Jira project
#   - Turn this conversation into Jira tickets
#   - Split WEB-12 into smaller Jira tickets
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/jira.sh"
parse_options "$@"
[[ ${OPTION[summary]} == *[![:space:]]* && ${OPTION[summary]} != *$'\n'* ]] || fail "$EXIT_USAGE" '--summary must be one line that is not blank. Put more into --description.'
connect

url /rest/api/3/issue
address=$REPLY
body=$(calculate -nc --arg project "${OPTION[project]}" --arg type "${OPTION[type]^}" --arg summary "${OPTION[summary]}" \
  --arg description "${OPTION[description]-}" --arg labels "${OPTION[labels]-}" '
  ($labels | split(",") | map(gsub("^ +| +$"; "") | select(. != ""))) as $labels
  | {fields: ({project: {key: $project}, issuetype: ($type | if startswith("Id:") then {id: .[3:]} else {name: .} end), summary: $summary}
      + (if $description | test("[^ \n\t]") then {description: ($description | to_adf)} else {} end)
      + (if $labels == [] then {} else {labels: $labels} end))}')
show_unless_confirmed "create an issue of type ${OPTION[type]^} in ${OPTION[project]}: ${OPTION[summary]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the issue' '"Created \(.key): \(.url)"' --arg base "$HTTP_BASE" '{key: (.key | strings), url: page_of($base)}'
