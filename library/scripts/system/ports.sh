#!/usr/bin/env bash
# ---
# description: TCP ports that are open (listening) on this machine, with the process behind each
# effect: read
# access: [host]
# params:
#   - {name: port, type: integer, description: only this port, cues: [port, on port, port number, tcp, listening on]}
# returns: asked, ports[].{port, reachableFrom, pid, program}
# examples:
#   - Which ports are open on this machine?
#   - listening ports
#   - what is listening on port 8080
#   - Is anything running on port 3000?
#   - which process uses port 5432
#   - what's using port 80 on the server
#   - is port 443 in use
#   - list the open TCP ports
#   - sockets in LISTEN state
#   - hey, who occupies port 6379
# not:
#   - Why is port 8080 blocked?
#   - Open port 443 in the firewall
#   - Kill whatever is on port 3000
#   - Port this code to Rust
#   - Is port 443 of example.com reachable?
#   - Which ports does the container web publish?
# timeout: 10s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/options.sh"
need jq awk
parse_options "$@"

# Lines of "port <tab> address <tab> pid <tab> program", from the kernel's own tables.
linux() {
  local sockets inode pid name
  declare -A owner=()
  while read -r pid inode; do
    owner[$inode]=$pid
  done < <(for pid in /proc/[0-9]*; do
    # The list of a process that just ended, or of another user, is not there to read; what is read
    # of it are the links' targets, which only the kernel writes.
    # shellcheck disable=SC2012
    ls -l "$pid/fd" 2>/dev/null | awk -v pid="${pid#/proc/}" \
      'match($0, /socket:\[[0-9]+\]/) { print pid, substr($0, RSTART + 8, RLENGTH - 9) }' || true
  done)
  # State 0A is LISTEN; the address is in hexadecimal, as is the port behind its colon.
  sockets=$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk '$4 == "0A" { split($2, at, ":"); print at[1], at[2], $10 }')
  while read -r address port inode; do
    [[ -n $port ]] || continue
    pid=${owner[$inode]-}
    name=''
    [[ -z $pid ]] || name=$(cat "/proc/$pid/comm" 2>/dev/null || true)
    printf '%d\t%s\t%s\t%s\n' "$((16#$port))" "$(readable "$address")" "$pid" "$name"
  done <<<"$sockets"
}

readable() {
  case $1 in
    00000000 | 00000000000000000000000000000000) echo 'all' ;;
    ??????7F | 00000000000000000000000001000000 | 0000000000000000FFFF0000??????7F) echo 'this machine' ;;
    ????????) printf '%d.%d.%d.%d' "0x${1:6:2}" "0x${1:4:2}" "0x${1:2:2}" "0x${1:0:2}" ;;
    *) echo 'one IPv6 address' ;;
  esac
}

macos() {
  lsof -nP -iTCP -sTCP:LISTEN 2>/dev/null | awk 'NR > 1 {
    port = $9; sub(/.*:/, "", port); at = $9; sub(/:[^:]*$/, "", at)
    if (at == "*") at = "all"; else if (at == "127.0.0.1" || at == "[::1]") at = "this machine"
    printf "%s\t%s\t%s\t%s\n", port, at, $2, $1 }' || true
}

if [[ -r /proc/net/tcp ]]; then lines=$(linux); else lines=$(macos); fi

document=$(jq -R -s --arg port "${OPTION[port]-}" '
  split("\n") | map(select(length > 0) | split("\t")
    | {port: (.[0] | tonumber), reachableFrom: .[1],
       pid: (if .[2] == "" then null else .[2] | tonumber end), program: (if .[3] == "" then null else .[3] end)})
  | unique | sort_by(.port) | map(select($port == "" or .port == ($port | tonumber)))
  | {asked: (if $port == "" then null else $port | tonumber end), ports: .}' <<<"$lines")

show "$document" '
  if .asked == null then "\(.ports | map(.port) | unique | length | plural("port")) open."
  elif .ports == [] then "Nothing listens on port \(.asked)."
  else "Port \(.asked) is in use\(.ports[0] | if .program == null then "" else " by \(.program) (\(.pid))" end)." end' '
  [["Port", "Reachable from", "PID", "Program"]] + (.ports | map([.port, .reachableFrom, .pid, .program]))'
