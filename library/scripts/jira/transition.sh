#!/usr/bin/env bash
# ---
# description: Move a Jira issue (ticket) to another status, such as In Progress or Done
# effect: write
# needs: [JIRA_BASE_URL, JIRA_EMAIL, JIRA_API_TOKEN]
# params:
#   - {name: key, type: pattern, pattern: "[A-Za-z][A-Za-z0-9_]*-[0-9]+", required: true, description: "key of the issue, such as WEB-12", workspace: false, cues: [issue, ticket, key, story, task, bug]}
#   - {name: to, type: text, required: true, description: the status or the name of the transition, workspace: false, cues: [to, into, as, to status, to the status]}
# returns: performed, key, from, to
# examples:
#   - Move WEB-12 to "Done"
#   - set OPS-7 to "In Progress"
#   - transition APP-3 to "In Review"
#   - change the status of the Jira ticket WEB-101 to "Blocked"
#   - put DATA-9 into "To Do" in Jira
#   - mark WEB-44 as "Done"
#   - close the Jira issue OPS-88 as "Closed"
#   - 'Jira: update SHOP-4 to status "Ready for QA"'
#   - please drag the ticket APP-61 to "In Progress" in Jira
#   - change Jira bug DATA-15 into "Won't Do"
# not:
#   - Why is WEB-12 not done?
#   - Which status has WEB-12?
#   - Move WEB-12 to the project OPS
#   - Comment on WEB-12 that it is done
#   - Close issue 12 of acme/app on GitHub
#   - Move the meeting to Friday
#   - Assign WEB-12 to Ada
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/jira.sh"
parse_options "$@"
issue_key
key=$REPLY
to=${OPTION[to]}
connect

query fields status
query expand transitions
url "/rest/api/3/issue/$key"
http_get "$REPLY"
choice=$(jq -r --arg to "$to" '
  def same: ascii_downcase == ($to | ascii_downcase);
  .fields.status.name as $from
  | [.transitions[] | select((.to.name? | strings | same) or (.name | same))]
  | sort_by(.to.name? | strings | same | not) | first // {}
  | [$from, .id // "", .to.name? // .name // ""] | map(gsub("[\n]"; " ")) | .[]' "$HTTP_BODY" 2>/dev/null) || not_understood 'the issue'
mapfile -t choice <<<"$choice"
((${#choice[@]} == 3)) || choice+=('' '')
if [[ -z ${choice[1]} ]]; then
  possible=$(jq -r '[.transitions[] | .to.name? // .name] | unique | join(", ")' "$HTTP_BODY")
  fail "$EXIT_NOT_FOUND" "$key is ${choice[0]} and cannot be moved to '$to'. It can be moved to: ${possible:-nothing, with this account}."
fi

url "/rest/api/3/issue/$key/transitions"
address=$REPLY
body=$(jq -nc --arg id "${choice[1]}" '{transition: {id: $id}}')
show_unless_confirmed "move $key from ${choice[0]} to ${choice[2]}" POST "$address" "$body"

http_post "$address" "$body"
# Jira has nothing to say after a success.
[[ ! -s $HTTP_BODY ]] || jq -e 'type == "object"' "$HTTP_BODY" >/dev/null 2>&1 || not_understood "Jira's reply"
printf '{}' >"$HTTP_BODY"
present_change 'the issue' '"Moved \(.key) from \(.from) to \(.to)."' --arg key "$key" --arg from "${choice[0]}" --arg to "${choice[2]}" '{key: $key, from: $from, to: $to}'
