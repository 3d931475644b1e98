#!/usr/bin/env bash
# ---
# description: Search the web (SearXNG, Brave or Tavily) and list the results with title, address and snippet
# effect: read
# needs: [SEARXNG_BASE|BRAVE_API_KEY|TAVILY_API_KEY]
# environment: [BRAVE_API_BASE, TAVILY_API_BASE]
# params:
#   - {name: query, type: text, required: true, description: the words to search for, workspace: false, cues: [search for, web for, online for, internet for, about, google, look up]}
#   - {name: limit, type: integer, default: 10, description: how many results at most (1 to 20), cues: [at most, top, first, … results, … hits, … links, list]}
# returns: provider, query, results[].{title, url, snippet}
# examples:
#   - search the web for "bash arrays"
#   - Search for "quarterly tax dates 2026"
#   - google "best tea in Kyoto"
#   - look up "SQLite WAL mode" on the internet
#   - find web pages about "sourdough"
#   - search online for "acme anvils" and list 5 results
#   - what does the web say about "heat pumps"
#   - find 3 links online about "standing desks"
#   - hey, could you google "visa rules for Japan" on the web
#   - look on the web for news about "jq group_by"
# not:
#   - Search our code for "TODO"
#   - Research the company Acme
#   - Fetch https://example.com
#   - Summarize what the web says about heat pumps
#   - Search the tickets for "login"
#   - Find the file invoice.pdf
#   - How do we rank on Google for "anvils"?
#   - Search Slack for "heat pumps"
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/search.sh"
parse_options "$@"
[[ ${OPTION[query]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--query is blank. Say what to search for.'
((OPTION[limit] >= 1 && OPTION[limit] <= 20)) || fail "$EXIT_USAGE" '--limit is not between 1 and 20. See --help.'
connect
search_web "${OPTION[query]}" "${OPTION[limit]}"

present_items 'the results' '
  "\({searxng: "SearXNG", brave: "Brave", tavily: "Tavily"}[.provider]) found \(.results | length | if . == 0 then "nothing" else plural("page") end) for \"\(.query)\"."' '
  [["Title", "URL", "Snippet"]] + (.results | map([.title, .url, .snippet // ""]))' \
  --arg provider "$PROVIDER" --arg query "${OPTION[query]}" '
  def bare: gsub("<[^<>]*>"; "") | gsub("&lt;"; "<") | gsub("&gt;"; ">") | gsub("&quot;"; "\"") | gsub("&#0*39;|&#x27;|&apos;"; "\u0027")
    | gsub("&nbsp;"; " ") | gsub("&amp;"; "&") | gsub("\\s+"; " ");
  {provider: $provider, query: $query,
   results: map({title: ((.title // .url) | bare), url, snippet: ((.snippet // null) | if . == null then null else bare end)})}'
