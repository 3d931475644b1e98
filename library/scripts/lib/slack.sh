# shellcheck shell=bash
# Calls to Slack, which says most of its errors in replies of status 200.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

connect() {
  service SLACK_API_BASE https://slack.com/api
  credential SLACK_BOT_TOKEN
  header "Authorization: Bearer $CREDENTIAL"
}

judge_success() {
  local error
  error=$(jq -r 'if .ok == true then empty else .error // "unknown" end' "$HTTP_BODY" 2>/dev/null) || not_understood "Slack's reply"
  case $error in
    '') ;;
    *_not_found | no_reaction) fail "$EXIT_NOT_FOUND" "Slack says $error. Check the name; a private channel must invite the app first." ;;
    invalid_auth | not_authed | token_revoked | token_expired | account_inactive | no_permission | missing_scope | not_in_channel | restricted_action* | is_archived | access_denied | ekm_access_denied | not_allowed_token_type | cant_update_message)
      fail "$EXIT_REFUSED" "Slack says $error$(jq -r '.needed // empty | " (needed: \(.))"' "$HTTP_BODY"). Check the token's scopes, and that the app is in the channel."
      ;;
    ratelimited | rate_limited) fail "$EXIT_TRY_LATER" 'Slack asks to slow down. Try again in a minute.' ;;
    no_text | msg_too_long | msg_blocks_too_long | already_* | too_many_* | edit_window_closed | invalid_*) fail "$EXIT_USAGE" "Slack says $error. Check the options." ;;
    *) fail "$EXIT_UNAVAILABLE" "Slack says $error. Try again later." ;;
  esac
}

# slack_list METHOD ITEMS: the pages of a list, with the QUERY so far.
slack_list() {
  page_limit 200
  query limit "$REPLY"
  url "/$1"
  pages_by_cursor "$REPLY" cursor "$2" '.response_metadata.next_cursor'
}
