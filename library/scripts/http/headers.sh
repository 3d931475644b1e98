#!/usr/bin/env bash
# ---
# description: HTTP response headers that a URL sends, and which security headers are missing
# effect: read
# environment: [WEB_FETCH_ALLOW]
# params:
#   - {name: url, type: pattern, pattern: "[Hh][Tt][Tt][Pp][Ss]?://[^ ]+|[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+(:[0-9]+)?(/[^ ]*)?", required: true, description: address to ask; https unless it says otherwise, cues: [site, website, url, page, address]}
#   - {name: follow, type: flag, description: follow redirects and show the headers of the last reply, synonyms: {"true": [follow redirects, following redirects, after redirects, of the last reply, after the redirect]}}
# returns: url, status, headers[].{name, value}, missing[]
# examples:
#   - Which headers does https://example.com send?
#   - HTTP headers of https://example.com
#   - show the response headers of https://example.com/api
#   - curl -I https://example.com
#   - which security headers are missing on https://example.com
#   - cache headers of https://example.com/app.js
#   - what server header has example.com
#   - HTTP header check for www.acme.org, following redirects
#   - hey, what response headers come back from https://acme.com/login
#   - is there a CSP or HSTS header on https://example.com/app
# not:
#   - Explain the headers of https://example.com
#   - Add security headers to our site
#   - Fetch https://example.com
#   - What are the headers of this CSV file?
#   - When does the certificate of example.com expire?
#   - How fast does https://example.com respond?
#   - Is https://example.com up or down?
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/web.sh"
parse_options "$@"

WEB_NEXT=${OPTION[url]}
[[ $WEB_NEXT == *://* ]] || WEB_NEXT=https://$WEB_NEXT
for ((hop = 0; hop <= WEB_MOST_REDIRECTS; hop++)); do
  check_url "$WEB_NEXT"
  repeated GET
  if [[ -z ${OPTION[follow]-} ]] || ! is_redirect; then break; fi
done
if [[ $HTTP_STATUS == 000 ]]; then
  curl_says
  fail "$EXIT_UNAVAILABLE" "no reply from ${URL:0:200} (${REPLY:-the connection failed}). Try again later."
fi

# The value of a cookie may log somebody in.
present 'the headers' '
  "\(.url) replies \(.status) with \(.headers | length | plural("header"))"
  + (.missing | if length == 0 then "; all the usual security headers are there." else "; missing for security: \(join(", "))." end)' '
  [["Header", "Value"]] + (.headers | map([.name, .value]))' \
  -R -s --arg url "$URL" --argjson status "$HTTP_STATUS" '
  split("\n") | map(rtrimstr("\r")) | map(select(test("^[^ :]+:")) | {name: (.[:index(":")] | ascii_downcase), value: (.[index(":") + 1:] | sub("^\\s+"; ""))})
  | map(if .name == "set-cookie" then .value |= sub("=[^;]*"; "=[hidden]") else . end)
  | (map(.name)) as $there
  | {url: $url, status: $status, headers: .,
     missing: ((if $url | startswith("https:") then ["strict-transport-security"] else [] end)
       + ["content-security-policy", "x-content-type-options", "referrer-policy"] - $there)}' <"$HTTP_FOLDER/headers"
