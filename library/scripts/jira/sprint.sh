#!/usr/bin/env bash
# ---
# description: The active sprint of a Jira board with its issues, how many are done, and story points
# effect: read
# needs: [JIRA_BASE_URL, JIRA_EMAIL, JIRA_API_TOKEN]
# environment: [JIRA_POINTS_FIELD]
# params:
#   - {name: board, type: pattern, pattern: "[0-9]{1,12}", required: true, description: number of the board; it is in its address, cues: [board, of board, on board, board number]}
#   - {name: state, type: enum, values: [active, future, closed], default: active, description: "the active sprint, the next or the last one", synonyms: {active: [running, ongoing], future: [next, upcoming, coming], closed: [last, previous, finished, past]}}
# returns: board, state, more, sprints[].{id, name, goal, startDate, endDate, issues, done, points, pointsDone}, issues[].{sprint, key, summary, status, assignee, done, points, url}
# examples:
#   - What is in the current sprint of Jira board 12?
#   - active sprint of board 5
#   - how many issues of the sprint on board 12 are done
#   - jira sprint of board 3
#   - sprint progress of board 12 in Jira
#   - which issues are in the last closed sprint of board 7
#   - next sprint of Jira board 9
#   - story points of the ongoing Jira sprint on board 31
#   - hey, what did board 27 finish in the previous sprint
#   - pull up the sprint backlog of Jira board 84
# not:
#   - Why is the sprint behind?
#   - Plan the next sprint
#   - Summarize the sprint for the team
#   - Current cycle in Linear
#   - Compare this sprint with the last one
#   - Start the sprint
#   - Move WEB-12 to the next sprint
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/jira.sh"
parse_options "$@"
points=${JIRA_POINTS_FIELD:-customfield_10016}
matches "$points" '[A-Za-z][A-Za-z0-9_]*' || fail "$EXIT_NO_CREDENTIAL" 'JIRA_POINTS_FIELD is not the id of a field, such as customfield_10016. Correct it.'
connect

jira_list "/rest/agile/1.0/board/${OPTION[board]}/sprint" values
sprints=$(jq -sc --arg state "${OPTION[state]}" '
  add | map(select(.state == $state)) | if $state == "closed" then .[-1:] elif $state == "future" then .[:1] else . end | .[] | {id, name, goal, startDate, endDate}' "$PAGES" 2>/dev/null) ||
  not_understood 'the list of sprints'
more=$MORE
gathered=$HTTP_FOLDER/sprints
: >"$gathered"
while IFS= read -r sprint; do
  [[ -n $sprint ]] || continue
  matches "$sprint" '\{"id":[0-9]+,.*' || not_understood 'the list of sprints'
  id=${sprint#'{"id":'}
  query fields "summary,status,assignee,$points"
  jira_list "/rest/agile/1.0/sprint/${id%%,*}/issue" issues 100
  [[ $MORE == false ]] || more=true
  jq -sc --argjson sprint "$sprint" '{sprint: $sprint, issues: add}' "$PAGES" >>"$gathered"
done <<<"$sprints"

present 'the sprint' '
  if .sprints == [] then "No \(.state) sprint on board \(.board)."
  else .sprints | map("\(.name): \(.done) of \(.issues | plural("issue")) done, \(.pointsDone) of \(.points | plural("point"))"
    + (if .endDate == null then "" else ", ends \(.endDate[:10])" end)) | join("; ") + "." end' '
  [["Sprint", "Key", "Summary", "Status", "Assignee", "Points"]] + (.issues | map([.sprint, .key, .summary, .status, .assignee, .points]))' \
  -s --arg board "${OPTION[board]}" --arg state "${OPTION[state]}" --arg points "$points" --arg base "$HTTP_BASE" --argjson more "$more" '
  def total: map(.points // 0) | add // 0;
  map(.sprint as $sprint | {sprint: $sprint, issues: [.issues[] | {sprint: $sprint.name, key, summary: .fields.summary, status: .fields.status.name?,
        assignee: assignee, done: is_done, points: (.fields[$points] | numbers // null), url: page_of($base)}]})
  | {board: ($board | tonumber), state: $state, more: $more,
     sprints: map(.issues as $issues | .sprint | {id, name, goal, startDate: (.startDate | utc), endDate: (.endDate | utc), issues: ($issues | length),
       done: ($issues | map(select(.done)) | length), points: ($issues | total), pointsDone: ($issues | map(select(.done)) | total)}),
     issues: map(.issues[])}' <"$gathered"
