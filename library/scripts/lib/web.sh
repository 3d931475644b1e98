# shellcheck shell=bash
# Reading the public web. A page's address may come from anywhere, so it must not lead into this machine or
# its network: each host's addresses are looked up here, all must be public, and the connection goes to just
# those, whatever the name says a moment later. Redirects are followed by hand, each checked in the same way.
# shellcheck source=http.sh
source "${BASH_SOURCE[0]%/*}/http.sh"

readonly WEB_MOST_BYTES=5000000
# shellcheck disable=SC2034
readonly WEB_MOST_REDIRECTS=5
URL=''
URL_HOST=''
URL_PORT=''
ADDRESSES=()

# read_url TEXT: URL becomes it in a form that curl cannot read otherwise than this does, URL_HOST and URL_PORT
# its parts. False, with the reason in REPLY, when it may not be asked for.
read_url() {
  local LC_ALL=C scheme authority rest
  REPLY='is not an address such as https://example.com/page'
  [[ $1 != *[[:space:][:cntrl:]\\]* && $1 =~ ^([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^#]*) ]] || return 1
  scheme=${BASH_REMATCH[1],,} authority=${BASH_REMATCH[2],,} rest=${BASH_REMATCH[3]}
  REPLY='is not an address of the web; http and https are read'
  [[ $scheme == http || $scheme == https ]] || return 1
  REPLY='holds a user name or a password, which is not sent; leave it out'
  [[ $authority != *@* ]] || return 1
  URL_PORT=80
  [[ $scheme == http ]] || URL_PORT=443
  REPLY='has no port between 1 and 65535'
  if [[ $authority =~ ^(.*[^:]):([0-9]*)$ ]]; then
    authority=${BASH_REMATCH[1]}
    [[ -z ${BASH_REMATCH[2]} ]] || URL_PORT=${BASH_REMATCH[2]}
    [[ $URL_PORT =~ ^[1-9][0-9]{0,4}$ ]] && ((URL_PORT <= 65535)) || return 1
  fi
  read_host "$authority" || return 1
  [[ $rest == /* ]] || rest=/$rest
  URL=$scheme://$URL_HOST:$URL_PORT$rest
  [[ $scheme:$URL_PORT != http:80 && $scheme:$URL_PORT != https:443 ]] || URL=$scheme://$URL_HOST$rest
}

# read_host TEXT: URL_HOST becomes a name, an IPv4 address in its usual form, or an IPv6 address in brackets.
read_host() {
  local LC_ALL=C host=${1%.} last
  REPLY='names no host; write a name with other letters in its ASCII form (xn--…)'
  if [[ $host =~ ^\[([0-9a-f:.]+)\]$ ]]; then
    ipv6_groups "${BASH_REMATCH[1]}" || return 1
  else
    [[ ${#host} -le 253 && $host =~ ^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$ ]] || return 1
    # Resolvers read a name that ends in a number as an address: also 127.1, 0x7f000001, 017700000001.
    last=${host##*.}
    REPLY='has an IP address in an unusual form; write it as four numbers from 0 to 255'
    ! [[ $last =~ ^([0-9]+|0x[0-9a-f]*)$ ]] || is_ipv4 "$host" || return 1
  fi
  URL_HOST=$host
}

is_ipv4() {
  local number='(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])'
  [[ $1 =~ ^$number\.$number\.$number\.$number$ ]]
}

# is_public_ipv4 ADDRESS: by the special-purpose registry of IANA.
is_public_ipv4() {
  local a b c
  is_ipv4 "$1" || return 1
  IFS=. read -r a b c _ <<<"$1"
  case $a.$b.$c in
    0.* | 10.* | 127.* | 169.254.* | 192.168.* | 198.18.* | 198.19.*) return 1 ;;
    192.0.0 | 192.0.2 | 192.88.99 | 198.51.100 | 203.0.113) return 1 ;;
  esac
  ! ((a >= 224 || (a == 100 && b >= 64 && b <= 127) || (a == 172 && b >= 16 && b <= 31)))
}

# ipv6_groups ADDRESS: IPV6_GROUPS becomes its eight numbers; false when it is none.
ipv6_groups() {
  local LC_ALL=C text=${1,,} part head tail missing i
  IPV6_GROUPS=()
  if [[ $text =~ ^(.*:)([0-9]+\.[0-9.]+)$ ]]; then
    head=${BASH_REMATCH[1]} tail=${BASH_REMATCH[2]}
    is_ipv4 "$tail" || return 1
    IFS=. read -r -a part <<<"$tail"
    printf -v text '%s%x:%x' "$head" $((part[0] * 256 + part[1])) $((part[2] * 256 + part[3]))
  fi
  [[ $text =~ ^[0-9a-f:]+$ && $text != *:::* && $text != *::*::* ]] || return 1
  [[ $text == *:: || $text != *: ]] && [[ $text == ::* || $text != :* ]] || return 1
  head=${text%%::*} tail=''
  [[ $text != *::* ]] || tail=${text#*::}
  IFS=: read -r -a part <<<"$head"
  IPV6_GROUPS=("${part[@]}")
  IFS=: read -r -a part <<<"$tail"
  missing=$((8 - ${#IPV6_GROUPS[@]} - ${#part[@]}))
  if [[ $text == *::* ]]; then ((missing > 0)) || return 1; else ((missing == 0)) || return 1; fi
  for ((i = 0; i < missing; i++)); do IPV6_GROUPS+=(0); done
  IPV6_GROUPS+=("${part[@]}")
  for i in "${!IPV6_GROUPS[@]}"; do
    ((${#IPV6_GROUPS[i]} <= 4)) || return 1
    IPV6_GROUPS[i]=$((16#${IPV6_GROUPS[i]}))
  done
}

# is_public_ipv6 ADDRESS: only 2000::/3 is given out to the public; in it, protocols (2001::/23), 6to4 and the
# documentation's ranges are not. All that holds an IPv4 address (mapped, NAT64) lies outside.
is_public_ipv6() {
  local first second
  ipv6_groups "$1" || return 1
  first=${IPV6_GROUPS[0]} second=${IPV6_GROUPS[1]}
  ((first >= 0x2000 && first <= 0x3fff)) || return 1
  ! ((first == 0x2001 && (second < 0x200 || second == 0xdb8) || first == 0x2002 || first == 0x3fff && second < 0x1000))
}

is_public() {
  if [[ $1 == *:* ]]; then is_public_ipv6 "$1"; else is_public_ipv4 "$1"; fi
}

# is_allowed HOST: WEB_FETCH_ALLOW lists hosts, just as they are written in an address, that need not be public.
is_allowed() {
  local host list=${WEB_FETCH_ALLOW-}
  for host in ${list//,/ }; do
    [[ ${host,,} != "$1" ]] || return 0
  done
  return 1
}

# look_up NAME: lines of its addresses, by the system where it has getent, else by what there is.
look_up() {
  if command -v getent >/dev/null; then
    getent ahosts "$1" | awk '{ print $1 }'
  elif command -v dig >/dev/null; then
    dig +short +time=3 +tries=2 "$1" A "$1" AAAA | grep -E '^[0-9.]+$|:'
  elif command -v host >/dev/null; then
    host -W 3 "$1" | awk '/has (IPv6 )?address/ { print $NF }'
  elif command -v python3 >/dev/null; then
    python3 -c 'import socket, sys
for found in socket.getaddrinfo(sys.argv[1], None): print(found[4][0])' "$1" 2>/dev/null
  else
    fail "$EXIT_UNAVAILABLE" 'there is nothing here that looks up names. Install getent, dig, host or python3.'
  fi
}

# find_addresses: ADDRESSES becomes those of URL_HOST. False, with the reason in REPLY: "unknown" when the name has
# none, else which is not public.
find_addresses() {
  local address found
  case $URL_HOST in
    \[*) ADDRESSES=("${URL_HOST:1:-1}") ;;
    *[!0-9.]*)
      found=$(look_up "$URL_HOST" 2>/dev/null | sort -u) || true
      ADDRESSES=()
      while IFS= read -r address; do [[ -z $address ]] || ADDRESSES+=("$address"); done <<<"$found"
      ;;
    *) ADDRESSES=("$URL_HOST") ;;
  esac
  REPLY=unknown
  ((${#ADDRESSES[@]} > 0)) || return 1
  ! is_allowed "$URL_HOST" || return 0
  # One that is not public is enough to refuse: which of them is connected to is chance.
  for address in "${ADDRESSES[@]}"; do
    REPLY=$address
    is_public "$address" || return 1
  done
}

# check_url TEXT: URL becomes it and ADDRESSES where it is; the script ends when it may not be asked for.
check_url() {
  read_url "$1" || fail "$EXIT_USAGE" "'${1:0:100}' $REPLY."
  find_addresses && return
  [[ $REPLY != unknown ]] || fail "$EXIT_UNAVAILABLE" "the name $URL_HOST was not found. Check its spelling, and the network."
  not_public
}

# not_public: ends the script because of the address in REPLY.
not_public() {
  fail "$EXIT_REFUSED" "$URL_HOST is at $REPLY, which is not a public address. To allow this host, list it in WEB_FETCH_ALLOW."
}

proxy_is_set() {
  [[ -n ${HTTPS_PROXY-}${https_proxy-}${HTTP_PROXY-}${http_proxy-}${ALL_PROXY-}${all_proxy-} ]]
}

# ask_url METHOD [CURL OPTION…]: one request for URL at ADDRESSES, no redirect followed. Sets HTTP_STATUS, 000 when
# there was no reply, and WEB_NEXT, WEB_TYPE and WEB_MILLIS.
ask_url() {
  local method=$1 most=${QUARTET_HTTP_TIMEOUT:-20} pins='' address facts where
  shift
  for address in "${ADDRESSES[@]}"; do
    [[ $address != *:* ]] || address="[$address]"
    pins+=${pins:+,}$address
  done
  # A proxy would look the name up itself: it is told the address instead.
  if proxy_is_set; then where=(--connect-to "::${pins%%,*}:$URL_PORT"); else where=(--noproxy '*' --resolve "$URL_HOST:$URL_PORT:$pins"); fi
  [[ $URL_HOST != \[* ]] || proxy_is_set || where=(--noproxy '*')
  time_left
  ((REPLY > 0)) || fail "$EXIT_UNAVAILABLE" "the time for this script is used up. Try again later."
  ((REPLY > ${most%.*})) || most=$REPLY
  : >"$HTTP_FOLDER/headers"
  HTTP_BASE=$URL_HOST
  # What is too long is cut off here: the length that a server announces need not be true, or there.
  curl_configuration | curl --disable --config - --silent --show-error --suppress-connect-headers --compressed \
    --proto '=http,https' --connect-timeout 10 --max-time "$most" --request "$method" "$@" "${where[@]}" \
    --dump-header "$HTTP_FOLDER/headers" --write-out '%{stderr}\n%{http_code} %{remote_ip} %{time_total} %{redirect_url}\n' \
    --globoff --url "$URL" 2>"$HTTP_FOLDER/errors" | head -c $((WEB_MOST_BYTES + 1)) >"$HTTP_BODY" || true
  facts=$(tail -n 1 "$HTTP_FOLDER/errors")
  read -r HTTP_STATUS _ WEB_MILLIS WEB_NEXT <<<"${facts/  / - }"
  [[ $HTTP_STATUS =~ ^[0-9]{3}$ ]] || HTTP_STATUS=000
  WEB_MILLIS=${WEB_MILLIS/,/.}
  WEB_MILLIS=$((10#${WEB_MILLIS%.*}${WEB_MILLIS:${#WEB_MILLIS}-6:3}))
  response_header content-type
  WEB_TYPE=${REPLY,,}
}

# send: what http.sh repeats when that may help.
send() {
  ask_url "$@"
}

is_redirect() {
  [[ $HTTP_STATUS == 30[12378] && -n $WEB_NEXT ]]
}

# curl_says: why there was no reply.
curl_says() {
  REPLY=$(grep -m 1 '^curl: ' "$HTTP_FOLDER/errors" || true)
  REPLY=${REPLY#curl: }
}

# judge_page: ends the script unless the page came.
judge_page() {
  local what="${URL:0:200} replied $HTTP_STATUS"
  [[ $(wc -c <"$HTTP_BODY") -le $WEB_MOST_BYTES ]] ||
    fail "$EXIT_NOT_UNDERSTOOD" "${URL:0:200} is larger than $((WEB_MOST_BYTES / 1000000)) MB. Ask for a smaller page."
  case $HTTP_STATUS in
    2??) ;;
    000)
      curl_says
      fail "$EXIT_UNAVAILABLE" "no reply from ${URL:0:200} (${REPLY:-the connection failed}). Try again later."
      ;;
    401 | 403 | 407 | 451) fail "$EXIT_REFUSED" "$what: it is not open to everybody. Open it in a browser." ;;
    404 | 410) fail "$EXIT_NOT_FOUND" "$what: there is no such page. Check the address." ;;
    429) fail "$EXIT_TRY_LATER" "$what: it asks to slow down. Try again later." ;;
    *) fail "$EXIT_UNAVAILABLE" "$what. Try again later." ;;
  esac
}

# page_as_text: the file "text" becomes what the page says, its title in the last line.
page_as_text() {
  local type=${WEB_TYPE%%;*}
  type=${type%"${type##*[![:space:]]}"}
  to_utf8
  case $type in
    text/html | application/xhtml+xml) html_as_text ;;
    '')
      if head -c 1000 "$HTTP_BODY" | LC_ALL=C grep -qiE '<(!doctype html|html|head|body)'; then html_as_text; else plain_text; fi
      ;;
    text/* | application/json | application/*+json | application/xml | application/*+xml | application/yaml | application/x-yaml | application/x-ndjson | application/javascript)
      plain_text
      ;;
    *) fail "$EXIT_NOT_UNDERSTOOD" "${URL:0:200} is of the type ${type:0:60}, and only text is read (HTML, Markdown, JSON and the like). Download it in another way." ;;
  esac
}

plain_text() {
  { cat "$HTTP_BODY" && printf '\n\n'; } >"$HTTP_FOLDER/text"
}

# html_as_text: of its main part if it has one, else of all; a page that is one form is read as well.
html_as_text() {
  local part
  for part in main article; do
    if LC_ALL=C grep -qi "<${part}[ >]" "$HTTP_BODY"; then
      html_part -v "want=$part"
      ! says_something || return 0
    fi
  done
  html_part
  says_something || html_part -v forms=1
}

# says_something: whether there is more than the title, which is the last line.
says_something() {
  (($(head -n 2 "$HTTP_FOLDER/text" | wc -l) > 1))
}

html_part() {
  LC_ALL=C awk -v base="$URL" "$@" -f "$SCRIPT_LIB/html.awk" "$HTTP_BODY" >"$HTTP_FOLDER/text"
}

# to_utf8: the body, of the character set that its type or its own head names.
to_utf8() {
  local set='' named='charset=["'"'"' ]*([a-z0-9_-]+)'
  if [[ $WEB_TYPE =~ $named ]]; then
    set=${BASH_REMATCH[1]}
  else
    named=$(head -c 2000 "$HTTP_BODY" | LC_ALL=C tr -d '\0' | LC_ALL=C tr 'A-Z\n' 'a-z ' | LC_ALL=C grep -oE "<(meta|\?xml)[^>]*(charset|encoding)=[\"' ]*[a-z0-9_-]+" | head -n 1) || true
    set=${named##*[=\"\' ]}
  fi
  case $set in
    '' | utf-8 | utf8 | us-ascii | ascii) return 0 ;;
    iso-8859-1 | latin1) set=windows-1252 ;;
  esac
  command -v iconv >/dev/null || return 0
  if iconv -c -f "$set" -t utf-8 "$HTTP_BODY" >"$HTTP_FOLDER/converted" 2>/dev/null || [[ -s $HTTP_FOLDER/converted ]]; then
    mv "$HTTP_FOLDER/converted" "$HTTP_BODY"
  fi
}
