# shellcheck shell=bash
# Searching the web, with the first of three services for which there is an address or a key.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"

PROVIDER=''

connect() {
  if [[ -n ${SEARXNG_BASE-} ]]; then
    PROVIDER=searxng
    service SEARXNG_BASE https://searx.example.com
  elif [[ -n ${BRAVE_API_KEY-} ]]; then
    PROVIDER=brave
    service BRAVE_API_BASE https://api.search.brave.com/res/v1
    credential BRAVE_API_KEY
    header "X-Subscription-Token: $CREDENTIAL"
  elif [[ -n ${TAVILY_API_KEY-} ]]; then
    PROVIDER=tavily
    service TAVILY_API_BASE https://api.tavily.com
    credential TAVILY_API_KEY
    header "Authorization: Bearer $CREDENTIAL"
  else
    fail "$EXIT_NO_CREDENTIAL" 'nothing to search with. Set SEARXNG_BASE, BRAVE_API_KEY or TAVILY_API_KEY in the environment or in the workspace'"'"'s secrets.env.'
  fi
  header 'Accept: application/json'
}

# search_web WORDS NUMBER: keeps one page of results, each with title, url and snippet.
search_web() {
  local found='[%s[] | {title, url: (.url | strings), snippet: .%s}]' words=$1
  # shellcheck disable=SC2059
  case $PROVIDER in
    searxng)
      query q "$words"
      query format json
      url /search
      repeated GET "$REPLY"
      [[ $HTTP_STATUS != 403 ]] ||
        fail "$EXIT_REFUSED" "$(trouble). It may not allow JSON; add json to search.formats in its settings."
      printf -v found "$found" .results content
      ;;
    brave)
      query q "$words"
      query count "$2"
      query text_decorations false
      url /web/search
      repeated GET "$REPLY"
      [[ $HTTP_STATUS != 422 || $(http_body) != *SUBSCRIPTION_TOKEN_INVALID* ]] ||
        fail "$EXIT_REFUSED" "$(trouble). The credential is not valid; set BRAVE_API_KEY anew."
      printf -v found "$found" '(if type == "object" and (.web == null) then [] else .web.results end)' description
      ;;
    tavily)
      jq -nc --arg words "$words" --argjson most "$2" '{query: $words, max_results: $most}' >"$HTTP_REQUEST"
      repeated POST "$HTTP_BASE/search" --data-binary "@$HTTP_REQUEST" --header 'Content-Type: application/json; charset=utf-8'
      [[ $HTTP_STATUS != 43[23] ]] || fail "$EXIT_TRY_LATER" "$HTTP_BASE replied $HTTP_STATUS: the usage limit of the plan is reached. Raise it, or try again next month."
      printf -v found "$found" .results content
      ;;
  esac
  judge
  begin_pages
  keep_page "$found" null
}
