#!/usr/bin/env bash
# ---
# description: Logs of a Docker container, the last lines with their time
# effect: read
# access: [host]
# environment: [DOCKER_HOST, DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH]
# params:
#   - {name: container, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9_.-]*", required: true, description: name or id of the container, cues: [container, tail, docker logs, docker log, logs of, logs from, logs for, the … container]}
#   - {name: limit, type: integer, default: 50, description: how many lines (0 means all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, tail, … lines, … log lines], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
#   - {name: since, type: pattern, pattern: "[0-9]{1,6}[smh]|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:]{5,8}Z?)?", description: "only lines from the last 10m or 2h, or since a day", cues: [since, from the last, in the last, of the last, over the last, last, past]}
#   - {name: grep, type: text, description: only lines that contain this, workspace: false, cues: [containing, contain, that contain, grep, matching, that mention, only lines with]}
# returns: container, limited, lines[].{time, text}
# examples:
#   - docker logs web
#   - Show the logs of the container web
#   - last 100 lines of the container redis
#   - logs from the docker container db since 10m
#   - what does the container worker log
#   - docker logs of web that contain "error"
#   - tail the container nginx
#   - grep "timeout" in the output of the Docker container gateway
#   - log lines of the container mailer in the last 2h
#   - 'Docker container worker: latest 20 log entries please'
# not:
#   - Why does the container web crash?
#   - Summarize the logs of web
#   - git log
#   - Logs of our Vercel deployment
#   - Which containers are running?
#   - Delete the logs
#   - Logs on Datadog
#   - Follow the logs of the container web and alert me
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/docker.sh"
parse_options "$@"

arguments=(logs --timestamps)
((OPTION[limit] <= 0)) || [[ -n ${OPTION[grep]-} ]] || arguments+=(--tail "${OPTION[limit]}")
[[ -z ${OPTION[since]-} ]] || arguments+=(--since "${OPTION[since]}")
ask_docker "${arguments[@]}" "${OPTION[container]}"

calculate -R -s -r --arg container "${OPTION[container]}" --arg grep "${OPTION[grep]-}" --argjson limit "${OPTION[limit]}" --arg json "${OPTION[json]-}" '
  split("\n") | map(select(. != "") | sub("\r$"; "") | (capture("^(?<time>[0-9]{4}-[0-9]{2}-[0-9]{2}T\\S+Z) ?(?<text>.*)$") // {time: null, text: .})
    | .text |= (gsub("\u001b\\[[0-9;]*[A-Za-z]"; "") | plain))
  | map(select($grep == "" or (.text | contains($grep))))
  | (if $limit > 0 then .[-$limit:] else . end)
  | {container: $container, limited: ($limit > 0 and length == $limit), lines: .}
  | if $json != "" then .
    else (if .lines == [] then "No lines in the log of \(.container)."
          else "The last \(.lines | length | plural("line")) of \(.container)." end),
      (if .lines == [] then empty else "", (.lines[] | (if .time == null then "" else .time[:19] + "Z  " end) + .text) end) end' <<<"$REPLY"
