#!/usr/bin/env bash
# ---
# description: Docker containers of this machine, their image, state, health, ports and since when they run
# effect: read
# access: [host]
# environment: [DOCKER_HOST, DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH]
# params:
#   - {name: all, type: flag, description: also those that are stopped, synonyms: {"true": [also stopped, stopped ones, including stopped, stopped too, stopped containers, exited, exited ones, "-a", even those that are stopped]}}
#   - {name: name, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9_.-]*", description: only those whose name contains this, cues: [named, called, with the name, is the container …, is … running, is … up, whose name contains]}
# returns: running, unhealthy, containers[].{id, name, image, state, status, health, ports, createdAt}
# probe: true
# examples:
#   - docker ps
#   - Which containers are running?
#   - list the Docker containers
#   - docker ps -a
#   - show all containers, also the stopped ones
#   - is the container web running
#   - are any containers unhealthy
#   - what runs in Docker on this machine
#   - which exited containers are on the Docker host
#   - docker containers called redis
# not:
#   - Start the container web
#   - Why did the container web stop?
#   - Which container uses the most memory?
#   - Logs of the container web
#   - Which processes are running?
#   - Write a Dockerfile
#   - How much memory does each container use?
#   - Running services of this machine
# timeout: 20s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/docker.sh"
parse_options "$@"

arguments=(ps --no-trunc)
[[ -z ${OPTION[all]-} ]] || arguments+=(--all)
[[ -z ${OPTION[name]-} ]] || arguments+=(--filter "name=${OPTION[name]}")
docker_json "${arguments[@]}"

present 'what docker says' '
  if .containers == [] then "No containers\(if $all == "" then " are running" else "" end)."
  else "\(.running | plural("container")) running\((.containers | length) - .running | if . > 0 then ", \(.) not" else "" end)"
    + (if .unhealthy > 0 then "; \(.unhealthy) unhealthy" else "" end) + "." end' '
  [["Name", "Image", "State", "Status", "Ports"]] + (.containers | map([.name, .image, .state, .status, .ports]))' \
  -s --arg all "${OPTION[all]-}" '
  map({id: .ID[:12], name: .Names, image: .Image, state: .State, status: .Status,
       health: ((.Status | capture("\\((health: )?(?<health>healthy|unhealthy|starting)\\)").health) // null), ports: .Ports, createdAt: .CreatedAt})
  | {running: (map(select(.state == "running")) | length), unhealthy: (map(select(.health == "unhealthy")) | length), containers: .}' <<<"$REPLY"
