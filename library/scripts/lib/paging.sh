# shellcheck shell=bash
# Lists that come in pages, in each vendor's way of saying where the next one is. The items of all pages
# are gathered; with an option --limit (0 is all) no more pages are read than it takes.
# shellcheck source=http.sh
declare -F http_get >/dev/null || source "${BASH_SOURCE[0]%/*}/http.sh"

# An array of items a line, one line a page.
readonly PAGES=$HTTP_FOLDER/pages
MAX_PAGES=100
# Whether there is more at the service than was read.
MORE=false
PAGE_COUNT=0
ITEM_COUNT=0
CURSORS=$'\n'

# begin_pages: forgets the items of an earlier list.
begin_pages() {
  : >"$PAGES"
  MORE=false PAGE_COUNT=0 ITEM_COUNT=0 CURSORS=$'\n'
}

# page_limit MOST: REPLY becomes how many items to ask for in a page.
page_limit() {
  local limit=${OPTION[limit]:-0}
  REPLY=$((limit > 0 && limit < $1 ? limit : $1))
}

# keep_page ITEMS NEXT: keeps the items of the reply; REPLY becomes the next page's cursor, empty when no
# more is wanted. ITEMS and NEXT are jq programs on the page: an array, and a text, a number or null.
keep_page() {
  local parts limit=${OPTION[limit]:-0}
  parts=$(jq -rc "(($1) | if type == \"array\" then ., length else error(\"no list\") end), (($2) // \"\")" "$HTTP_BODY" 2>/dev/null) ||
    not_understood 'the list'
  mapfile -t parts <<<"$parts"
  ((${#parts[@]} >= 2)) || not_understood 'the list'
  printf '%s\n' "${parts[0]}" >>"$PAGES"
  PAGE_COUNT=$((PAGE_COUNT + 1))
  ITEM_COUNT=$((ITEM_COUNT + parts[1]))
  next_page "${parts[2]-}"
}

# next_page CURSOR: REPLY becomes the cursor, or nothing when no more is wanted.
next_page() {
  local limit=${OPTION[limit]:-0}
  REPLY=$1
  ((limit == 0 || ITEM_COUNT <= limit)) || MORE=true
  [[ -n $1 ]] || return 0
  if ((limit > 0 && ITEM_COUNT >= limit || PAGE_COUNT >= MAX_PAGES)); then
    MORE=true
    REPLY=
  elif [[ $CURSORS == *$'\n'"$1"$'\n'* ]]; then
    fail "$EXIT_NOT_UNDERSTOOD" 'the service names a page again that was read already. Try again later.'
  fi
  CURSORS+=$1$'\n'
}

# own_url LINK: REPLY becomes the address of a next page; a path is taken as one of the service's server.
# A credential is sent to the service alone.
own_url() {
  local origin=$HTTP_BASE
  [[ $HTTP_BASE =~ ^(https?://[^/]+) ]] && origin=${BASH_REMATCH[1]}
  case $1 in
    "$HTTP_BASE" | "$HTTP_BASE"[/?]*) REPLY=$1 ;;
    //* | *://*) fail "$EXIT_NOT_UNDERSTOOD" "the service names a next page outside $HTTP_BASE. Nothing was sent there; check the base URL." ;;
    "${HTTP_BASE#"$origin"}"/*) REPLY=$origin$1 ;;
    /*) REPLY=$HTTP_BASE$1 ;;
    *) not_understood 'the next page' ;;
  esac
}

# with_parameter URL NAME VALUE: REPLY becomes the URL with the parameter.
with_parameter() {
  local address=$1 name
  encode "$2"
  name=$REPLY
  encode "$3"
  [[ $address == *\?* ]] && REPLY="$address&$name=$REPLY" || REPLY="$address?$name=$REPLY"
}

# link_of_next: REPLY becomes the target of the Link header's rel="next"; results="false" (Sentry) is the end.
link_of_next() {
  local links target relation rest='<([^>]*)>([^<]*)(.*)'
  response_header link
  links=$REPLY
  REPLY=
  while [[ $links =~ $rest ]]; do
    target=${BASH_REMATCH[1]}
    relation=${BASH_REMATCH[2]}
    links=${BASH_REMATCH[3]}
    if [[ $relation == *rel=next* || $relation == *'rel="next"'* ]]; then
      [[ $relation == *'results="false"'* ]] || REPLY=$target
      return
    fi
  done
}

# pages_by_link URL [ITEMS]: GitHub's, GitLab's, Netlify's and Sentry's way, the Link header.
pages_by_link() {
  local address=$1
  begin_pages
  while [[ -n $address ]]; do
    http_get "$address"
    link_of_next
    address=$REPLY
    keep_page "${2:-.}" 'null'
    next_page "$address"
    address=$REPLY
    [[ -z $address ]] || own_url "$address"
    address=${address:+$REPLY}
  done
}

# pages_by_cursor URL PARAMETER ITEMS NEXT: the next page's cursor, number or offset is in the body, and is sent
# back as a parameter.
pages_by_cursor() {
  local address=$1
  begin_pages
  while :; do
    http_get "$address"
    keep_page "$3" "$4"
    [[ -n $REPLY ]] || return 0
    with_parameter "$1" "$2" "$REPLY"
    address=$REPLY
  done
}

# pages_by_path URL ITEMS NEXT: the body names the next page by its address or path.
pages_by_path() {
  local address=$1
  begin_pages
  while [[ -n $address ]]; do
    http_get "$address"
    keep_page "$2" "$3"
    address=$REPLY
    [[ -z $address ]] || own_url "$address"
    address=${address:+$REPLY}
  done
}

# pages_by_body URL JSON PATH ITEMS NEXT: the cursor goes into the body of a POST at a path such as .start_cursor
pages_by_body() {
  local body=$2
  begin_pages
  while :; do
    http_read "$1" "$body"
    keep_page "$4" "$5"
    [[ -n $REPLY ]] || return 0
    body=$(jq -c --arg cursor "$REPLY" "$3 = (if ($3 | type) == \"number\" then (\$cursor | tonumber) else \$cursor end)" <<<"$2")
  done
}

# whole_list: ends the script when not all pages were read; for sums, of which a part would mislead.
whole_list() {
  [[ $MORE == false ]] ||
    fail "$EXIT_UNAVAILABLE" "there are more than $ITEM_COUNT entries, too many to add up. Ask for a shorter time or for less."
}

# present_items NAME ANSWER ROWS [JQ OPTION…] PROGRAM: presents what PROGRAM makes of the array of all items, of
# which --limit were asked for at most. In PROGRAM $more says whether there is more at the service.
present_items() {
  local program=${*: -1}
  present "${@:1:$#-1}" -s --argjson more "$MORE" --argjson limit "${OPTION[limit]:-0}" \
    "add // [] | (if \$limit > 0 then .[:\$limit] else . end) | $program" <"$PAGES"
}
