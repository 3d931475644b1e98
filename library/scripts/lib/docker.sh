# shellcheck shell=bash
# Asking the Docker of this machine, by its own program.
# shellcheck source=options.sh
source "${BASH_SOURCE[0]%/*}/options.sh"

# ask_docker ARGUMENT…: REPLY becomes what docker prints; the script ends when it cannot say.
ask_docker() {
  need docker jq
  local said
  if REPLY=$(docker "$@" 2>&1); then return; fi
  said=$(grep -m 1 -v '^$' <<<"$REPLY" || true)
  said=${said:0:300}
  case $REPLY in
    *'ermission denied'*) fail "$EXIT_REFUSED" "docker: ${said%[.?]}. Give this user access to Docker (the group docker)." ;;
    *'o such container'*) fail "$EXIT_NOT_FOUND" "docker: ${said%[.?]}. See docker/containers --all." ;;
    *) fail "$EXIT_UNAVAILABLE" "docker: ${said%[.?]}. Check that Docker is running." ;;
  esac
}

# docker_json ARGUMENT…: REPLY becomes a JSON object a line.
docker_json() {
  ask_docker "$@" --format '{{json .}}'
  REPLY=$(grep -v '^WARNING' <<<"$REPLY" || true)
}

# Sizes as docker writes them: 1.5GB, 10.5MiB, 0B.
# shellcheck disable=SC2034
readonly DOCKER_BYTES='def docker_bytes:
  (capture("^\\s*(?<value>[0-9.]+) *(?<unit>[kKMGTP]?i?B)") // null)
  | if . == null then null
    else .unit as $unit
      | (["B", "kB", "MB", "GB", "TB", "PB"] | index($unit | sub("^K"; "k"))) as $decimal
      | (["B", "KiB", "MiB", "GiB", "TiB", "PiB"] | index($unit | sub("^k"; "K"))) as $binary
      | (.value | tonumber) * (if $decimal != null then pow(1000; $decimal) else pow(1024; $binary) end) | round end;'
