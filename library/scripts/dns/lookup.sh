#!/usr/bin/env bash
# ---
# description: DNS records of a domain name, A, AAAA, CNAME, MX, TXT, NS, CAA and SOA
# effect: read
# environment: [DOH_BASE]
# params:
#   - {name: name, type: pattern, pattern: "[A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)+", required: true, description: domain name, cues: [domain, host, hostname, of, for, dig, resolve, nslookup]}
#   - {name: type, type: pattern, pattern: "A|AAAA|CNAME|MX|TXT|NS|CAA|SOA|aaaa|cname|mx|txt|ns|caa|soa", description: "kind of records: A, AAAA, CNAME, MX, TXT, NS, CAA or SOA; all when it is not given", cues: [type, of type, … records, … record, … entries, dig], synonyms: {A: [IPv4, IPv4 address], AAAA: [IPv6, IPv6 address], CNAME: [alias], MX: [mail exchanger], NS: [name servers, nameservers], SOA: [start of authority]}}
# returns: name, type, exists, records[].{type, name, value, ttl}
# examples:
#   - DNS records of example.com
#   - Where does example.com point?
#   - dig example.com
#   - look up the NS records of example.com
#   - MX records of example.com
#   - TXT records for example.com
#   - nslookup api.example.com
#   - what is the CNAME of shop.example.com
#   - resolve example.com
#   - which IP address does www.example.com have
# not:
#   - Add a DNS record for example.com
#   - Which DNS records does our Cloudflare zone have?
#   - Is the mail of example.com set up well (SPF and DMARC)?
#   - Who owns example.com?
#   - What is the IP address of this server?
#   - Why does example.com not resolve?
#   - is www.example.com up or down
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/dns.sh"
parse_options "$@"

kind=${OPTION[type]-}
kind=${kind^^}
types=("$kind")
[[ -n $kind ]] || types=(A AAAA MX TXT NS CAA SOA)
look_up "${OPTION[name]}" "${types[@]}"

present_records '
  (if .type == "all" then "DNS record" else "\(.type) record" end) as $kind
  | if .exists | not then "There is no name \(.name)."
    elif .records == [] then "\(.name) has no \($kind)s."
    elif (.records | length) == 1 then "\(.name): \(.records[0].type) \(.records[0].value)."
    else "\(.name) has \(.records | length | plural($kind))\(.records | map(select(.type == "A" or .type == "AAAA") | .value) | if . == [] then "" else "; its address is \(.[0])" end)." end' '
  [["Type", "Name", "Value", "Seconds"]] + (.records | map([.type, .name, .value, .ttl]))' \
  --arg name "${OPTION[name]}" --arg type "${kind:-all}" '
  map(select(.type == "CNAME" or $type == "all" or .type == $type))
  | sort_by(["CNAME", "A", "AAAA", "MX", "TXT", "NS", "CAA", "SOA"] as $order | .type as $kind | [($order | index($kind)), .name, (.value | length), .value])
  | {name: ($name | ascii_downcase), type: $type, exists: ($exists or . != []), records: map({type, name, value, ttl})}'
