#!/usr/bin/env bash
# ---
# description: How long this machine has been up since its last boot, and its load average
# effect: read
# access: [host]
# returns: uptimeSeconds, bootedAt, processors, load.{oneMinute, fiveMinutes, fifteenMinutes}
# examples:
#   - How long has this machine been up?
#   - uptime
#   - When was the server last rebooted?
#   - what's the load average
#   - system load
#   - when did this computer last boot
#   - How long has the server been running?
#   - what is the load on this machine
#   - hey, how many days is the box up
#   - last boot time
# not:
#   - Why did the server reboot?
#   - Is our website up?
#   - What was the uptime of our API last month?
#   - Reboot the server
#   - How long does a build take?
#   - How busy is this machine?
#   - How long has the container web been running?
# timeout: 10s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/options.sh"
need jq
parse_options "$@"

if [[ -r /proc/uptime ]]; then
  read -r seconds _ </proc/uptime
  read -r one five fifteen _ </proc/loadavg
else
  booted=$(sysctl -n kern.boottime | tr -dc '0-9 ,' | tr ',' ' ' | awk '{ print $1 }')
  seconds=$(($(date +%s) - booted))
  read -r one five fifteen <<<"$(sysctl -n vm.loadavg | tr -d '{}')"
fi
processors=$(getconf _NPROCESSORS_ONLN)

document=$(jq -n --argjson seconds "$seconds" --argjson processors "$processors" \
  --argjson one "$one" --argjson five "$five" --argjson fifteen "$fifteen" '
  {uptimeSeconds: ($seconds | floor), bootedAt: (now - $seconds | floor | todate), processors: $processors,
   load: {oneMinute: $one, fiveMinutes: $five, fifteenMinutes: $fifteen}}')

show "$document" '
  "Up for \(.uptimeSeconds | duration), since \(.bootedAt); load \(.load.oneMinute) on \(.processors | plural("processor"))."' '
  [["Load over", "Average"], ["1 min", .load.oneMinute], ["5 min", .load.fiveMinutes], ["15 min", .load.fifteenMinutes]]'
