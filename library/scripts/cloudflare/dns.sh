#!/usr/bin/env bash
# ---
# description: DNS records of a Cloudflare zone (domain) with type, content, TTL and proxy
# effect: read
# needs: [CLOUDFLARE_API_TOKEN]
# environment: [CLOUDFLARE_API_BASE, CLOUDFLARE_ZONE_ID]
# params:
#   - {name: name, type: pattern, pattern: "[*A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)*", description: only the records of this full name such as www.acme.com, cues: [name, named, called, with the name]}
#   - {name: zone, type: pattern, pattern: "[0-9a-f]{32}|([A-Za-z0-9-]+[.])+[A-Za-z]{2,}", description: domain or id of the zone; without it CLOUDFLARE_ZONE_ID, cues: [zone, domain, website, … zone]}
#   - {name: type, type: pattern, pattern: "A|AAAA|CAA|CERT|CNAME|DNSKEY|DS|HTTPS|LOC|MX|NAPTR|NS|PTR|SMIMEA|SRV|SSHFP|SVCB|TLSA|TXT|URI", description: only records of this type such as MX, cues: [type, of type, kind, … records, … record, … entries]}
# returns: zone, count, more, records[].{id, type, name, content, ttl, proxied, priority, comment}
# examples:
#   - DNS records of acme.com on Cloudflare
#   - cloudflare dns acme.com
#   - What DNS records does acme.com have at Cloudflare?
#   - MX records of acme.com on Cloudflare
#   - list the Cloudflare DNS entries for acme.com
#   - show the TXT records in the Cloudflare zone acme.com
#   - Cloudflare DNS record with the name www.acme.com in the zone acme.com
#   - which CNAME records are in our Cloudflare zone
#   - any AAAA records in the zone acme.org on Cloudflare?
#   - how many DNS records are in our Cloudflare zone
# not:
#   - Create a DNS record on Cloudflare
#   - Why does acme.com not resolve?
#   - Delete the DNS record
#   - Which domains are on Cloudflare?
#   - Vercel domains
#   - Add an A record for www.acme.com on Cloudflare
#   - MX records of example.com, asked of a public resolver
#   - Explain what a CNAME record is
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/cloudflare.sh"
parse_options "$@"
connect

zone
query type "${OPTION[type]-}"
query name "${OPTION[name]-}"
query per_page 100
cloudflare_list "/zones/$ZONE/dns_records"
present_items 'the list of records' '
  "\(if .count == 0 then "No" else .count end)\($type) DNS record\(if .count == 1 then "" else "s" end) in \(.zone)\(if .more then ", and more" else "" end)."' '
  [["Type", "Name", "Content", "TTL", "Proxied", "Priority", "ID"]]
  + (.records | map([.type, .name, .content, (if .ttl == 1 then "auto" else .ttl end), (if .proxied then "yes" else "no" end), .priority, .id]))' \
  --arg zone "$ZONE_NAME" --arg type "${OPTION[type]:+ ${OPTION[type]}}" '
  map({id, type, name, content: (.content // null), ttl: (.ttl // null), proxied: (.proxied == true), priority: (.priority // null), comment: (.comment // null)})
  | {zone: $zone, count: length, more: $more, records: sort_by(.type, .name, .content)}'
