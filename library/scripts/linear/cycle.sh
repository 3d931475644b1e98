#!/usr/bin/env bash
# ---
# description: The current cycle of Linear teams, how far it is and when it ends
# effect: read
# needs: [LINEAR_API_KEY]
# environment: [LINEAR_API_BASE]
# params:
#   - {name: team, type: pattern, pattern: "[A-Z][A-Z0-9]{1,9}", description: "only that of the team with this key, such as ENG", cues: [team, for team, of team, cycle of, … team]}
# returns: more, cycles[].{team, number, name, startsAt, endsAt, progress, issues, completed}
# examples:
#   - How far is the current cycle in Linear?
#   - linear cycle
#   - current cycle of ENG
#   - cycle progress for team OPS
#   - when does the cycle end in Linear
#   - show the active Linear cycle of WEB
#   - how many issues of the Linear cycle are completed
#   - days left in the Linear cycle of team DES
#   - 'burn-up of the running Linear cycle: scope and completed issues'
#   - hey, are we on track in the Linear sprint of MOB
# not:
#   - Why is the cycle behind?
#   - Plan the next cycle
#   - Summarize the cycle
#   - Current sprint of Jira board 12
#   - Compare this cycle with the last one
#   - Billing cycle of a customer
#   - Move the Linear issue to the next cycle
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/linear.sh"
parse_options "$@"
connect

# shellcheck disable=SC2016
linear_list 'query($filter: CycleFilter, $first: Int!, $after: String) {
    cycles(filter: $filter, first: $first, after: $after) {
      nodes { number name startsAt endsAt progress issueCountHistory completedIssueCountHistory team { key } }
      pageInfo { hasNextPage endCursor } } }' .data.cycles \
  --arg team "${OPTION[team]-}" '{filter: ({isActive: {eq: true}} + if $team == "" then {} else {team: {key: {eq: $team}}} end)}'

present_items 'the list of cycles' '
  if .cycles == [] then "No cycle is active."
  else .cycles | map("\(.team), cycle \(.number): \(.progress * 100 | round) % done"
    + (if .issues == null then "" else ", \(.completed) of \(.issues | plural("issue"))" end) + ", ends \(.endsAt[:10])") | join("; ") + "." end' '
  [["Team", "Cycle", "Name", "Starts", "Ends", "Progress", "Issues", "Completed"]]
  + (.cycles | map([.team, .number, .name, .startsAt[:10], .endsAt[:10], "\(.progress * 100 | round)%", .issues, .completed]))' '
  [.[] | {team: .team.key, number, name, startsAt: (.startsAt | utc), endsAt: (.endsAt | utc), progress, issues: (.issueCountHistory // [] | last),
     completed: (.completedIssueCountHistory // [] | last)}] | sort_by(.team)
  | {more: $more, cycles: .}'
