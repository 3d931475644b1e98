#!/usr/bin/env bash
# ---
# description: Docker images on this machine, their tags, size and age, the largest first
# effect: read
# access: [host]
# environment: [DOCKER_HOST, DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH]
# params:
#   - {name: dangling, type: flag, description: only those without a tag that no container uses, synonyms: {"true": [untagged, without a tag, no tag, unused, orphaned]}}
# returns: totalBytes, images[].{id, repository, tag, bytes, createdAt, age}
# examples:
#   - docker images
#   - Which Docker images are there?
#   - largest docker images
#   - how big is the image nginx
#   - dangling images
#   - which images have no tag
#   - how old is the postgres image in Docker
#   - untagged Docker images
#   - what container images are pulled on this machine
#   - pull up the Docker image tags and sizes
# not:
#   - Build a Docker image
#   - Delete unused Docker images
#   - How much disk space does Docker use?
#   - Make an image of a cat
#   - Which containers are running?
#   - Scan the images for vulnerabilities
#   - Which image does the container web run?
#   - Pull the Docker image nginx
# timeout: 20s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/docker.sh"
parse_options "$@"

arguments=(images --no-trunc)
[[ -z ${OPTION[dangling]-} ]] || arguments+=(--filter dangling=true)
docker_json "${arguments[@]}"

# Layers are shared, so that the sum is an upper bound.
present 'what docker says' '
  if .images == [] then "No images." else "\(.images | length | plural("image")), at most \(.totalBytes | bytes) together." end' '
  [["Repository", "Tag", "Size", "Made", "Id"]] + (.images | map([.repository, .tag, (.bytes // 0 | bytes), .age, .id]))' \
  -s "$DOCKER_BYTES"'
  def known: if . == "<none>" then null else . end;
  map({id: (.ID | ltrimstr("sha256:") | .[:12]), repository: (.Repository | known), tag: (.Tag | known), bytes: (.Size | docker_bytes), createdAt: .CreatedAt, age: .CreatedSince})
  | sort_by(-(.bytes // 0))
  | {totalBytes: (unique_by(.id) | map(.bytes // 0) | add // 0), images: .}' <<<"$REPLY"
