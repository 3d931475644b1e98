# shellcheck shell=bash
# Changes at a service: shown first, made only with --yes.
# shellcheck source=http.sh
source "${BASH_SOURCE[0]%/*}/http.sh"

# show_unless_confirmed SUMMARY METHOD URL JSON: ends the script unless it has --yes and not --dry-run.
show_unless_confirmed() {
  local document
  [[ -z ${OPTION[yes]-} || -n ${OPTION[dry-run]-} ]] || return 0
  document=$(jq -n --arg summary "$1" --arg method "$2" --arg url "$3" --argjson body "$4" --arg dry "${OPTION[dry-run]-}" '
    {performed: false, summary: $summary} + if $dry == "" then {} else {request: {method: $method, url: $url, body: $body}} end')
  if [[ -n ${OPTION[json]-} ]]; then
    printf '%s\n' "$document"
  else
    calculate -r '
      "Would \(.summary | plain)", "performed: false (add --yes to do it)",
      (.request // empty | "", "\(.method) \(.url)", (.body | tojson))' <<<"$document"
  fi
  exit 0
}
