#!/usr/bin/env bash
# ---
# description: HubSpot companies, the accounts in the CRM, with domain and industry
# effect: read
# needs: [HUBSPOT_ACCESS_TOKEN|HUBSPOT_TOKEN]
# environment: [HUBSPOT_API_BASE]
# params:
#   - {name: limit, type: integer, default: 50, description: at most so many; 0 is all (10000 at most), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … companies, … accounts], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, more, companies[].{id, name, domain, industry, createdAt}
# examples:
#   - HubSpot companies
#   - List the companies in HubSpot
#   - which companies are in our HubSpot CRM?
#   - show me the HubSpot accounts with their domain and industry
#   - list 200 HubSpot companies
#   - HubSpot company records
#   - hey, which firms are stored as companies in HubSpot
#   - organizations in HubSpot, the first 100
#   - company names and industries from the HubSpot CRM
#   - pull up our company list from HubSpot
# not:
#   - List our contacts in HubSpot
#   - Add a company to HubSpot
#   - Which companies compete with us?
#   - Research the company Acme
#   - Summarize our biggest companies
#   - Deals of the company Acme in HubSpot
#   - Which HubSpot contacts work at Acme?
# timeout: 120s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/hubspot.sh"
parse_options "$@"
connect

hubspot_list /crm/v3/objects/companies name,domain,industry

present_items 'the list of companies' '
  (if .count == 0 then "No companies" elif .count == 1 then "1 company" else "\(.count) companies" end)
  + " in HubSpot\(if .more then ", and there are more." else "." end)"' '
  [["Company", "Name", "Domain", "Industry"]] + (.companies | map([.id, .name, .domain, .industry]))' '
  map({id, name: .properties.name, domain: .properties.domain, industry: .properties.industry, createdAt})
  | {count: length, more: $more, companies: .}'
