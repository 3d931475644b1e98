#!/usr/bin/env bash
# ---
# description: Memory (RAM) and swap of this machine, total, used, free and available
# effect: read
# access: [host]
# returns: totalBytes, availableBytes, usedBytes, swapTotalBytes, swapUsedBytes
# examples:
#   - How much memory is free?
#   - memory usage
#   - Is there enough free memory left on this server?
#   - how much RAM do we have
#   - RAM usage
#   - Are we running out of memory?
#   - how much swap is used
#   - available memory on the machine
#   - free RAM and swap
#   - hey, does this box have enough memory or is it full
# not:
#   - Why is memory usage so high?
#   - Which process uses the most memory?
#   - Find the memory leak
#   - How much disk space is left?
#   - What do you remember about us?
#   - How much memory do the containers use?
#   - How much memory does the database use?
# timeout: 10s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/options.sh"
need jq awk
parse_options "$@"

linux() {
  awk '{ sub(":", "", $1); printf "%s %.0f\n", $1, $2 * 1024 }' /proc/meminfo | jq -R -s '
    split("\n") | map(split(" ") | select(length == 2) | {key: .[0], value: (.[1] | tonumber)}) | from_entries
    | (.MemAvailable // .MemFree + .Cached) as $available
    | {totalBytes: .MemTotal, availableBytes: $available, usedBytes: (.MemTotal - $available),
       swapTotalBytes: .SwapTotal, swapUsedBytes: (.SwapTotal - .SwapFree)}'
}

macos() {
  local page total pages swap
  total=$(sysctl -n hw.memsize)
  page=$(sysctl -n hw.pagesize)
  pages=$(vm_stat | awk '/Pages (free|inactive|speculative|purgeable)/ { sub(/\./, "", $NF); sum += $NF } END { printf "%.0f", sum }')
  swap=$(sysctl -n vm.swapusage | tr -d 'M=,a-z')
  jq -n --argjson total "$total" --argjson page "$page" --argjson pages "$pages" --arg swap "$swap" '
    ($swap | [splits(" +") | select(test("^[0-9.]+$")) | tonumber * 1048576 | floor]) as $swap
    | {totalBytes: $total, availableBytes: ($page * $pages), usedBytes: ($total - $page * $pages),
       swapTotalBytes: ($swap[0] // 0), swapUsedBytes: ($swap[1] // 0)}'
}

if [[ -r /proc/meminfo ]]; then document=$(linux); else document=$(macos); fi

show "$document" '
  "\(.availableBytes | bytes) of \(.totalBytes | bytes) are available (\(100 * .usedBytes / .totalBytes | ceil)% used)."' '
  [["", "Total", "Used", "Available"],
   ["Memory", (.totalBytes | bytes), (.usedBytes | bytes), (.availableBytes | bytes)],
   ["Swap", (.swapTotalBytes | bytes), (.swapUsedBytes | bytes), (.swapTotalBytes - .swapUsedBytes | bytes)]]'
