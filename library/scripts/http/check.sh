#!/usr/bin/env bash
# ---
# description: Is a website up or down, its HTTP status, response time and redirects
# effect: read
# environment: [WEB_FETCH_ALLOW]
# params:
#   - {name: url, type: pattern, pattern: "[Hh][Tt][Tt][Pp][Ss]?://[^ ]+|[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+(:[0-9]+)?(/[^ ]*)?", required: true, description: address of the site; https unless it says otherwise, cues: [site, website, url, page, address]}
# returns: url, up, ok, status, millis, finalUrl, redirects[].{status, url}, reason
# examples:
#   - Is https://example.com up?
#   - is example.com down
#   - is the site example.com up or down
#   - check https://example.com/health
#   - ping the website example.com
#   - Does https://example.com/login respond?
#   - what status does https://example.com/api return
#   - how fast does https://example.com answer
#   - response time of https://example.com
#   - where does https://example.com redirect to
# not:
#   - Why is https://example.com down?
#   - Fetch https://example.com
#   - When does the certificate of example.com expire?
#   - How long has this machine been up?
#   - What is the uptime of our monitors?
#   - Restart the website
#   - Is the service nginx running?
#   - Is our Supabase project up?
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/web.sh"
parse_options "$@"

next=${OPTION[url]}
[[ $next == *://* ]] || next=https://$next
reason='' hops='' millis=0 asked=''
for ((hop = 0; hop <= WEB_MOST_REDIRECTS; hop++)); do
  read_url "$next" || fail "$EXIT_USAGE" "'${next:0:100}' $REPLY."
  asked=${asked:-$URL}
  HTTP_STATUS=000
  if ! find_addresses; then
    [[ $REPLY == unknown ]] || not_public
    reason="the name $URL_HOST was not found"
    break
  fi
  ask_url GET
  millis=$((millis + WEB_MILLIS))
  is_redirect || break
  hops+="$HTTP_STATUS $WEB_NEXT"$'\n'
  next=$WEB_NEXT
done
if is_redirect; then
  reason="it redirects more than $WEB_MOST_REDIRECTS times"
elif [[ $HTTP_STATUS == 000 && -z $reason ]]; then
  curl_says
  reason=${REPLY:-the connection failed}
fi

present 'the reply' '
  .url + if .status == null then " is down: \(.reason)."
    elif .reason != null then " does not get anywhere: \(.reason)."
    elif .ok then " is up: \(.status) in \(.millis) ms\(.redirects | if length == 0 then "" else ", redirected to \(.[-1].url)" end)."
    elif .up then " is up, but says \(.status) (in \(.millis) ms)."
    else " is down: it says \(.status) (in \(.millis) ms)." end' '
  [["Status", "Redirected to"]] + (.redirects | map([.status, .url]))' \
  -R -s --arg url "$asked" --arg final "$URL" --arg status "$HTTP_STATUS" --arg reason "$reason" --argjson millis "$millis" '
  ($status | tonumber) as $code
  | {url: $url, up: ($code > 0 and $code < 500 and $reason == ""), ok: ($code > 0 and $code < 400 and $reason == ""),
     status: (if $code == 0 then null else $code end), millis: (if $code == 0 then null else $millis end), finalUrl: $final,
     redirects: (split("\n") | map(select(. != "") | {status: (.[:3] | tonumber), url: .[4:]})),
     reason: (if $reason == "" then null else $reason end)}' <<<"$hops"
