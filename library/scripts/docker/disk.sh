#!/usr/bin/env bash
# ---
# description: How much disk space Docker uses for images, containers, volumes and build cache, and what could be freed
# effect: read
# access: [host]
# environment: [DOCKER_HOST, DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH]
# returns: totalBytes, reclaimableBytes, kinds[].{kind, count, active, bytes, reclaimableBytes}
# examples:
#   - docker system df
#   - How much disk space does Docker use?
#   - docker disk usage
#   - how much space could Docker free
#   - size of the Docker volumes
#   - what does the Docker build cache take on disk
#   - disk space taken by containers and images
#   - docker storage used by images and volumes
#   - reclaimable Docker disk space
#   - hey, how many gigabytes does Docker occupy here
# not:
#   - How much disk space is left?
#   - Prune Docker
#   - How big is the database?
#   - Which image is the largest?
#   - Why does Docker use so much disk?
#   - Free space on the machine
#   - How much memory does Docker use?
#   - Free up Docker space by deleting images
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/docker.sh"
parse_options "$@"

docker_json system df

present 'what docker says' '"Docker uses \(.totalBytes | bytes); \(.reclaimableBytes | bytes) could be freed."' '
  [["Kind", "Number", "In use", "Size", "Could be freed"]] + (.kinds | map([.kind, .count, .active, (.bytes | bytes), (.reclaimableBytes | bytes)]))' \
  -s "$DOCKER_BYTES"'
  map({kind: .Type, count: (.TotalCount | tonumber), active: (.Active | tonumber), bytes: (.Size | docker_bytes // 0), reclaimableBytes: (.Reclaimable | docker_bytes // 0)})
  | {totalBytes: (map(.bytes) | add // error("none")), reclaimableBytes: (map(.reclaimableBytes) | add), kinds: .}' <<<"$REPLY"
