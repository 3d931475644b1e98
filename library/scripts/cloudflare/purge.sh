#!/usr/bin/env bash
# ---
# description: Purge (clear, empty) the Cloudflare cache of a zone, everything or single files
# effect: write
# needs: [CLOUDFLARE_API_TOKEN]
# environment: [CLOUDFLARE_API_BASE, CLOUDFLARE_ZONE_ID]
# params:
#   - {name: zone, type: pattern, pattern: "[0-9a-f]{32}|([A-Za-z0-9-]+[.])+[A-Za-z]{2,}", description: domain or id of the zone; without it CLOUDFLARE_ZONE_ID, cues: [zone, domain, website, … zone]}
#   - {name: everything, type: flag, description: the whole cache of the zone, workspace: false, synonyms: {"true": [the whole cache, whole cache, entire cache, whole CDN cache, entire CDN cache, full cache, all files, all of it, completely]}}
#   - {name: files, type: list, pattern: "https?://[^ ,]+", description: addresses of at most 30 files with commas between, workspace: false, cues: [files, file, urls, url, addresses, only]}
# returns: performed, zone, id, everything, files[]
# examples:
#   - Purge everything in the Cloudflare cache of acme.com
#   - cloudflare purge acme.com everything
#   - clear everything from the Cloudflare cache for acme.com
#   - empty the Cloudflare cache of acme.com, everything
#   - purge everything on Cloudflare
#   - flush everything in the Cloudflare cache of the zone acme.com
#   - purge the Cloudflare cache for the file https://acme.com/app.css
#   - wipe the entire Cloudflare cache of acme.com
#   - invalidate the Cloudflare cache of the file https://acme.com/a.js in the zone acme.com
#   - please bust the whole CDN cache at Cloudflare for acme.org
# not:
#   - Why is the Cloudflare cache stale?
#   - How does Cloudflare cache?
#   - Clear the Redis cache
#   - Purge the old DNS records
#   - Should we purge the cache?
#   - Clear the cache of the Netlify build
#   - How much of our traffic is served from the Cloudflare cache?
#   - List our Cloudflare zones with their plan
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/cloudflare.sh"
parse_options "$@"
connect

files=${OPTION[files]-}
[[ -n ${OPTION[everything]-} || -n $files ]] || fail "$EXIT_USAGE" 'say what to purge: --everything, or --files with their addresses. See --help.'
[[ -z ${OPTION[everything]-} || -z $files ]] || fail "$EXIT_USAGE" 'give --everything or --files, not both. See --help.'
body=$(jq -nc --arg files "$files" '
  if $files == "" then {purge_everything: true} else {files: ($files | split(",") | map(gsub("^ +| +$"; "") | select(. != "")))} end')
jq -e '(.files // []) | length <= 30' <<<"$body" >/dev/null || fail "$EXIT_USAGE" '--files: more than 30. Purge them in several goes.'
zone

url "/zones/$ZONE/purge_cache"
address=$REPLY
show_unless_confirmed "purge from the cache of $ZONE_NAME: ${files:-everything}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the purge' '
  "Purged \(if .everything then "everything" else (.files | length | plural("file")) end) from the cache of \(.zone)."' \
  --arg zone "$ZONE_NAME" --argjson sent "$body" '
  {zone: $zone, id: (.result.id // error("no id")), everything: ($sent.purge_everything == true), files: ($sent.files // [])}'
