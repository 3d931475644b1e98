#!/usr/bin/env bats
# What the machine says of itself.
bats_require_minimum_version 1.5.0
load helpers

setup() {
  VARIABLES=()
}

# stand_in_for COMMAND OUTPUT: the command, before the real one on the path.
stand_in_for() {
  mkdir -p "$BATS_TEST_TMPDIR/bin"
  printf '%s\n' "$2" >"$BATS_TEST_TMPDIR/$1.out"
  printf '#!/bin/sh\ncat "%s"\n' "$BATS_TEST_TMPDIR/$1.out" >"$BATS_TEST_TMPDIR/bin/$1"
  chmod +x "$BATS_TEST_TMPDIR/bin/$1"
  PATH=$BATS_TEST_TMPDIR/bin:$PATH
}

@test "says how much disk space is left, without memory file systems and doubles" {
  stand_in_for df 'Filesystem     1024-blocks     Used Available Capacity Mounted on
/dev/disk1        10485760  5242880   5242880      50% /
/dev/disk1        10485760  5242880   5242880      50% /mnt/again
tmpfs              1000000        0   1000000       0% /run
map auto_home      5000000        0   5000000       0% /home
//nas/My Share     2097152  2097152         0     100% /mnt/my share'
  script system/disk
  same 0 "$status"
  same '5 GiB of 10 GiB are left on / (50% used).' "${lines[0]}"
  script system/disk --json
  same '[["/",5368709120,50],["/mnt/my share",0,100]]' "$(field '[.fileSystems[] | [.mount, .availableBytes, .usedPercent]] | tojson')"
}

@test "the real disks add up" {
  script system/disk --json
  same 0 "$status"
  same true "$(field '.fileSystems | length > 0 and all(.usedBytes + .availableBytes <= .sizeBytes * 1.01)')"
}

@test "memory adds up" {
  script system/memory --json
  same true "$(field '.totalBytes > 0 and .usedBytes + .availableBytes == .totalBytes')"
  script system/memory
  says 'are available'
}

@test "uptime is of this machine" {
  script system/uptime --json
  same true "$(field '.uptimeSeconds > 0 and .processors > 0 and (.bootedAt | fromdateiso8601) < now')"
  script system/uptime
  says 'Up for'
}

@test "orders processes, limits them, and shows no command line" {
  stand_in_for ps '  10   1 ada   1.0  9.0  900 small
  11   1 root 80.5  1.0  100 /usr/bin/busy
  12   1 bob   2.0 20.0 2000 Web Content'
  script system/processes --limit 2 --json
  same '[["busy",80.5],["Web Content",2]]' "$(field '[.processes[] | [.name, .cpuPercent]] | tojson')"
  script system/processes --by memory
  same '3 processes; Web Content (12) uses the most memory: 2 MiB.' "${lines[0]}"
}

@test "finds a real process among all" {
  sleep 30 3>&- &
  local pid=$!
  script system/processes --limit 0 --json
  kill "$pid"
  same sleep "$(field ".processes[] | select(.pid == $pid) | .name")"
}

@test "a port that listens is found with its program, another is not" {
  start_stand_in
  port=${BASE##*:}
  script system/ports --port "$port" --json
  stop_stand_in
  same "[$port,$(cat "$STAND_IN/pid"),\"this machine\"]" "$(field '.ports[0] | [.port, .pid, .reachableFrom] | tojson')"
  script system/ports --port 1
  same 'Nothing listens on port 1.' "$output"
}

@test "numbers and choices are checked" {
  script system/processes --limit many
  same 64 "$status"
  script system/processes --by colour
  same 64 "$status"
  script system/ports --port '80; id'
  same 64 "$status"
}

@test "load is a share of what there is" {
  script system/load --json
  same 0 "$status"
  same true "$(field '.processors > 0 and .busyPercent >= 0 and .busyPercent <= 100 and .load.oneMinute >= 0')"
  script system/load
  says 'load '
}

@test "services that failed are told by systemd, where it is" {
  stand_in_for systemctl 'nginx.service loaded failed failed A high performance web server
cups.service  loaded failed failed CUPS Scheduler'
  script system/services
  same 0 "$status"
  same '2 services failed: cups, nginx.' "${lines[0]}"
  script system/services --name NGINX --json
  same '[["nginx","failed","A high performance web server"]]' "$(field '[.services[] | [.name, .state, .detail]] | tojson')"
  stand_in_for systemctl ''
  script system/services
  same 'No service has failed.' "$output"
  printf '#!/bin/sh\necho "System has not been booted with systemd as init system" >&2\nexit 1\n' >"$BATS_TEST_TMPDIR/bin/systemctl"
  script system/services
  same 69 "$status"
  says 'ask on its host'
}

@test "finds the largest files, with odd names, and leaves small ones out" {
  cd "$BATS_TEST_TMPDIR"
  mkdir -p 'files/sub é'
  head -c 3145728 /dev/zero >'files/sub é/large "one" $(id)'
  head -c 1048576 /dev/zero >files/-just
  head -c 1000 /dev/zero >files/small
  script system/large-files --path "$BATS_TEST_TMPDIR/files" --json
  same 0 "$status"
  same '[2,4194304,["sub é/large \"one\" $(id)",3145728],["-just",1048576]]' "$(field '[.found, .totalBytes, (.files[] | [.path, .bytes])] | tojson')"
  script system/large-files --path ./files --limit 1 --min-mb 2
  same "The largest file in $BATS_TEST_TMPDIR/files is sub é/large \"one\" \$(id) with 3 MiB; 1 large file of 3 MiB in all." "${lines[0]/\/.\//\/}"
  script system/large-files --path /nowhere/at/all
  same 66 "$status"
  script system/large-files --path '-delete'
  same 64 "$status"
}

@test "the network has this machine's own addresses" {
  script system/network --json
  same 0 "$status"
  same true "$(field '.hostname != "" and (.interfaces | type == "array")')"
  stand_in_for ip '1: lo    inet 127.0.0.1/8 scope host lo
2: lo    inet6 ::1/128 scope host'
  script system/network --json
  same '["127.0.0.1/8","::1/128"]' "$(field '.interfaces[] | select(.name == "lo") | .addresses | tojson')"
}

@test "updates that wait are told apart from what is new" {
  stand_in_for apt-get 'Reading package lists...
Inst openssl [3.0.1] (3.0.2 Debian-Security:12/stable-security [amd64])
Inst jq [1.6] (1.7 Debian:12/stable [amd64])
Inst brand-new (1.0 Debian:12/stable [amd64])
Conf jq (1.7 Debian:12/stable [amd64])'
  script system/updates --json
  same 0 "$status"
  same '["apt",2,1,["openssl","3.0.1","3.0.2",true],["jq","1.6","1.7",false]]' "$(field '[.manager, .total, .security, (.updates[] | [.name, .current, .version, .security])] | tojson')"
  script system/updates --security --json
  same '["openssl"]' "$(field '[.updates[].name] | tojson')"
  stand_in_for apt-get ''
  script system/updates
  says 'Everything is up to date (apt)'
}

@test "the JSON is what the manifests say" {
  stand_in_for systemctl 'nginx.service loaded failed failed Web'
  stand_in_for apt-get 'Inst jq [1.6] (1.7 Debian:12/stable [amd64])'
  head -c 1100000 /dev/zero >"$BATS_TEST_TMPDIR/large"
  start_stand_in
  for id in system/disk system/memory system/ports system/processes system/uptime system/load system/services system/network system/updates; do
    as_documented "$id"
  done
  stop_stand_in
  as_documented system/large-files --path "$BATS_TEST_TMPDIR"
}
