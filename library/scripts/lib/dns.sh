# shellcheck shell=bash
# Looking up records of the domain name system: by DNS over HTTPS when DOH_BASE is set, else with dig or host, else
# by DNS over HTTPS again.
# shellcheck source=http.sh
source "${BASH_SOURCE[0]%/*}/http.sh"

# Lines as dig writes them: name, seconds, IN, type, data.
readonly RECORDS=$HTTP_FOLDER/records
DNS_EXISTS=true
: >"$RECORDS"

# look_up NAME TYPE…: adds the records to RECORDS; DNS_EXISTS becomes false when there is no such name.
look_up() {
  local name=$1 type questions=()
  shift
  if [[ -n ${DOH_BASE-} ]]; then
    by_https "$name" "$@"
  elif command -v dig >/dev/null; then
    for type in "$@"; do questions+=("$name" "$type"); done
    keep_answer dig +time=4 +tries=2 +noall +comments +answer "${questions[@]}"
  elif command -v host >/dev/null; then
    for type in "$@"; do keep_answer host -v -W 4 -t "$type" "$name"; done
  else
    by_https "$name" "$@"
  fi
}

keep_answer() {
  local said status
  said=$("$@" 2>/dev/null) || true
  [[ $said == *'status: '* ]] || fail "$EXIT_UNAVAILABLE" 'no name server replied. Check the network, or set DOH_BASE to ask by HTTPS.'
  while IFS= read -r status; do
    judge_status "$status"
  done < <(sed -n 's/.*status: \([A-Z]*\),.*/\1/p' <<<"$said")
  grep -E '^[^; ]+[[:space:]]+[0-9]+[[:space:]]+IN[[:space:]]' <<<"$said" >>"$RECORDS" || true
}

judge_status() {
  case $1 in
    NOERROR | 0) ;;
    NXDOMAIN | 3) DNS_EXISTS=false ;;
    *) fail "$EXIT_UNAVAILABLE" "the name server could not answer ($1). Try again later." ;;
  esac
}

by_https() {
  local name=$1 type answer
  shift
  service DOH_BASE https://cloudflare-dns.com/dns-query
  HTTP_HEADERS=('Accept: application/dns-json')
  for type in "$@"; do
    query name "$name"
    query type "$type"
    url ''
    http_get "$REPLY"
    answer=$(jq -r '
      {"1": "A", "2": "NS", "5": "CNAME", "6": "SOA", "15": "MX", "16": "TXT", "28": "AAAA", "257": "CAA"} as $types
      | (.Status | numbers // error("none")), ((.Answer // [])[] | "\(.name) \(.TTL) IN \($types[.type | tostring] // "OTHER") \(.data | gsub("[\\n\\r]"; " "))")' \
      "$HTTP_BODY" 2>/dev/null) || not_understood 'the answer'
    judge_status "${answer%%$'\n'*}"
    [[ $answer != *$'\n'* ]] || printf '%s\n' "${answer#*$'\n'}" >>"$RECORDS"
  done
}

# present_records ANSWER ROWS [JQ OPTION…] PROGRAM: presents what PROGRAM makes of the records: name, ttl, type, value.
present_records() {
  local program=${*: -1}
  present 'the records' "${@:1:$#-1}" -R -s --argjson exists "$DNS_EXISTS" '
    # A text longer than 255 bytes comes in pieces.
    def joined: if startswith("\"") then [scan("\"((?:\\\\.|[^\"\\\\])*)\"")[0]] | join("") | gsub("\\\\(?<c>[\"\\\\;])"; .c) else . end;
    def bare: if test("(^| )[.]$") then . else rtrimstr(".") end;
    split("\n") | map(capture("^(?<name>\\S+)\\s+(?<ttl>[0-9]+)\\s+IN\\s+(?<type>[A-Z]+)\\s+(?<value>.*?)\\s*$"))
    | map(.ttl |= tonumber | .name |= (bare | ascii_downcase) | if .type == "TXT" then .value |= joined else .value |= bare end)
    | unique_by([.name, .type, .value])
    | '"$program" <"$RECORDS"
}
