#!/usr/bin/env bash
# ---
# description: Domains that Resend sends e-mail from, and whether their DNS is verified
# effect: read
# needs: [RESEND_API_KEY]
# environment: [RESEND_API_BASE]
# params: []
# returns: count, verified, domains[].{id, name, status, region, createdAt}
# probe: true
# examples:
#   - Which domains do we have on Resend?
#   - list the Resend domains with their status
#   - are our Resend domains verified
#   - DNS state of the domains on Resend
#   - show all sending domains of Resend
#   - hey, is our own domain set up at Resend
#   - verification status of every Resend domain
#   - are any Resend domains still pending
#   - sender domains in our Resend account
#   - pull up the Resend sender domains
# not:
#   - Add a domain to Resend
#   - Why is the domain not verified?
#   - Domains on Vercel
#   - Which emails went out through Resend?
#   - Buy a domain
#   - SPF and DMARC of acme.com
# timeout: 60s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/resend.sh"
parse_options "$@"
connect

resend_list domains
whole_list
present_items 'the list of domains' '
  if .count == 0 then "No domains on Resend." else "\(.count | plural("domain")) on Resend, \(.verified) verified." end' '
  [["Domain", "Status", "Region", "Since"]] + (.domains | map([.name, .status, .region, .createdAt]))' "$RESEND_JQ"'
  map({id, name, status, region, createdAt: (.created_at | moment)})
  | {count: length, verified: (map(select(.status == "verified")) | length), domains: .}'
