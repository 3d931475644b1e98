#!/usr/bin/env bash
# ---
# description: Create (add) a DNS record in a Cloudflare zone
# effect: write
# needs: [CLOUDFLARE_API_TOKEN]
# environment: [CLOUDFLARE_API_BASE, CLOUDFLARE_ZONE_ID]
# params:
#   - {name: name, type: pattern, pattern: "@|[*A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)*", required: true, description: name of the record; @ is the zone itself, workspace: false, cues: [name, named, called, host, hostname, with the name, A record, AAAA record, CNAME record, MX record, TXT record, NS record, record for]}
#   - {name: zone, type: pattern, pattern: "[0-9a-f]{32}|([A-Za-z0-9-]+[.])+[A-Za-z]{2,}", description: domain or id of the zone; without it CLOUDFLARE_ZONE_ID, cues: [zone, domain, website, … zone]}
#   - {name: type, type: pattern, pattern: "A|AAAA|CNAME|MX|NS|PTR|TXT", required: true, description: "A, AAAA, CNAME, MX, NS, PTR or TXT", workspace: false, cues: [type, of type, kind, … record]}
#   - {name: content, type: text, required: true, description: address or host name or text, workspace: false, cues: [content, value, pointing to, points to, point to, with the value, with the content, target]}
#   - {name: ttl, type: integer, default: 1, description: seconds from 30 to 86400; 1 is automatic, cues: [ttl, time to live, … seconds], synonyms: {1: [automatic, auto]}}
#   - {name: priority, type: integer, description: of an MX record, workspace: false, cues: [priority, prio, with priority]}
#   - {name: proxied, type: flag, description: through Cloudflare (A and AAAA and CNAME), synonyms: {"true": [proxied, orange cloud, through the proxy, behind the proxy]}}
# returns: performed, zone, id, type, name, content, ttl, proxied
# examples:
#   - Create the Cloudflare DNS record of type TXT with the name _check.acme.com and the content "token=1" in the zone acme.com
#   - 'add a CNAME record to Cloudflare: name www.acme.com, content "acme.netlify.app", zone acme.com'
#   - cloudflare dns-create type A name api.acme.com content "192.0.2.7"
#   - 'new DNS record on Cloudflare: type AAAA, name v6.acme.com, content "2001:db8::7"'
#   - set up an MX record at Cloudflare with the name acme.com and the content "mx.acme.com" with priority 10
#   - add the TXT record name acme.com content "v=spf1 -all" to the zone acme.com on Cloudflare
#   - set the name shop.acme.com to the value "192.0.2.44" with a new proxied A record on Cloudflare
#   - 'insert a Cloudflare DNS entry: TXT record named _dmarc.acme.com, value "v=DMARC1; p=none"'
#   - 'Cloudflare: create CNAME record docs.acme.com pointing to "acme.github.io" and TTL 300'
#   - put a new A record named old.acme.com with the content "198.51.100.7" into our Cloudflare DNS
# not:
#   - Delete the DNS record www.acme.com
#   - Buy the domain acme.com
#   - Which DNS records do we need for email?
#   - Change the A record www.acme.com on Cloudflare
#   - Compare our DNS records on Cloudflare and Vercel
#   - Which MX records does the zone acme.com have at Cloudflare right now, and are they right?
#   - How do I create a CNAME record, step by step?
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/cloudflare.sh"
parse_options "$@"
connect

type=${OPTION[type]} ttl=${OPTION[ttl]}
[[ ${OPTION[content]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--content is blank. Say what the record holds.'
((ttl == 1 || ttl >= 30 && ttl <= 86400)) || fail "$EXIT_USAGE" "--ttl: $ttl is not 1 (automatic) or from 30 to 86400. See --help."
[[ $type != MX || -n ${OPTION[priority]-} ]] || fail "$EXIT_USAGE" '--priority is missing: an MX record needs one, such as 10.'
[[ $type == MX || -z ${OPTION[priority]-} ]] || fail "$EXIT_USAGE" '--priority belongs to MX records alone.'
[[ $type =~ ^(A|AAAA|CNAME)$ || -z ${OPTION[proxied]-} ]] || fail "$EXIT_USAGE" "--proxied: a $type record cannot be proxied."
zone

url "/zones/$ZONE/dns_records"
address=$REPLY
body=$(jq -nc --arg type "$type" --arg name "${OPTION[name]}" --arg content "${OPTION[content]}" --argjson ttl "$((10#$ttl))" \
  --argjson priority "${OPTION[priority]:-null}" --argjson proxied "${OPTION[proxied]:-false}" '
  {type: $type, name: $name, content: $content, ttl: $ttl}
  + (if $priority == null then {} else {priority: $priority} end)
  + (if $type | test("^(A|AAAA|CNAME)$") then {proxied: $proxied} else {} end)')
show_unless_confirmed "create in $ZONE_NAME: $type ${OPTION[name]} ${OPTION[content]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the record' '"Created in \(.zone): \(.type) \(.name) \(.content) (record \(.id))."' --arg zone "$ZONE_NAME" '
  .result | {zone: $zone, id: (.id // error("no id")), type, name, content, ttl: (.ttl // null), proxied: (.proxied == true)}'
