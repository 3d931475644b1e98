#!/usr/bin/env bash
# Prints how long a server takes, counted from the start of its process: until it listens, until it has decided a request that
# it finds by meaning (no example is worded so), and until it has answered it. The first round makes the workspace's database, too.
#   bench/first-decision.sh [ROUNDS]     default: 5
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rounds=${1:-5}
if (($# > 1)) || ! [[ $rounds =~ ^[1-9][0-9]?$ ]]; then
  sed -n '2,4s/^# //p' "$0" >&2
  exit 2
fi

folder=$(mktemp -d)
server=
finish() {
  if [[ -n $server ]]; then kill "$server" 2>/dev/null || true; fi
  rm -rf "$folder"
}
trap finish EXIT

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

"$root/quartet" --version >&2
workspace=$folder/workspace
mkdir "$workspace"
: >"$workspace/quartet.yaml"
for ((round = 1; round <= rounds; round++)); do
  begun=$(milliseconds)
  (cd "$workspace" && exec "$root/quartet" serve --port 0) >"$workspace/log" 2>&1 &
  server=$!
  file=$workspace/.quartet/server.json
  for ((tries = 0; tries < 6000; tries++)); do
    [[ -s $file ]] && break
    sleep 0.01
  done
  address=$(jq -r '.address // .url' "$file")
  ready=$(milliseconds)
  decided=0
  reply=
  while IFS= read -r line; do
    if [[ $line == 'event: decision' ]]; then decided=$(milliseconds); fi
    if [[ $line == 'data: '*'"reply":'* ]]; then reply=${line#data: }; fi
  done < <(curl -sSN -X POST -H 'Content-Type: application/json' -H 'Accept: text/event-stream' \
    -d '{"text":"could you tell me how much of the disk is left on this box"}' "$address/api/requests")
  answered=$(milliseconds)
  printf 'listens after %5d ms, decided after %5d ms, answered after %5d ms: %s\n' $((ready - begun)) $((decided - begun)) \
    $((answered - begun)) "$(jq -r '.reply | [.tier, .route, .source, (.millis | tostring) + " ms of its own"] | join(" ")' <<<"$reply")"
  kill "$server"
  wait "$server" 2>/dev/null || true
  server=
done
