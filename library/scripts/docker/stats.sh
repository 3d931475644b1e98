#!/usr/bin/env bash
# ---
# description: What each Docker container uses right now, CPU, memory, network and processes
# effect: read
# access: [host]
# environment: [DOCKER_HOST, DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH]
# params:
#   - {name: by, type: enum, values: [cpu, memory], default: cpu, description: what to order by, synonyms: {cpu: [processor, CPU use, CPU usage], memory: [RAM, mem, memory use, memory usage]}}
# returns: containers[].{name, id, cpuPercent, memoryBytes, memoryLimitBytes, memoryPercent, networkIn, networkOut, processes}
# examples:
#   - docker stats
#   - Which container uses the most memory?
#   - How much CPU do the containers use?
#   - containers by memory
#   - resource usage of the Docker containers
#   - what is the busiest container
#   - memory of the container web
#   - top containers by RAM
#   - network traffic of each Docker container
#   - hey, is one of the containers hogging the processor
# not:
#   - Why does the container web use so much memory?
#   - Limit the memory of the container web
#   - Which process uses the most memory?
#   - Which containers are running?
#   - How much disk space does Docker use?
#   - How much memory is free?
#   - Containers that are stopped
#   - Why is the container web so slow?
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/docker.sh"
parse_options "$@"

docker_json stats --no-stream --no-trunc

present 'what docker says' '
  if .containers == [] then "No containers are running."
  else .containers[0] as $first
    | "\(.containers | length | plural("container")); \($first.name) uses the most \(if $by == "cpu" then "CPU: \($first.cpuPercent)%" else "memory: \($first.memoryBytes // 0 | bytes)" end)." end' '
  [["Name", "CPU %", "Memory", "Memory %", "Network in", "Network out", "Processes"]]
  + (.containers | map([.name, .cpuPercent, (.memoryBytes // 0 | bytes), .memoryPercent, (.networkIn // 0 | bytes), (.networkOut // 0 | bytes), .processes]))' \
  -s --arg by "${OPTION[by]}" "$DOCKER_BYTES"'
  def percent: rtrimstr("%") | (tonumber? // 0);
  def side($i): split("/")[$i] // "" | docker_bytes;
  map({name: .Name, id: .ID[:12], cpuPercent: (.CPUPerc | percent), memoryBytes: (.MemUsage | side(0)), memoryLimitBytes: (.MemUsage | side(1)),
       memoryPercent: (.MemPerc | percent), networkIn: (.NetIO | side(0)), networkOut: (.NetIO | side(1)), processes: (.PIDs | tonumber? // null)})
  | sort_by(if $by == "cpu" then -.cpuPercent else -(.memoryBytes // 0) end) | {containers: .}' <<<"$REPLY"
