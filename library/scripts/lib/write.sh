# shellcheck shell=bash
# Changes at a service: shown first, made only with --yes.
# shellcheck source=http.sh
declare -F http_get >/dev/null || source "${BASH_SOURCE[0]%/*}/http.sh"

# show_unless_confirmed SUMMARY METHOD URL [BODY]: ends the script unless it has --yes and not --dry-run. The
# body is JSON or a form.
show_unless_confirmed() {
  [[ -z ${OPTION[yes]-} || -n ${OPTION[dry-run]-} ]] || return 0
  present 'the request' '"Would \(.summary | plain)"' '[]' -n --arg summary "$1" --arg method "$2" --arg url "$3" \
    --arg body "${4-}" --arg dry "${OPTION[dry-run]-}" '
    {performed: false, summary: $summary}
    + if $dry == "" then {} else {request: ({method: $method, url: $url} + if $body == "" then {} else {body: ($body | (fromjson? // .))} end)} end'
  if [[ -z ${OPTION[json]-} ]]; then
    printf '%s\n' 'performed: false (add --yes to do it)'
    if [[ -n ${OPTION[dry-run]-} ]]; then
      printf '\n%s %s\n' "$2" "$3"
      [[ -z ${4-} ]] || printf '%s\n' "$4"
    fi
  fi
  exit 0
}

# present_change NAME ANSWER [JQ OPTION…] PROGRAM: presents what was done, from the service's reply.
present_change() {
  local program=${*: -1}
  present "$1" "$2" '[]' "${@:3:$#-3}" "{performed: true} + ($program)" <"$HTTP_BODY"
}
