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
