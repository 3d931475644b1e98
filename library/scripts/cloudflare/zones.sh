#!/usr/bin/env bash
# ---
# description: Cloudflare zones (domains) with status, plan and name servers
# effect: read
# needs: [CLOUDFLARE_API_TOKEN]
# environment: [CLOUDFLARE_API_BASE]
# params:
#   - {name: name, type: pattern, pattern: "([A-Za-z0-9-]+[.])+[A-Za-z]{2,}", description: only this domain, cues: [domain, zone, named, called, of]}
#   - {name: status, type: enum, values: [active, pending, initializing, moved], description: only those with this status, synonyms: {active: [live, enabled], pending: [waiting, not yet active, unverified], moved: [moved away, transferred]}}
# returns: count, notActive, more, zones[].{id, name, status, plan, paused, nameServers[]}
# examples:
#   - cloudflare zones
#   - Which domains are on Cloudflare?
#   - list our Cloudflare zones
#   - Is acme.com on Cloudflare?
#   - which Cloudflare zones are pending
#   - name servers of acme.com at Cloudflare
#   - what is the Cloudflare zone id of acme.com
#   - which plan is the zone acme.org on at Cloudflare
#   - active domains in our Cloudflare account
#   - pull up the websites we manage with Cloudflare
# not:
#   - DNS records of acme.com
#   - Add a zone to Cloudflare
#   - Vercel domains
#   - Why is the zone pending?
#   - Which domain should we buy?
#   - Time zones
#   - Purge the cache of the Cloudflare zone
#   - Which domains do we have on Resend?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/cloudflare.sh"
parse_options "$@"
connect

query name "${OPTION[name]-}"
query status "${OPTION[status]-}"
query per_page 50
cloudflare_list /zones
present_items 'the list of zones' '
  if .count == 0 then "No zones on Cloudflare."
  else "\(.count | plural("zone")) on Cloudflare, \(if .notActive == 0 then "all active" else "\(.notActive) not active" end)." end' '
  [["Zone", "Status", "Plan", "Name servers", "ID"]] + (.zones | map([.name, .status, .plan, (.nameServers | join(", ")), .id]))' '
  map({id, name, status: (.status // null), plan: (.plan.name? // null), paused: (.paused == true), nameServers: (.name_servers // [])})
  | {count: length, notActive: (map(select(.status != "active")) | length), more: $more, zones: sort_by(.name)}'
