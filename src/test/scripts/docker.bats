#!/usr/bin/env bats
# What Docker says, by a stand-in for its program.
bats_require_minimum_version 1.5.0
load helpers

setup() {
  VARIABLES=()
  mkdir -p "$BATS_TEST_TMPDIR/bin"
}

# a_docker OUTPUT [CODE]: a docker that says it, and notes its arguments.
a_docker() {
  printf '%s\n' "$1" >"$BATS_TEST_TMPDIR/docker.out"
  cat >"$BATS_TEST_TMPDIR/bin/docker" <<END
#!/bin/sh
printf '%s\n' "\$*" >"$BATS_TEST_TMPDIR/docker.asked"
if [ ${2:-0} = 0 ]; then cat "$BATS_TEST_TMPDIR/docker.out"; else cat "$BATS_TEST_TMPDIR/docker.out" >&2; exit ${2:-0}; fi
END
  chmod +x "$BATS_TEST_TMPDIR/bin/docker"
  PATH=$BATS_TEST_TMPDIR/bin:$PATH
}

asked() {
  same "$1" "$(cat "$BATS_TEST_TMPDIR/docker.asked")"
}

WEB='{"Command":"\"nginx\"","CreatedAt":"2026-11-01 10:00:00 +0000 UTC","ID":"0123456789abcdef","Image":"nginx:1","Labels":"","LocalVolumes":"0","Mounts":"","Names":"web","Networks":"bridge","Ports":"0.0.0.0:80->80/tcp","RunningFor":"2 hours ago","Size":"0B","State":"running","Status":"Up 2 hours (unhealthy)"}'
JOB='{"Command":"\"job\"","CreatedAt":"2026-11-01 10:00:00 +0000 UTC","ID":"fedcba9876543210","Image":"job","Names":"job","Ports":"","State":"exited","Status":"Exited (1) 3 days ago"}'

@test "lists containers with their health" {
  a_docker "$WEB"$'\n'"$JOB"
  script docker/containers --all --json
  same 0 "$status"
  asked 'ps --no-trunc --all --format {{json .}}'
  same '[1,1,["0123456789ab","web","running","unhealthy"],["job",null]]' "$(field '[.running, .unhealthy, (.containers[0] | [.id, .name, .state, .health]), (.containers[1] | [.name, .health])] | tojson')"
  script docker/containers --name web
  asked 'ps --no-trunc --filter name=web --format {{json .}}'
  same '1 container running, 1 not; 1 unhealthy.' "${lines[0]}"
  a_docker ''
  script docker/containers
  same 'No containers are running.' "$output"
}

@test "lists images, the largest first" {
  a_docker '{"CreatedAt":"2026-11-01 10:00:00 +0000 UTC","CreatedSince":"3 weeks ago","Digest":"<none>","ID":"sha256:aaaaaaaaaaaaaaaa","Repository":"nginx","Size":"1.5MB","Tag":"latest"}
{"CreatedAt":"2026-11-01 10:00:00 +0000 UTC","CreatedSince":"2 days ago","Digest":"<none>","ID":"sha256:bbbbbbbbbbbbbbbb","Repository":"<none>","Size":"2GB","Tag":"<none>"}'
  script docker/images --json
  asked 'images --no-trunc --format {{json .}}'
  same '[2001500000,["bbbbbbbbbbbb",null,2000000000],["aaaaaaaaaaaa","nginx",1500000]]' "$(field '[.totalBytes, (.images[] | [.id, .repository, .bytes])] | tojson')"
  script docker/images --dangling
  asked 'images --no-trunc --filter dangling=true --format {{json .}}'
  same '2 images, at most 1.9 GiB together.' "${lines[0]}"
}

@test "shows the last lines of a log, without what steers a terminal" {
  a_docker $'2026-11-23T10:00:00.123456789Z \e[31mfirst\e[0m line\r\n2026-11-23T10:00:01.123456789Z second error\nno time'
  script docker/logs --container web --since 10m --json
  asked 'logs --timestamps --tail 50 --since 10m web'
  same '[["2026-11-23T10:00:00.123456789Z","first line"],["2026-11-23T10:00:01.123456789Z","second error"],[null,"no time"]]' "$(field '[.lines[] | [.time, .text]] | tojson')"
  script docker/logs --container web --grep '.rror'
  same 'No lines in the log of web.' "$output"
  script docker/logs --container web --grep error --limit 1
  asked 'logs --timestamps web'
  same $'The last 1 line of web.\n\n2026-11-23T10:00:01Z  second error' "$output"
}

@test "orders containers by what they use" {
  a_docker '{"BlockIO":"0B / 0B","CPUPerc":"0.50%","Container":"a","ID":"aaaaaaaaaaaaaaaa","MemPerc":"10.00%","MemUsage":"1GiB / 10GiB","Name":"db","NetIO":"1.2kB / 3MB","PIDs":"5"}
{"BlockIO":"0B / 0B","CPUPerc":"90.10%","Container":"b","ID":"bbbbbbbbbbbbbbbb","MemPerc":"0.10%","MemUsage":"10.5MiB / 10GiB","Name":"web","NetIO":"0B / 0B","PIDs":"1"}'
  script docker/stats
  asked 'stats --no-stream --no-trunc --format {{json .}}'
  same '2 containers; web uses the most CPU: 90.1%.' "${lines[0]}"
  script docker/stats --by memory --json
  same '["db",0.5,1073741824,10737418240,1200,3000000,5]' "$(field '.containers[0] | [.name, .cpuPercent, .memoryBytes, .memoryLimitBytes, .networkIn, .networkOut, .processes] | tojson')"
  same 11010048 "$(field '.containers[1].memoryBytes')"
}

@test "adds up what Docker has on disk" {
  a_docker '{"Active":"1","Reclaimable":"1GB (50%)","Size":"2GB","TotalCount":"5","Type":"Images"}
{"Active":"0","Reclaimable":"0B","Size":"24kB","TotalCount":"1","Type":"Build Cache"}'
  script docker/disk --json
  asked 'system df --format {{json .}}'
  same '[2000024000,1000000000,5]' "$(field '[.totalBytes, .reclaimableBytes, .kinds[0].count] | tojson')"
  script docker/disk
  same 'Docker uses 1.9 GiB; 953.7 MiB could be freed.' "${lines[0]}"
}

@test "without a daemon, without leave, without the container, without docker" {
  a_docker 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?' 1
  for id in docker/containers docker/images docker/stats docker/disk; do
    script "$id"
    same 69 "$status"
    says 'Check that Docker is running'
  done
  a_docker 'permission denied while trying to connect to the Docker daemon socket' 1
  script docker/containers
  same 77 "$status"
  a_docker 'Error response from daemon: No such container: web' 1
  script docker/logs --container web
  same 66 "$status"
  mkdir "$BATS_TEST_TMPDIR/few"
  for program in bash jq grep sed cat env dirname; do ln -s "$(command -v "$program")" "$BATS_TEST_TMPDIR/few/$program"; done
  PATH=$BATS_TEST_TMPDIR/few run env -i PATH="$BATS_TEST_TMPDIR/few" QUARTET_SCRIPT_LIB="$SCRIPTS/lib" "$(command -v bash)" "$SCRIPTS/docker/containers.sh"
  same 69 "$status"
  says 'docker is not installed'
}

@test "output of another form ends with 76, options in a name's place with 64" {
  a_docker 'not json'
  for id in docker/containers docker/images docker/stats docker/disk; do
    script "$id"
    same 76 "$status"
  done
  script docker/logs --container '--follow'
  same 64 "$status"
  script docker/logs --container 'a;id'
  same 64 "$status"
}
