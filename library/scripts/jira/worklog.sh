#!/usr/bin/env bash
# ---
# description: Time logged on a Jira issue (worklog), in sum and by entry with author and start
# effect: read
# needs: [JIRA_BASE_URL, JIRA_EMAIL, JIRA_API_TOKEN]
# params:
#   - {name: key, type: pattern, pattern: "[A-Za-z][A-Za-z0-9_]*-[0-9]+", required: true, description: "key of the issue, such as WEB-12", workspace: false, cues: [issue, ticket, key, story, task, bug]}
#   - {name: since, type: date, description: only work that began on or after this day, cues: [since, after, starting, from, … onwards]}
# returns: key, since, timeSpentSeconds, people[].{author, timeSpentSeconds}, entries[].{author, started, timeSpentSeconds, comment}
# examples:
#   - How much time was logged on WEB-12?
#   - worklog of OPS-7
#   - time spent on the Jira issue APP-3
#   - who worked on WEB-101 and how long
#   - hours logged on DATA-9 since 2026-11-01
#   - show the work log of Jira ticket WEB-44
#   - work logged on WEB-12 in Jira since yesterday
#   - Jira time tracking entries of SHOP-21
#   - total hours booked on the Jira task OPS-63
#   - hey, how much effort did people log on APP-8
# not:
#   - Log 2 hours on WEB-12
#   - Why did WEB-12 take so long?
#   - Estimate how long WEB-12 will take
#   - How many hours did I work this week?
#   - Show Jira issue WEB-12
#   - Time tracked in Harvest
#   - Show my unresolved Jira issues
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/jira.sh"
parse_options "$@"
issue_key
key=$REPLY
connect

if [[ -n ${OPTION[since]-} ]]; then
  seconds_of "${OPTION[since]}"
  query startedAfter "${REPLY}000"
fi
jira_list "/rest/api/3/issue/$key/worklog" worklogs 1000
whole_list

present_items 'the worklog' '
  if .entries == [] then "No work is logged on \(.key)\(if .since == null then "" else " since \(.since)" end)."
  else "\(.timeSpentSeconds | hours) logged on \(.key)\(if .since == null then "" else " since \(.since)" end) in "
    + (.entries | length | if . == 1 then "1 entry" else "\(.) entries" end) + " by \(.people | length | if . == 1 then "1 person" else "\(.) people" end)." end' '
  [["Author", "Started", "Time", "Comment"]] + (.entries | map([.author, .started, (.timeSpentSeconds | hours), .comment]))' \
  --arg key "$key" --arg since "${OPTION[since]-}" '
  [.[] | {author: (.author.displayName? // "unknown"), started: (.started | utc), timeSpentSeconds, comment: (.comment | adf_text)}]
  | {key: $key, since: (if $since == "" then null else $since end), timeSpentSeconds: (map(.timeSpentSeconds) | add // 0),
     people: (group_by(.author) | map({author: .[0].author, timeSpentSeconds: (map(.timeSpentSeconds) | add)}) | sort_by(-.timeSpentSeconds)), entries: .}'
