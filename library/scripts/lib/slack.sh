# shellcheck shell=bash
# Calls to Slack, which says most of its errors in replies of status 200.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

# Functions for jq: a message as people read it, without Slack's marks for links, names and special characters;
# the moment of a message; what every script returns of one. Files and apps may say nothing in the text itself.
# shellcheck disable=SC2016,SC2034
readonly SLACK_JQ='
  def readable: gsub("<(?<target>[^|>]+)\\|(?<label>[^>]+)>"; "\(.label)") | gsub("<(?<target>[^|>]+)>"; "\(.target)")
    | gsub("&lt;"; "<") | gsub("&gt;"; ">") | gsub("&amp;"; "&");
  def moment: tonumber | floor | todate;
  def message: {ts, time: (.ts | moment), user: (.user // .bot_id // .username),
    text: (.text // ""), threadTs: .thread_ts, replies: (.reply_count // 0),
    files: [(.files // [])[] | .name // .title // .id]}
    | .files as $files | .text |= if . == "" and ($files | length) > 0 then "(\($files | join(", ")))" else . end;'

connect() {
  service SLACK_API_BASE https://slack.com/api
  credential SLACK_BOT_TOKEN
  header "Authorization: Bearer $CREDENTIAL"
}

# connect_as_user: for what Slack lets no app do by itself.
connect_as_user() {
  service SLACK_API_BASE https://slack.com/api
  credential SLACK_USER_TOKEN
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

# channel_id: REPLY becomes the id of the channel that --channel names. Most methods take no name, and none looks
# one up: the list is read until it is found.
channel_id() {
  local name=${OPTION[channel]#\#} limit=${OPTION[limit]-} line
  REPLY=${OPTION[channel]}
  [[ $REPLY == '#'* ]] || return 0
  OPTION[limit]=
  query types public_channel,private_channel
  query limit 1000
  url /conversations.list
  pages_by_cursor "$REPLY" cursor "[.channels[] | select(.name == \"$name\") | .id]" \
    "if any(.channels[]; .name == \"$name\") then null else .response_metadata.next_cursor end"
  OPTION[limit]=$limit
  while IFS= read -r line; do
    [[ ! $line =~ ^\[\"([A-Z0-9]+)\" ]] || { REPLY=${BASH_REMATCH[1]} && return; }
  done <"$PAGES"
  fail "$EXIT_NOT_FOUND" "there is no channel #$name that the app can see. Check the name; a private channel must invite the app first."
}

# upload_bytes URL FILE: sends them to where Slack wants them, which may be another of its servers. The address is
# the permission: the token stays here. Until the upload is completed nobody sees the file.
upload_bytes() {
  local headers=("${HTTP_HEADERS[@]}")
  belongs "$1" slack.com || fail "$EXIT_NOT_UNDERSTOOD" 'Slack names a place for the upload outside slack.com. Nothing was sent there; check SLACK_API_BASE.'
  HTTP_HEADERS=()
  QUARTET_HTTP_TIMEOUT=${QUARTET_HTTP_TIMEOUT:-90} repeated POST "$1" --data-binary "@$2" --header 'Content-Type: application/octet-stream'
  HTTP_HEADERS=("${headers[@]}")
  slowed_down && try_later
  [[ $HTTP_STATUS == 200 ]] || fail "$EXIT_UNAVAILABLE" "Slack did not take the file's bytes (status $HTTP_STATUS). Nothing was posted; try again later."
}
