#!/usr/bin/env bash
# ---
# description: Create an issue in Linear for a team
# effect: write
# needs: [LINEAR_API_KEY]
# environment: [LINEAR_API_BASE]
# params:
#   - {name: team, type: pattern, pattern: "[A-Z][A-Z0-9]{1,9}", required: true, description: "key of the team, such as ENG", cues: [team, for team, in team, for, in, … team]}
#   - {name: title, type: text, required: true, description: its title, workspace: false, cues: [titled, title, called, named, with the title, saying]}
#   - {name: description, type: text, description: what it is about (Markdown), workspace: false, cues: [description, with the description, details, described as, body]}
#   - {name: priority, type: enum, values: [none, low, medium, high, urgent], default: none, description: how urgent it is, synonyms: {urgent: [top priority, highest, critical], high: [important, high priority], medium: [normal, medium priority], low: [minor, low priority], none: [no priority, without a priority]}}
# returns: performed, identifier, url
# examples:
#   - 'Create a Linear issue in ENG: "Checkout fails on Safari"'
#   - new issue in Linear for OPS "Renew the certificate"
#   - file an urgent Linear issue in ENG "Payments are down"
#   - add "Update the footer" to Linear in WEB
#   - open a Linear ticket for team DES "Clean up old rows"
#   - linear create "Write the release notes" in DOCS
#   - make a high priority issue in Linear for ENG "Login is slow"
#   - log a low priority bug on Linear for MOB titled "Icon is blurry" with the description "Android only"
#   - 'raise a Linear task in DES: "New empty states"'
#   - please put the ticket "Upgrade the runtime" into Linear for team OPS
# not:
#   - Create a Jira issue in WEB
#   - Open an issue on GitHub
#   - Write a good issue for this bug
#   - Which issue should we create?
#   - Turn these notes into Linear issues
#   - Create a Linear project
#   - Set the Linear issue ENG-12 to done
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/linear.sh"
parse_options "$@"
[[ ${OPTION[title]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--title is blank. Say what the issue is about.'
connect

address=$HTTP_BASE/graphql
# shellcheck disable=SC2016
http_read "$address" "$(jq -nc --arg team "${OPTION[team]}" '
  {query: "query($team: String!) { teams(first: 1, filter: {key: {eq: $team}}) { nodes { id } } }", variables: {team: $team}}')"
team=$(jq -r '.data.teams.nodes | arrays | first | .id // ""' "$HTTP_BODY" 2>/dev/null) || not_understood 'the list of teams'
if [[ -z $team ]]; then
  [[ $(jq '.data.teams.nodes' "$HTTP_BODY") == '[]' ]] || not_understood 'the list of teams'
  fail "$EXIT_NOT_FOUND" "there is no team with the key ${OPTION[team]}, or the credential may not see it. A team's key is what its issues begin with, such as ENG in ENG-12."
fi

# shellcheck disable=SC2016
body=$(jq -nc --arg team "$team" --arg title "${OPTION[title]}" --arg description "${OPTION[description]-}" --arg priority "${OPTION[priority]}" '
  {query: "mutation($input: IssueCreateInput!) { issueCreate(input: $input) { success issue { identifier url } } }",
   variables: {input: ({teamId: $team, title: $title, priority: ({none: 0, urgent: 1, high: 2, medium: 3, low: 4}[$priority])}
     + if $description == "" then {} else {description: $description} end)}}')
show_unless_confirmed "create an issue in ${OPTION[team]}: ${OPTION[title]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the issue' '"Created \(.identifier): \(.url)"' '.data.issueCreate.issue | {identifier: (.identifier | strings), url}'
