#!/usr/bin/env bash
# ---
# description: Services of this machine that failed (systemd units or launchd jobs), or all that run
# effect: read
# access: [host]
# params:
#   - {name: state, type: enum, values: [failed, running], default: failed, description: which services, synonyms: {failed: [broken, crashed, dead, failing], running: [active, up, started]}}
#   - {name: name, type: pattern, pattern: "[A-Za-z0-9@_.-]+", description: only those whose name contains this, cues: [the service …, is the service …, service named, named, called, is the … service, status of the service]}
# returns: manager, state, name, services[].{name, state, detail}
# examples:
#   - Which services have failed?
#   - failed systemd units
#   - systemctl --failed
#   - are all services running on this server
#   - list the running services
#   - is the service nginx running
#   - is the sshd service failed
#   - which launchd jobs failed
#   - crashed units on this machine
#   - hey, is the postgresql service up and running
# not:
#   - Restart the service nginx
#   - Why did the service nginx fail?
#   - Which processes are running?
#   - Which containers are running?
#   - What services does our company offer?
#   - Is GitHub down?
#   - Which PagerDuty services are critical?
#   - Services of the Kubernetes cluster
# timeout: 15s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/options.sh"
need jq
parse_options "$@"

# Lines of name, state and detail, with tabs between.
if command -v systemctl >/dev/null; then
  manager=systemd
  lines=$(LC_ALL=C systemctl list-units --all --type=service --state="${OPTION[state]}" --plain --no-legend --no-pager --full 2>&1) ||
    fail "$EXIT_UNAVAILABLE" "systemd cannot be asked here (${lines%%$'\n'*}). In a container, ask on its host."
  lines=$(awk 'NF >= 4 { unit = $1; state = $4; $1 = $2 = $3 = $4 = ""; sub(/^ +/, ""); print unit "\t" state "\t" $0 }' <<<"$lines")
elif command -v launchctl >/dev/null; then
  manager=launchd
  # A negative status is the signal that ended the job.
  lines=$(launchctl list | awk -v wanted="${OPTION[state]}" 'NR > 1 && (wanted == "running" ? $1 != "-" : $1 == "-" && $2 != 0) {
    print $3 "\t" (wanted == "running" ? "running" : "failed") "\t" (wanted == "running" ? "PID " $1 : "status " $2) }')
else
  fail "$EXIT_UNAVAILABLE" 'there is neither systemd nor launchd here. In a container, ask on its host.'
fi

document=$(jq -R -s --arg manager "$manager" --arg state "${OPTION[state]}" --arg name "${OPTION[name]-}" '
  split("\n") | map(select(. != "") | split("\t") | {name: (.[0] | rtrimstr(".service")), state: .[1], detail: .[2]})
  | map(select($name == "" or (.name | ascii_downcase | contains($name | ascii_downcase))))
  | {manager: $manager, state: $state, name: (if $name == "" then null else $name end), services: sort_by(.name)}' <<<"$lines")

show "$document" '
  if .services == [] then "No service\(if .name == null then "" else " named \(.name)" end) \(if .state == "failed" then "has failed" else "is running" end)."
  else "\(.services | length | plural("service")) \(if .state == "failed" then "failed" else "running" end): \(.services[:5] | map(.name) | join(", "))\(if (.services | length) > 5 then " …" else "" end)." end' '
  [["Service", "State", "Detail"]] + (.services | map([.name, .state, .detail]))'
