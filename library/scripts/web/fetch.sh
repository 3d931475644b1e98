#!/usr/bin/env bash
# ---
# description: Fetch a web page by its URL and give it as readable Markdown, plain text or JSON
# effect: read
# environment: [WEB_FETCH_ALLOW]
# params:
#   - {name: url, type: pattern, pattern: "[Hh][Tt][Tt][Pp][Ss]?://[^ ]+", required: true, description: "address of the page, with http:// or https://", workspace: false, cues: [fetch, page, url, read, open, download, link]}
#   - {name: max-chars, type: integer, default: 20000, description: how much of it to give at most (0 means all), cues: [at most … characters, first … characters, up to … characters, … characters, max … characters]}
# returns: url, title, type, characters, truncated, text
# examples:
#   - fetch https://example.com
#   - Fetch the page https://example.com/docs/start as Markdown
#   - get me the text of https://example.com/blog/post-1
#   - show the content of https://example.com/pricing
#   - read https://example.com/article
#   - open the web page https://example.com/news
#   - download the page https://example.com/spec.txt
#   - What does the page https://example.com/about say?
#   - first 2000 characters of https://example.com/manual.html
#   - hey, pull the plain text or JSON from https://api.example.com/status.json
# not:
#   - Summarize https://example.com/article
#   - Which headers does https://example.com send?
#   - Search the web for example
#   - Write a scraper for https://example.com
#   - Compare https://example.com with https://example.org
#   - Why is https://example.com so slow?
#   - Is there something new on https://example.com/blog?
#   - Is https://example.com up or down?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/web.sh"
parse_options "$@"
need awk

header 'Accept: text/html,application/xhtml+xml,text/markdown,text/plain,application/json;q=0.9,*/*;q=0.5'
WEB_NEXT=${OPTION[url]}
for ((hop = 0; hop <= WEB_MOST_REDIRECTS; hop++)); do
  check_url "$WEB_NEXT"
  repeated GET
  is_redirect || break
done
! is_redirect || fail "$EXIT_NOT_UNDERSTOOD" "${OPTION[url]:0:200} redirects more than $WEB_MOST_REDIRECTS times. Ask for another address."
judge_page
page_as_text

# Control characters would steer a terminal. The title is in the last line; jq alone would take long with many lines.
LC_ALL=C tr -d '\000-\010\013-\037\177' <"$HTTP_FOLDER/text" | LC_ALL=C sed $'s/\xc2[\x80-\x9f]//g' >"$HTTP_FOLDER/clean"
sed '$d' "$HTTP_FOLDER/clean" | calculate -R -s -r --arg url "$URL" --arg type "${WEB_TYPE%%;*}" --arg title "$(tail -n 1 "$HTTP_FOLDER/clean")" \
  --argjson most "${OPTION[max-chars]}" --arg json "${OPTION[json]-}" '
  {url: $url, title: (if $title == "" then null else $title end), type: $type, text: rtrimstr("\n")}
  | .characters = (.text | length)
  | .truncated = ($most > 0 and .characters > $most)
  | if .truncated then .text |= .[:$most] else . end
  | if $json != "" then {url, title, type, characters, truncated, text}
    else "\(.title // "A page without a title" | plain) (\(.url), \(.characters | plural("character")))", "", .text,
      (if .truncated then "", "[The first \($most) of \(.characters) characters; ask with --max-chars 0 for all.]" else empty end) end' \
  2>/dev/null || not_understood 'the page'
