#!/usr/bin/env bash
# ---
# description: Add a note to a PagerDuty incident
# effect: write
# needs: [PAGERDUTY_API_TOKEN|PAGERDUTY_API_KEY]
# environment: [PAGERDUTY_API_BASE, PAGERDUTY_FROM]
# params:
#   - {name: id, type: pattern, pattern: "[A-Z][A-Z0-9]{5,19}", required: true, description: "the incident's id, such as PT4KHLK", workspace: false, cues: [incident, incident id]}
#   - {name: text, type: text, required: true, description: the note, workspace: false, cues: [saying, that says, the note, with the text, the text]}
# returns: performed, id, incident, createdAt
# examples:
#   - Add a note to the incident PT4KHLK "rolled back to 1.4"
#   - note on PT4KHLK "the vendor is informed"
#   - write "cache cleared" as a note on the PagerDuty incident PT4KHLK
#   - add the note "looking into it" to PT4KHLK on PagerDuty
#   - PagerDuty note PT4KHLK "fixed by a restart"
#   - leave a note on PagerDuty incident PZ9Y8X7 saying "failover finished"
#   - put "waiting for DNS" in the notes of the incident PABC123
#   - 'please annotate PagerDuty incident PQRS456: "customer informed"'
#   - log the remark "second restart done" on PagerDuty incident PZ9Y8X7
#   - attach a note to PagerDuty PABC123 "disk replaced"
# not:
#   - Summarize the notes of PT4KHLK
#   - Write a note that explains the incident
#   - Which notes does PT4KHLK have?
#   - Comment on PR 7 "looks good"
#   - Take a note
#   - Set PT4KHLK to resolved
#   - Comment on the Jira issue OPS-7
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/pagerduty.sh"
parse_options "$@"
[[ ${OPTION[text]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--text is blank. Say what to note.'
connect
in_the_name_of

url "/incidents/${OPTION[id]}/notes"
address=$REPLY
body=$(jq -nc --arg text "${OPTION[text]}" '{note: {content: $text}}')
show_unless_confirmed "note on the incident ${OPTION[id]}: ${OPTION[text]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the note' '"Noted on the incident \(.incident)."' --arg incident "${OPTION[id]}" '
  .note | {id, incident: $incident, createdAt: .created_at}'
