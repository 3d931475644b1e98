#!/usr/bin/env bash
# ---
# description: Add a comment to a Jira issue (ticket)
# effect: write
# needs: [JIRA_BASE_URL, JIRA_EMAIL, JIRA_API_TOKEN]
# params:
#   - {name: key, type: pattern, pattern: "[A-Za-z][A-Za-z0-9_]*-[0-9]+", required: true, description: "key of the issue, such as WEB-12", workspace: false, cues: [issue, ticket, key, story, task, bug]}
#   - {name: body, type: text, required: true, description: the comment; a blank line begins a paragraph, workspace: false, cues: [saying, that says, with the text, with the comment, the comment, the note]}
# returns: performed, id, key, url
# examples:
#   - 'Comment on WEB-12: "fixed in 2.1"'
#   - add a comment to OPS-7 "waiting for the vendor"
#   - tell the Jira ticket APP-3 that "it works again"
#   - reply on WEB-101 "please try once more"
#   - leave a note on Jira issue DATA-9 "numbers are checked"
#   - write "done, see the release" on the ticket WEB-44
#   - post a comment to OPS-210 "see the log"
#   - 'respond to the Jira bug APP-19: "cannot reproduce on 3.0"'
#   - please put the comment "deployed to staging" on Jira story WEB-77
#   - answer in Jira ticket DATA-31 "will look tomorrow"
# not:
#   - What should I answer on WEB-12?
#   - Summarize the comments on WEB-12
#   - Draft a comment for WEB-12
#   - Comment on issue 12 of acme/app on GitHub
#   - Move WEB-12 to Done
#   - Delete my comment on WEB-12
#   - Which comments were left on WEB-12 this week?
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/jira.sh"
parse_options "$@"
[[ ${OPTION[body]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--body is blank. Say what to comment.'
issue_key
key=$REPLY
connect

url "/rest/api/3/issue/$key/comment"
address=$REPLY
body=$(calculate -nc --arg text "${OPTION[body]}" '{body: ($text | to_adf)}')
show_unless_confirmed "comment on $key: ${OPTION[body]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the comment' '"Commented on \(.key): \(.url)"' --arg base "$HTTP_BASE" --arg key "$key" '
  (.id | strings) as $id | {id: $id, key: $key, url: "\({key: $key} | page_of($base))?focusedCommentId=\($id)"}'
