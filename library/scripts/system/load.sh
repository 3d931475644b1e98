#!/usr/bin/env bash
# ---
# description: How busy this machine is, load per processor and the share of CPU in use right now
# effect: read
# access: [host]
# returns: processors, busyPercent, load.{oneMinute, fiveMinutes, fifteenMinutes}, loadPerProcessor
# examples:
#   - How busy is this machine?
#   - CPU usage
#   - is the server overloaded
#   - cpu load
#   - how much CPU is in use
#   - CPU utilization of this server in percent
#   - is the machine under heavy load
#   - processor usage right now
#   - load per core
#   - hey, how hard is the box working, in percent of CPU
# not:
#   - Why is the CPU so busy?
#   - Which process uses the most CPU?
#   - How long has this machine been up?
#   - How much memory is free?
#   - How much CPU do the containers use?
#   - Load the data into the database
#   - What is the load average since the last boot?
# timeout: 10s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/options.sh"
need jq awk
parse_options "$@"

# ticks: what all processors did since the start, at rest and in all.
ticks() {
  awk '$1 == "cpu" { for (i = 2; i <= 9; i++) sum += $i; printf "%.0f %.0f\n", $5 + $6, sum }' /proc/stat
}

if [[ -r /proc/loadavg ]]; then
  read -r one five fifteen _ </proc/loadavg
  read -r idle all < <(ticks)
  sleep 0.5
  read -r idle_then all_then < <(ticks)
  idle=$((idle_then - idle)) all=$((all_then - all))
else
  read -r one five fifteen <<<"$(sysctl -n vm.loadavg | tr -d '{}' | tr ',' '.')"
  all=10000
  idle=$(LC_ALL=C top -l 2 -n 0 -s 1 | awk '/CPU usage/ { for (i = 2; i <= NF; i++) if ($i ~ /^idle/) idle = $(i - 1) * 100 } END { printf "%.0f", idle }')
fi
processors=$(getconf _NPROCESSORS_ONLN)

document=$(jq -n --argjson processors "$processors" --argjson idle "$idle" --argjson all "$all" \
  --argjson one "$one" --argjson five "$five" --argjson fifteen "$fifteen" '
  {processors: $processors, busyPercent: (if $all > 0 then 100 * ($all - $idle) / $all | round else null end),
   load: {oneMinute: $one, fiveMinutes: $five, fifteenMinutes: $fifteen}, loadPerProcessor: ($one / $processors * 100 | round / 100)}')

show "$document" '
  "\(if .busyPercent == null then "" else "The processors are \(.busyPercent)% busy; " end)load \(.load.oneMinute) on \(.processors | plural("processor")), "
  + (if .loadPerProcessor < 0.7 then "which is light." elif .loadPerProcessor <= 1 then "which is much." else "which is more than they can do at once." end)' '
  [["Load over", "Average"], ["1 min", .load.oneMinute], ["5 min", .load.fiveMinutes], ["15 min", .load.fifteenMinutes]]'
