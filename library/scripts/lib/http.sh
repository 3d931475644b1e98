# shellcheck shell=bash
# Calls to a service's API by curl. Headers, and so credentials, reach curl on its standard input and
# never in its argument list. A GET is repeated when that may help; a POST never, as it may have
# happened.
# shellcheck source=options.sh
source "${BASH_SOURCE[0]%/*}/options.sh"
need curl jq

umask 077
HTTP_FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/quartet-http.XXXXXX")
trap 'rm -rf "$HTTP_FOLDER"' EXIT
readonly HTTP_FOLDER HTTP_ATTEMPTS=4
HTTP_HEADERS=()
HTTP_STATUS=0
HTTP_BASE=''

# credential VARIABLE…: CREDENTIAL becomes the value of the first that is set.
credential() {
  local name
  for name in "$@"; do
    CREDENTIAL=${!name-}
    if [[ -n $CREDENTIAL ]]; then
      SECRETS+=("$CREDENTIAL")
      [[ $CREDENTIAL != *[[:cntrl:]]* ]] ||
        fail "$EXIT_NO_CREDENTIAL" "$name holds a line break or another control character. Set it to the bare credential."
      return
    fi
  done
  fail "$EXIT_NO_CREDENTIAL" "no credential. Set $1${2:+ (or $2)} in the environment or in the workspace's secrets.env."
}

# service VARIABLE DEFAULT: HTTP_BASE becomes the variable's value, else the default.
service() {
  HTTP_BASE=${!1:-$2}
  HTTP_BASE=${HTTP_BASE%/}
  [[ $HTTP_BASE =~ ^https?://[^/@[:space:]]+(/[^[:space:]]*)?$ ]] ||
    fail "$EXIT_NO_CREDENTIAL" "$1 is not a URL such as $2. Correct or unset it."
}

# header LINE: is sent with every request from now on.
header() {
  HTTP_HEADERS+=("$1")
}

# encoded VALUE: for a place in a URL.
encoded() {
  jq -rn --arg value "$1" '$value | @uri'
}

# http_get URL: the body is then in http_body. 404 ends the script unless HTTP_MISSING_OK is set.
http_get() {
  local attempt
  for ((attempt = 1; ; attempt++)); do
    send GET "$1"
    if ((attempt >= HTTP_ATTEMPTS)) || ! may_help_to_repeat || ! wait_before_repeat "$attempt"; then
      break
    fi
  done
  judge
}

# http_post URL JSON
http_post() {
  printf '%s' "$2" >"$HTTP_FOLDER/request"
  send POST "$1" --data-binary "@$HTTP_FOLDER/request" --header 'Content-Type: application/json; charset=utf-8'
  if [[ $HTTP_STATUS == 000 || $HTTP_STATUS == 5?? ]]; then
    fail "$EXIT_UNAVAILABLE" "$(trouble). It may have been carried out all the same: look before asking again."
  fi
  judge
}

http_body() {
  cat "$HTTP_FOLDER/body"
}

# response_header NAME
response_header() {
  awk -v name="$1:" 'tolower($1) == name { sub(/^[^:]*: */, ""); sub(/\r$/, ""); value = $0 } END { print value }' \
    "$HTTP_FOLDER/headers"
}

# next_link: the URL of the next page, empty at the end. A credential is sent to the service alone.
next_link() {
  local link
  link=$(response_header link | awk -v RS=, '/rel="?next"?/ { if (match($0, /<[^>]*>/)) print substr($0, RSTART + 1, RLENGTH - 2) }')
  if [[ -n $link && $link != "$HTTP_BASE"/* ]]; then
    fail "$EXIT_NOT_UNDERSTOOD" "the service names a next page outside $HTTP_BASE. Nothing was sent there; check the base URL."
  fi
  printf '%s' "$link"
}

time_left() {
  local limit=${MANIFEST[timeout]:-30s}
  case $limit in
    *m) limit=$((${limit%m} * 60)) ;;
    *) limit=${limit%s} ;;
  esac
  printf '%s' $((limit - 2 - SECONDS))
}

# send METHOD URL [CURL OPTION…]: sets HTTP_STATUS, 000 when there was no reply.
send() {
  local method=$1 url=$2 left most=${QUARTET_HTTP_TIMEOUT:-20}
  shift 2
  left=$(time_left)
  ((left > 0)) || fail "$EXIT_UNAVAILABLE" "the time for this script is used up. Ask for less, or try again later."
  : >"$HTTP_FOLDER/headers"
  : >"$HTTP_FOLDER/body"
  HTTP_STATUS=$(curl_configuration | curl --disable --config - --silent --show-error --suppress-connect-headers \
    --proto '=http,https' --connect-timeout 10 --max-time $((left < most ? left : most)) --request "$method" "$@" \
    --dump-header "$HTTP_FOLDER/headers" --output "$HTTP_FOLDER/body" --write-out '%{http_code}' \
    --globoff --url "$url" 2>"$HTTP_FOLDER/errors") || HTTP_STATUS=000
}

curl_configuration() {
  local line
  for line in "${HTTP_HEADERS[@]}" 'Expect:' 'User-Agent: quartet-scripts'; do
    line=${line//\\/\\\\}
    printf 'header = "%s"\n' "${line//\"/\\\"}"
  done
}

slowed_down() {
  [[ $HTTP_STATUS == 429 ]] ||
    [[ $HTTP_STATUS == 403 && (-n $(response_header retry-after) || $(response_header x-ratelimit-remaining) == 0) ]]
}

may_help_to_repeat() {
  [[ $HTTP_STATUS == 000 || $HTTP_STATUS == 5?? ]] || slowed_down
}

# seconds_asked_for: by Retry-After (seconds or a date), else by the time the limit is reset; else empty.
seconds_asked_for() {
  local after reset
  after=$(response_header retry-after)
  reset=$(response_header x-ratelimit-reset)
  if [[ $after =~ ^[0-9]{1,9}$ ]]; then
    printf '%s' $((10#$after))
  elif [[ -n $after ]]; then
    jq -rn --arg date "$after" '($date | strptime("%a, %d %b %Y %H:%M:%S GMT") | mktime) - now | ceil | if . < 0 then 0 else . end' 2>/dev/null || true
  elif slowed_down && [[ $reset =~ ^[0-9]{9,11}$ ]]; then
    jq -rn --argjson reset "$reset" '$reset - now | ceil | if . < 0 then 0 else . end'
  fi
}

# wait_before_repeat ATTEMPT: false when the service asks for more time than there is.
wait_before_repeat() {
  local wait millis
  wait=$(seconds_asked_for)
  if [[ -z $wait ]]; then
    millis=$((500 * 2 ** ($1 - 1) + RANDOM % 250))
    wait=$((millis / 1000)).$(printf '%03d' $((millis % 1000)))
  fi
  ((${wait%.*} + 1 < $(time_left))) || return 1
  sleep "$wait"
}

# service_message: what the service says went wrong, in any of the usual shapes.
service_message() {
  jq -r '[.error.message?, .message?, .error_description?, .error?, .detail?]
    | map(select(type == "string")) | first // empty | .[:300]' "$HTTP_FOLDER/body" 2>/dev/null || true
}

# trouble: what happened, in a sentence.
trouble() {
  local said
  if [[ $HTTP_STATUS == 000 ]]; then
    said=$(head -c 300 "$HTTP_FOLDER/errors")
    printf 'no reply from %s (%s)' "$HTTP_BASE" "${said#curl: }"
  else
    said=$(service_message)
    printf '%s replied %s%s' "$HTTP_BASE" "$HTTP_STATUS" "${said:+: $said}"
  fi
}

# judge: ends the script unless the reply is a success and JSON.
judge() {
  local asked
  if slowed_down; then
    asked=$(seconds_asked_for)
    [[ -z $asked ]] || asked="in $asked s"
    fail "$EXIT_TRY_LATER" "$(trouble). The service asks to slow down; try again ${asked:-later}."
  fi
  case $HTTP_STATUS in
    2??)
      jq -e 'type == "object" or type == "array"' "$HTTP_FOLDER/body" >/dev/null 2>&1 ||
        fail "$EXIT_NOT_UNDERSTOOD" "the reply of $HTTP_BASE is not the JSON that was expected. Check the base URL, and the service's status."
      ;;
    401) fail "$EXIT_REFUSED" "$(trouble). The credential is not valid; set a new one." ;;
    403) fail "$EXIT_REFUSED" "$(trouble). The credential may not do this; give it the scope it needs." ;;
    404)
      [[ -n ${HTTP_MISSING_OK-} ]] ||
        fail "$EXIT_NOT_FOUND" "$(trouble). It does not exist, or the credential may not see it; check the name."
      ;;
    400 | 409 | 422) fail "$EXIT_USAGE" "$(trouble). Check the options." ;;
    *) fail "$EXIT_UNAVAILABLE" "$(trouble). Try again later." ;;
  esac
}
