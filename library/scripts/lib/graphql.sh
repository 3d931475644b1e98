# shellcheck shell=bash
# Errors of services that speak GraphQL: they are in the body, whatever the status.
# shellcheck source=http.sh
declare -F http_get >/dev/null || source "${BASH_SOURCE[0]%/*}/http.sh"

# graphql_error: ends the script when the reply holds an error.
graphql_error() {
  local body error code said
  IFS= read -r -d '' body <"$HTTP_BODY" || true
  [[ $body == *'"errors"'* ]] || return 0
  error=$(jq -r '(.errors | arrays | first // empty)
    | (.extensions.code? // .extensions.type? // "" | ascii_upcase | gsub("[^A-Z0-9]+"; "_")),
      (.extensions.userPresentableMessage? // .message // "no reason" | gsub("[[:cntrl:]]+"; " ") | .[:300]),
      (.message // "" | gsub("[[:cntrl:]]+"; " "))' <<<"$body" 2>/dev/null) || not_understood 'the reply'
  [[ -n $error ]] || return 0
  {
    IFS= read -r code
    IFS= read -r said
    IFS= read -r error
  } <<<"$error"
  said="$HTTP_BASE says${code:+ $code}: ${said%.}."
  case $code in
    *RATELIMITED* | *RATE_LIMITED* | THROTTLED | MAX_COST_EXCEEDED) fail "$EXIT_TRY_LATER" "$said The service asks to slow down; try again later." ;;
    *AUTHENTICATION* | UNAUTHENTICATED) fail "$EXIT_REFUSED" "$said The credential is not valid; set a new one." ;;
    FORBIDDEN | *ACCESS* | UNAUTHORIZED) fail "$EXIT_REFUSED" "$said The credential may not do this; give it the scope it needs." ;;
  esac
  if [[ ${error,,} == *'not found'* || $code == *NOT_FOUND* ]]; then
    fail "$EXIT_NOT_FOUND" "$said It does not exist, or the credential may not see it; check the name."
  fi
  case $code in
    *INPUT* | *VALIDATION* | *PARSE* | USER_ERROR) fail "$EXIT_USAGE" "$said Check the options." ;;
    *) fail "$EXIT_UNAVAILABLE" "$said Try again later." ;;
  esac
}

judge_success() {
  graphql_error
}

judge_failure() {
  [[ $HTTP_STATUS != 4?? ]] || graphql_error
}
