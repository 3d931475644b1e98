#!/usr/bin/env bash
# ---
# description: Post a message to a Slack channel
# effect: write
# needs: [SLACK_BOT_TOKEN]
# environment: [SLACK_API_BASE]
# params:
#   - {name: channel, type: pattern, pattern: "[#@][a-z0-9._-]+|[CDG][A-Z0-9]{8,}", required: true, description: "#name or id of the channel"}
#   - {name: text, type: text, required: true, description: what to post}
#   - {name: thread, type: pattern, pattern: "[0-9]{10}[.][0-9]{6}", description: the message (ts) to answer in its thread}
#   - {name: blocks, type: pattern, pattern: '\[.+\]', description: Block Kit blocks as a JSON array}
# examples:
#   - 'Post "deploy done" to #releases'
#   - 'send "standup in 5" to #team'
#   - 'message #general "lunch is here"'
#   - 'tell #support on Slack "we are back"'
#   - 'say "good morning" in #random'
#   - 'write "build is green" to the channel #dev'
#   - 'announce "we are hiring" in the Slack channel #jobs'
#   - 'slack #ops "restarting now"'
#   - 'let #sales know "the demo is up"'
# not:
#   - Write a post for #general about the release
#   - What was posted in #general?
#   - Summarize #support
#   - Delete my last Slack message
#   - 'Draft a message for #team that says why we are late'
#   - Post this on LinkedIn
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/write.sh"
parse_options "$@"
[[ ${OPTION[text]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--text is blank. Say what to post.'
jq -e 'type == "array"' <<<"${OPTION[blocks]:-[]}" >/dev/null 2>&1 || fail "$EXIT_USAGE" '--blocks is not a JSON array. See https://api.slack.com/block-kit.'

service SLACK_API_BASE https://slack.com/api
credential SLACK_BOT_TOKEN
header "Authorization: Bearer $CREDENTIAL"

url="$HTTP_BASE/chat.postMessage"
body=$(jq -n --arg channel "${OPTION[channel]}" --arg text "${OPTION[text]}" --arg thread "${OPTION[thread]-}" \
  --argjson blocks "${OPTION[blocks]:-null}" '
  {channel: $channel, text: $text}
  + (if $thread == "" then {} else {thread_ts: $thread} end) + (if $blocks == null then {} else {blocks: $blocks} end)')
show_unless_confirmed "post to ${OPTION[channel]}: ${OPTION[text]}" POST "$url" "$body"

http_post "$url" "$body"
error=$(http_body | jq -r 'if .ok == true then empty else .error // "unknown" end')
case $error in
  '') ;;
  channel_not_found | thread_not_found | message_not_found)
    fail "$EXIT_NOT_FOUND" "Slack says $error. Check the name; a private channel must invite the app first." ;;
  invalid_auth | not_authed | token_revoked | token_expired | account_inactive | no_permission | missing_scope | not_in_channel | restricted_action* | is_archived | access_denied | ekm_access_denied)
    fail "$EXIT_REFUSED" "Slack says $error. Check the token's scope (chat:write), and that the app is in ${OPTION[channel]}." ;;
  ratelimited | rate_limited) fail "$EXIT_TRY_LATER" 'Slack asks to slow down. Try again in a minute.' ;;
  no_text | msg_too_long | msg_blocks_too_long | invalid_*) fail "$EXIT_USAGE" "Slack says $error. Check the options." ;;
  *) fail "$EXIT_UNAVAILABLE" "Slack says $error. Nothing was posted." ;;
esac

show "$(http_body | jq '{performed: true, channel, ts}')" '"Posted to \(.channel) (message \(.ts))."' '[]'
