#!/usr/bin/env bash
# ---
# description: Domains on Vercel, whether each is verified, when it expires and whether it renews itself
# effect: read
# needs: [VERCEL_TOKEN]
# environment: [VERCEL_API_BASE, VERCEL_TEAM_ID]
# params:
#   - {name: team, type: pattern, pattern: "team_[A-Za-z0-9]+", description: id of the team; without it VERCEL_TEAM_ID, cues: [team, team id, in the team, … team]}
#   - {name: limit, type: integer, default: 0, description: how many at most; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … domains], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, unverified, more, domains[].{name, verified, expiresAt, daysLeft, renew}
# examples:
#   - vercel domains
#   - Which domains do we have on Vercel?
#   - When do our Vercel domains expire?
#   - are all our Vercel domains verified
#   - do the domains on Vercel renew automatically
#   - when does our Vercel domain expire
#   - first 20 custom domains on the Vercel team team_a1B2c3D4
#   - hey, which Vercel domain names expire soonest and do they renew
#   - expiry dates of our domains at Vercel
#   - pull up our Vercel domain list
# not:
#   - Buy a domain on Vercel
#   - Which domain name should we choose?
#   - DNS records of acme.com
#   - Cloudflare zones
#   - Why is my domain not verified?
#   - Which Cloudflare domains are pending?
#   - Renew the domain acme.com on Vercel for a year
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/vercel.sh"
parse_options "$@"
connect

vercel_list /v5/domains .domains
present_items 'the list of domains' '
  (.domains | map(select(.expiresAt)) | first) as $next
  | if .count == 0 then "No domains on Vercel."
    else "\(.count | plural("domain")) on Vercel\(if .more then " and more" else "" end), \(if .unverified == 0 then "none" else .unverified end) unverified"
      + (if $next then "; \($next.name) expires \(if $next.daysLeft < 0 then "since \($next.expiresAt[:10])" else "next, on \($next.expiresAt[:10])" end)." else "." end) end' '
  [["Domain", "Verified", "Expires", "Days left", "Renews"]]
  + (.domains | map([.name, (if .verified then "yes" else "no" end), (.expiresAt // "" | .[:10]), .daysLeft, (if .renew then "yes" else "no" end)]))' '
  map({name, verified: (.verified == true), expiresAt: (.expiresAt | from_millis),
       daysLeft: (if .expiresAt then (.expiresAt / 1000 - now) / 86400 | floor else null end), renew: (.renew == true)})
  | {count: length, unverified: (map(select(.verified | not)) | length), more: $more, domains: sort_by(.expiresAt == null, .expiresAt, .name)}'
