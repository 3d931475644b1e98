#!/usr/bin/env bash
# ---
# description: HubSpot owners, the users to whom records can be assigned, with email and teams
# effect: read
# needs: [HUBSPOT_ACCESS_TOKEN|HUBSPOT_TOKEN]
# environment: [HUBSPOT_API_BASE]
# params:
#   - {name: email, type: pattern, pattern: "[^@ ]+@[^@ ]+", description: only the owner with this email address, workspace: false, cues: [email, e-mail, address, contact, person]}
# returns: count, more, owners[].{id, email, name}, owners[].teams[]
# examples:
#   - List the owners in HubSpot
#   - who are the HubSpot owners and their teams?
#   - show me the deal owners in HubSpot
#   - which sales reps are in HubSpot
#   - what is the owner id of ada@example.com in HubSpot
#   - HubSpot record owners with email
#   - is bob@acme.org an owner in HubSpot
#   - account executives and other owners in HubSpot
#   - hey, to whom could a HubSpot record be assigned
#   - owner list of HubSpot with their teams
# not:
#   - Who owns this repository?
#   - List our contacts in HubSpot
#   - Assign the deal to another owner
#   - Which owner sold the most?
#   - Find the contact ada@example.com in HubSpot
#   - Which deals does Ada own in HubSpot?
#   - Owners of the Slack workspace
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/hubspot.sh"
parse_options "$@"
connect

query email "${OPTION[email]-}"
hubspot_list /crm/v3/owners

present_items 'the list of owners' '
  "\(.count | if . == 0 then "No owners" else plural("owner") end) in HubSpot\(if .more then ", and there are more." else "." end)"' '
  [["Owner", "Name", "Email", "Teams"]] + (.owners | map([.id, .name, .email, (.teams | join(", "))]))' '
  map({id, email, name: ([.firstName, .lastName] | map(select(. != null and . != "")) | join(" ")), teams: [(.teams // [])[].name]})
  | {count: length, more: $more, owners: .}'
