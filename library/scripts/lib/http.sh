# shellcheck shell=bash
# Calls to a service's API by curl. Headers, and so credentials, reach curl on its standard input and
# never in its argument list. A read is repeated when that may help; a change only when the service
# promises to carry it out once (see idempotent).
# shellcheck source=options.sh
source "${BASH_SOURCE[0]%/*}/options.sh"
need curl jq

umask 077
HTTP_FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/quartet-http.XXXXXX")
trap 'rm -rf "$HTTP_FOLDER"' EXIT
# The body of the last reply; what is sent next.
readonly HTTP_FOLDER HTTP_BODY=$HTTP_FOLDER/body HTTP_REQUEST=$HTTP_FOLDER/request HTTP_ATTEMPTS=4
HTTP_HEADERS=()
HTTP_STATUS=0
HTTP_BASE=''
QUERY=''
IDEMPOTENT=''

# credential VARIABLE…: CREDENTIAL becomes the value of the first that is set.
credential() {
  local name
  for name in "$@"; do
    CREDENTIAL=${!name-}
    if [[ -n $CREDENTIAL ]]; then
      secret "$name" "$CREDENTIAL"
      return
    fi
  done
  fail "$EXIT_NO_CREDENTIAL" "no credential. Set $1${2:+ (or $2)} in the environment or in the workspace's secrets.env."
}

# secret NAME VALUE: is never shown from now on.
secret() {
  SECRETS+=("$2")
  [[ $2 != *[[:cntrl:]]* ]] ||
    fail "$EXIT_NO_CREDENTIAL" "$1 holds a line break or another control character. Set it to the bare credential."
}

# setting VARIABLE PATTERN HINT: REPLY becomes its value, which names something at the service and is no secret.
setting() {
  REPLY=${!1-}
  [[ -n $REPLY ]] || fail "$EXIT_NO_CREDENTIAL" "$1 is not set. Set it to $3, in the environment or in the workspace's secrets.env."
  matches "$REPLY" "$2" || fail "$EXIT_NO_CREDENTIAL" "$1 is not $3. Correct it."
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

# basic USER PASSWORD: the header of basic authentication.
basic() {
  local pair
  pair=$(printf '%s:%s' "$1" "$2" | base64 | tr -d '\n')
  SECRETS+=("$pair")
  header "Authorization: Basic $pair"
}

# belongs URL DOMAIN: whether it is on the service's own server, or by https on the domain or a part of it. For
# addresses that a service hands out.
belongs() {
  local origin=$HTTP_BASE host="^https://([A-Za-z0-9-]+[.])*${2//./[.]}(:443)?/"
  [[ ! $HTTP_BASE =~ ^https?://[^/]+ ]] || origin=${BASH_REMATCH[0]}
  [[ $1 != *[[:cntrl:][:space:]\\]* ]] && [[ $1 == "$origin"/* || $1 =~ $host ]]
}

# encode VALUE: REPLY becomes it for a place in a URL.
encode() {
  local LC_ALL=C value=$1 byte i
  REPLY=
  for ((i = 0; i < ${#value}; i++)); do
    byte=${value:i:1}
    case $byte in
      [a-zA-Z0-9._~-]) REPLY+=$byte ;;
      *)
        printf -v byte '%d' "'$byte"
        printf -v byte '%%%02X' $((byte & 255))
        REPLY+=$byte
        ;;
    esac
  done
}

# query NAME VALUE: adds to QUERY, unless the value is empty.
query() {
  [[ -n $2 ]] || return 0
  encode "$1"
  QUERY+="${QUERY:+&}$REPLY="
  encode "$2"
  QUERY+=$REPLY
}

# url PATH: REPLY becomes the address of a path of the service, with the QUERY so far, which is then empty again.
url() {
  REPLY=$HTTP_BASE$1${QUERY:+?$QUERY}
  QUERY=''
}

# http_get URL: the body is then in HTTP_BODY. 404 ends the script unless HTTP_MISSING_OK is set.
http_get() {
  repeated GET "$1"
  judge
}

# http_read URL JSON: a POST that only reads, such as a search.
http_read() {
  printf '%s' "$2" >"$HTTP_REQUEST"
  repeated POST "$1" --data-binary "@$HTTP_REQUEST" --header 'Content-Type: application/json; charset=utf-8'
  judge
}

# http_change METHOD URL [BODY [CONTENT TYPE]]: a request that changes something.
http_change() {
  local options=()
  if [[ -n ${3-} ]]; then
    printf '%s' "$3" >"$HTTP_REQUEST"
    options=(--data-binary "@$HTTP_REQUEST" --header "Content-Type: ${4:-application/json; charset=utf-8}")
  fi
  if [[ -n $IDEMPOTENT ]]; then
    repeated "$1" "$2" "${options[@]}"
  else
    send "$1" "$2" "${options[@]}"
  fi
  if [[ $HTTP_STATUS == 000 || $HTTP_STATUS == 5?? ]]; then
    fail "$EXIT_UNAVAILABLE" "$(trouble). It may have been carried out all the same: look before asking again."
  fi
  judge
}

# http_post URL JSON
http_post() {
  http_change POST "$1" "$2"
}

# idempotent HEADER: changes carry a key in this header, by which the service carries out a repeated one once.
idempotent() {
  IDEMPOTENT=$(printf '%04x' $RANDOM $RANDOM $RANDOM $RANDOM $RANDOM $RANDOM $RANDOM $RANDOM)
  header "$1: quartet-$IDEMPOTENT"
}

# form NAME VALUE…: REPLY becomes the body of a form, without its empty values.
form() {
  local outer=$QUERY
  QUERY=''
  while (($# > 1)); do
    query "$1" "$2"
    shift 2
  done
  REPLY=$QUERY
  QUERY=$outer
}

http_body() {
  cat "$HTTP_BODY"
}

# response_header NAME: REPLY becomes its value.
response_header() {
  local line
  REPLY=
  while IFS= read -r line; do
    line=${line%$'\r'}
    [[ ${line,,} != "$1":* ]] || REPLY=${line#*:}
  done <"$HTTP_FOLDER/headers"
  REPLY=${REPLY#"${REPLY%%[![:space:]]*}"}
}

time_left() {
  local limit=${MANIFEST[timeout]:-30s}
  case $limit in
    *m) limit=$((${limit%m} * 60)) ;;
    *) limit=${limit%s} ;;
  esac
  REPLY=$((limit - 2 - SECONDS))
}

# repeated METHOD URL [CURL OPTION…]: sends until there is a reply with which more tries would not help.
repeated() {
  local attempt
  for ((attempt = 1; ; attempt++)); do
    send "$@"
    if ((attempt >= HTTP_ATTEMPTS)) || ! may_help_to_repeat || ! wait_before_repeat "$attempt"; then
      break
    fi
  done
}

# send METHOD URL [CURL OPTION…]: sets HTTP_STATUS, 000 when there was no reply. QUARTET_HTTP_TIMEOUT is how long
# one reply may take, in seconds.
send() {
  local method=$1 url=$2 most=${QUARTET_HTTP_TIMEOUT:-20}
  shift 2
  time_left
  ((REPLY > 0)) || fail "$EXIT_UNAVAILABLE" "the time for this script is used up. Ask for less, or try again later."
  ((REPLY > ${most%.*})) || most=$REPLY
  : >"$HTTP_FOLDER/headers"
  : >"$HTTP_BODY"
  HTTP_STATUS=$(curl_configuration | curl --disable --config - --silent --show-error --suppress-connect-headers \
    --proto '=http,https' --connect-timeout 10 --max-time "$most" --max-filesize 50000000 \
    --request "$method" "$@" --dump-header "$HTTP_FOLDER/headers" --output "$HTTP_BODY" --write-out '%{http_code}' \
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
  [[ $HTTP_STATUS != 429 ]] || return 0
  [[ $HTTP_STATUS == 403 ]] || return 1
  response_header retry-after
  [[ -z $REPLY ]] || return 0
  response_header x-ratelimit-remaining
  [[ $REPLY == 0 ]]
}

may_help_to_repeat() {
  [[ $HTTP_STATUS == 000 || $HTTP_STATUS == 5?? ]] || slowed_down
}

# seconds_asked_for: by Retry-After (seconds or a date), else by the time the limit is reset; else empty.
seconds_asked_for() {
  local after reset
  response_header retry-after
  after=$REPLY
  response_header x-ratelimit-reset
  reset=$REPLY
  REPLY=
  if [[ $after =~ ^[0-9]{1,9}$ ]]; then
    REPLY=$((10#$after))
  elif [[ $after =~ ^[0-9]{1,9}[.][0-9]+$ ]]; then
    REPLY=$((10#${after%.*} + 1))
  elif [[ -n $after ]]; then
    REPLY=$(jq -rn --arg date "$after" '($date | strptime("%a, %d %b %Y %H:%M:%S GMT") | mktime) - now | ceil | if . < 0 then 0 else . end' 2>/dev/null || true)
  elif slowed_down && [[ $reset =~ ^[0-9]{9,11}$ ]]; then
    REPLY=$((reset > EPOCHSECONDS ? reset - EPOCHSECONDS : 0))
  else
    REPLY=
  fi
}

# wait_before_repeat ATTEMPT: false when the service asks for more time than there is. QUARTET_HTTP_PAUSE is the first
# pause when it asks for none, in milliseconds.
wait_before_repeat() {
  local wait millis
  seconds_asked_for
  wait=$REPLY
  if [[ -z $wait ]]; then
    millis=${QUARTET_HTTP_PAUSE:-500}
    millis=$((millis * 2 ** ($1 - 1) + RANDOM % (millis / 2 + 1)))
    printf -v wait '%d.%03d' $((millis / 1000)) $((millis % 1000))
  fi
  time_left
  ((${wait%.*} + 1 < REPLY)) || return 1
  sleep "$wait"
}

# service_message: what the service says went wrong, in any of the usual shapes.
service_message() {
  jq -r '[.error.message?, .message?, .error_description?, .errorMessages[0]?, .errors[0].message?, .errors[0].detail?,
      ((.errors, .message) | objects | to_entries | map("\(.key): \(.value)") | first?), .errors[0]?, .error?, .detail?, .reason?, .err?, .title?]
    | map(select(type == "string" and . != "")) | first // empty | .[:300]' "$HTTP_BODY" 2>/dev/null || true
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

# try_later: ends the script of which the service asks to slow down.
try_later() {
  local wait
  seconds_asked_for
  wait=${REPLY:+in $REPLY s}
  fail "$EXIT_TRY_LATER" "$(trouble). The service asks to slow down; try again ${wait:-later}."
}

# judge: ends the script unless the reply is a success. A library whose service says its errors in a
# reply of status 200 defines judge_success; one that knows more of other replies than their status, judge_failure.
judge() {
  slowed_down && try_later
  [[ $HTTP_STATUS == 2?? ]] || ! declare -F judge_failure >/dev/null || judge_failure
  case $HTTP_STATUS in
    2??) ! declare -F judge_success >/dev/null || judge_success ;;
    401) fail "$EXIT_REFUSED" "$(trouble). The credential is not valid; set a new one." ;;
    403) fail "$EXIT_REFUSED" "$(trouble). The credential may not do this; give it the scope it needs." ;;
    404)
      [[ -n ${HTTP_MISSING_OK-} ]] ||
        fail "$EXIT_NOT_FOUND" "$(trouble). It does not exist, or the credential may not see it; check the name."
      ;;
    400 | 402 | 409 | 410 | 412 | 413 | 422) fail "$EXIT_USAGE" "$(trouble). Check the options." ;;
    3??) fail "$EXIT_NOT_UNDERSTOOD" "$(trouble). It redirects, which is not followed with a credential; check the base URL." ;;
    *) fail "$EXIT_UNAVAILABLE" "$(trouble). Try again later." ;;
  esac
}
