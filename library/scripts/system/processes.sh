#!/usr/bin/env bash
# ---
# description: The processes that use most of this machine, by CPU or memory
# effect: read
# access: [host]
# params:
#   - {name: by, type: enum, values: [cpu, memory], default: cpu, description: what to order by, synonyms: {cpu: [processor, CPU use, CPU usage], memory: [RAM, mem, memory use, memory usage]}}
#   - {name: limit, type: integer, default: 10, description: how many to show (0 means all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … processes, … programs, … tasks], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: by, total, processes[].{pid, user, name, cpuPercent, memoryPercent, memoryBytes}
# examples:
#   - Which processes use the most CPU?
#   - top processes
#   - top 5 processes by memory
#   - What is running on this machine?
#   - which process is using the most memory
#   - list the running processes on the server
#   - show me the 20 busiest processes
#   - what is eating the CPU
#   - ps aux sorted by memory
#   - hey, the 15 programs hogging the most RAM here
# not:
#   - Why is the CPU so busy?
#   - Kill the process that uses the most memory
#   - What is our hiring process?
#   - How do I list processes in Python?
#   - Restart the server
#   - Which queries are running on Postgres?
#   - Which containers use the most CPU?
# timeout: 10s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/options.sh"
need jq ps
parse_options "$@"

# Only the program's name: a command line may hold a password. This script's own processes are no news.
document=$(LC_ALL=C ps -Ao pid=,ppid=,user=,pcpu=,pmem=,rss=,comm= | jq -R -s \
  --arg by "${OPTION[by]}" --argjson limit "${OPTION[limit]}" --arg self $$ '
  split("\n")
  | map(capture("^\\s*(?<pid>[0-9]+)\\s+(?<parent>[0-9]+)\\s+(?<user>\\S+)\\s+(?<cpu>[0-9.]+)\\s+(?<memory>[0-9.]+)\\s+(?<rss>[0-9]+)\\s+(?<name>.*)$"))
  | (map(select(.pid == $self or .parent == $self) | .pid)) as $own
  | map(select(.pid as $pid | .parent as $parent | $own | index($pid) == null and index($parent) == null))
  | map({pid: (.pid | tonumber), user, name: (.name | if startswith("/") then split("/")[-1] else . end),
         cpuPercent: (.cpu | tonumber), memoryPercent: (.memory | tonumber), memoryBytes: ((.rss | tonumber) * 1024)})
  | length as $total
  | sort_by(if $by == "cpu" then [-.cpuPercent, -.memoryBytes] else [-.memoryBytes] end)
  | {by: $by, total: $total, processes: (if $limit > 0 then .[:$limit] else . end)}')

show "$document" '
  .processes[0] as $first
  | "\(.total | plural("process") | sub("processs"; "processes")); \($first.name) (\($first.pid)) uses the most \(if .by == "cpu" then "CPU: \($first.cpuPercent)%" else "memory: \($first.memoryBytes | bytes)" end)."' '
  [["PID", "User", "CPU %", "Memory %", "Memory", "Program"]]
  + (.processes | map([.pid, .user, .cpuPercent, .memoryPercent, (.memoryBytes | bytes), .name]))'
