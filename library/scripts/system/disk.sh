#!/usr/bin/env bash
# ---
# description: Disk space that is free, used and left, per file system of this machine
# effect: read
# access: [host]
# returns: fileSystems[].{mount, source, sizeBytes, usedBytes, availableBytes, usedPercent}
# examples:
#   - How much disk space is left?
#   - disk usage
#   - Is the disk full?
#   - How full is the hard drive on this server?
#   - free space on the machine
#   - how much storage do we have available
#   - df
#   - Are we running out of disk space?
#   - filesystem usage and mount points
#   - hey, how many gigabytes are still free on this box
# not:
#   - Why is the disk so full?
#   - Which folder takes the most disk space?
#   - Free up some disk space
#   - Write a script that watches disk usage
#   - How much memory is free?
#   - How much disk space does Docker use?
#   - How big is the database?
#   - Which files are the largest?
# timeout: 10s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/options.sh"
need jq df
parse_options "$@"

# Memory file systems, images and single files are no disks; the same disk may be mounted twice.
{ LC_ALL=C df -Pk 2>/dev/null || true; } | present 'what df says' '
  (.fileSystems | (map(select(.mount == "/"))[0] // .[0])) as $main
  | if $main == null then "No disks were found."
    else "\($main.availableBytes | bytes) of \($main.sizeBytes | bytes) are left on \($main.mount) (\($main.usedPercent)% used)." end' '
  [["Mounted on", "Size", "Used", "Left", "Used %"]]
  + (.fileSystems | map([.mount, (.sizeBytes | bytes), (.usedBytes | bytes), (.availableBytes | bytes), "\(.usedPercent)%"]))' \
  -R -s '
  split("\n")[1:]
  | map(capture("^(?<source>.*\\S)\\s+(?<size>[0-9]+)\\s+(?<used>[0-9]+)\\s+(?<available>[0-9]+)\\s+[0-9]+%\\s+(?<mount>/.*)$"))
  | map(select(.size | tonumber >= 1024))
  | map(select(.source | test("^(tmpfs|devtmpfs|udev|none|shm|devfs|map .*|rootfs|efivarfs|/dev/loop.*)$") | not))
  | group_by([.source, .size]) | map(min_by(.mount | length))
  | map((.used | tonumber) as $used | (.available | tonumber) as $available | {
      mount, source, sizeBytes: ((.size | tonumber) * 1024), usedBytes: ($used * 1024),
      availableBytes: ($available * 1024),
      usedPercent: (if $used + $available == 0 then 0 else 100 * $used / ($used + $available) | ceil end)
    })
  | sort_by(.mount) | {fileSystems: .}'
