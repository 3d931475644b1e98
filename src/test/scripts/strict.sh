#!/usr/bin/env bash
# Runs the cases against a server that judges every request by the services' own documents: reads, dry runs of
# changes, and changes with a yes. Usage: strict.sh http://127.0.0.1:PORT [SERVICE | SERVICE/ACTION]…
# The server serves each service under /SERVICE, keeps its verdicts at /__mock/log, and how many pages a list has
# is set at /__mock/config.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
scripts=$(cd "$here/../../../library/scripts" && pwd)
server=${1:?the address of the server}
shift
requests=0 refused=0 ran=0 failed=0 skipped=()

chosen() { # ID WANTED…
  local id=$1 wanted
  shift
  (($# > 0)) || return 0
  for wanted in "$@"; do [[ $id != "$wanted" && $id != "$wanted"/* ]] || return 0; done
  return 1
}

# run_case ID CASE SERVICE-FILE [OPTION…]
run_case() {
  local id=$1 variables arguments status=0
  mapfile -d '' -t variables < <(jq -j --arg base "$server/${id%/*}" --slurpfile service "$3" '
    ($service[0].variables + (.variables // {}) | map_values(if startswith("{base}") then $base else . end))
    + ($service[0].strict // {}) + (.strict.variables // {})
    | map_values(gsub("\\{server\\}"; $base[: ($base | rindex("/"))])) | to_entries[] | "\(.key)=\(.value)\u0000"' "$2")
  mapfile -d '' -t arguments < <(jq -j '(.strict.arguments // .arguments // [])[] | "\(.)\u0000"' "$2")
  curl -fsS "$server/__mock/reset" -X POST >/dev/null
  curl -fsS "$server/__mock/config" -d "{\"service\":\"${id%/*}\",\"pages\":3}" >/dev/null
  while IFS= read -r fixture; do
    [[ -z $fixture ]] || curl -fsS "$server/__mock/fixture" -d "$fixture" >/dev/null
  done < <(jq -c '.strict.fixtures // [] | .[]' "$2")
  env -i PATH="$PATH" HOME=/nonexistent LANG=C.UTF-8 QUARTET_SCRIPT_LIB="$scripts/lib" "${variables[@]}" \
    bash "$scripts/$id.sh" "${arguments[@]}" "${@:4}" --json >"$work/out" 2>"$work/err" </dev/null || status=$?
  ran=$((ran + 1))
  curl -fsS "$server/__mock/log" >"$work/log"
  requests=$((requests + $(jq length "$work/log")))
  refused=$((refused + $(jq '[.[] | select(.verdict != "ok")] | length' "$work/log")))
  if ((status != 0)) || ! jq -e 'all(.[]; .verdict == "ok")' "$work/log" >/dev/null; then
    failed=$((failed + 1))
    printf '%s %s: exit %s %s\n' "$id" "${*:4}" "$status" "$(head -c 300 "$work/err")"
    jq -r '.[] | select(.verdict != "ok") | "  \(.op // .path): \(.verdict)"' "$work/log"
  fi
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for folder in "$here"/cases/*/; do
  service=$(basename "$folder")
  for file in "$folder"*.json; do
    id=$service/$(basename "$file" .json)
    if [[ $id == */service ]] || ! chosen "$id" "$@"; then continue; fi
    if jq -e '.strict == false' "$file" >/dev/null || jq -e '.strict == false' "$folder/service.json" >/dev/null; then
      skipped+=("$id")
      continue
    fi
    if [[ $(sed -n 's/^# effect: //p' "$scripts/$id.sh") == read ]]; then
      run_case "$id" "$file" "$folder/service.json"
    else
      run_case "$id" "$file" "$folder/service.json" --dry-run
      run_case "$id" "$file" "$folder/service.json" --yes
    fi
  done
done
((${#skipped[@]} == 0)) || printf 'not known to the server, and left out: %s\n' "${skipped[*]}"
printf '%s runs, %s requests, %s refused, %s runs failed\n' "$ran" "$requests" "$refused" "$failed"
((failed == 0))
