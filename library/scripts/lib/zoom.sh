# shellcheck shell=bash
# Calls to Zoom, with a token that is given or that an account's app is issued for this one run.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

connect() {
  if [[ -n ${ZOOM_ACCESS_TOKEN-} ]]; then
    credential ZOOM_ACCESS_TOKEN
  else
    sign_in
  fi
  service ZOOM_API_BASE https://api.zoom.us/v2
  header "Authorization: Bearer $CREDENTIAL"
}

# sign_in: CREDENTIAL becomes a token of the account's server-to-server app; what came with it is in HTTP_BODY.
sign_in() {
  local account client
  [[ -n ${ZOOM_ACCOUNT_ID-}${ZOOM_CLIENT_ID-}${ZOOM_CLIENT_SECRET-} ]] ||
    fail "$EXIT_NO_CREDENTIAL" "no credential. Set ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET (or ZOOM_ACCESS_TOKEN) in the environment or in the workspace's secrets.env."
  setting ZOOM_ACCOUNT_ID '[A-Za-z0-9_-]+' "the account ID of the server-to-server app"
  account=$REPLY
  setting ZOOM_CLIENT_ID '[A-Za-z0-9_-]+' "the client ID of the server-to-server app"
  client=$REPLY
  credential ZOOM_CLIENT_SECRET
  service ZOOM_OAUTH_BASE https://zoom.us
  basic "$client" "$CREDENTIAL"
  form grant_type account_credentials account_id "$account"
  printf '%s' "$REPLY" >"$HTTP_REQUEST"
  repeated POST "$HTTP_BASE/oauth/token" --data-binary "@$HTTP_REQUEST" --header 'Content-Type: application/x-www-form-urlencoded'
  [[ $HTTP_STATUS != 400 ]] ||
    fail "$EXIT_REFUSED" "$(trouble). Zoom does not take ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET together; copy them again, and see that the app is activated."
  judge
  CREDENTIAL=$(jq -er '.access_token | strings | select(. != "")' "$HTTP_BODY" 2>/dev/null) || not_understood 'the token'
  secret 'the token' "$CREDENTIAL"
  # The client's secret is for the sign-in alone.
  HTTP_HEADERS=()
}

# Zoom says with 400 what others say with 401 and 403.
judge_failure() {
  [[ $HTTP_STATUS == 400 ]] || return 0
  case $(jq -r '.code? // empty' "$HTTP_BODY" 2>/dev/null || true) in
    124) fail "$EXIT_REFUSED" "$(trouble). The token is not valid; set a new one." ;;
    4700 | 4711) fail "$EXIT_REFUSED" "$(trouble). Add the scope to the app in Zoom's marketplace, and take a new token." ;;
    200) fail "$EXIT_REFUSED" "$(trouble). The account's plan does not have it." ;;
  esac
}

# zoom_list PATH ITEMS: the pages of a list, with the QUERY so far.
zoom_list() {
  page_limit 300
  query page_size "$REPLY"
  url "$1"
  pages_by_cursor "$REPLY" next_page_token "$2" '.next_page_token | strings | select(. != "")'
}

# user_path: REPLY becomes the path of the user that --user names.
user_path() {
  encode "${OPTION[user]}"
  REPLY=/users/$REPLY
}

# meeting_id: REPLY becomes the meeting that --id names, for a path. Zoom wants the UUID of an instance encoded twice
# when it could be taken for several parts of a path.
meeting_id() {
  local id=${OPTION[id]// /}
  encode "$id"
  [[ $id != /* && $id != *//* ]] || encode "$REPLY"
}

# download URL: what is there is then in HTTP_BODY. The token goes to Zoom alone, so each redirection is looked at first.
download() {
  local address=$1 origin hop
  for hop in {1..5}; do
    origin=${address#*://}
    belongs "$address" zoom.us ||
      fail "$EXIT_NOT_UNDERSTOOD" "Zoom names a file at ${origin%%[/?#]*}, outside zoom.us (step $hop). Nothing was sent there; check the base URL."
    origin=${address%%://*}://${origin%%/*}
    repeated GET "$address"
    if [[ $HTTP_STATUS != 30[12378] ]]; then
      judge
      return
    fi
    response_header location
    address=$REPLY
    [[ $address != /* || $address == //* ]] || address=$origin$address
  done
  fail "$EXIT_NOT_UNDERSTOOD" 'Zoom redirects the file too often. Try again later.'
}
