#!/usr/bin/env bash
# ---
# description: HubSpot contacts, the people in the CRM, with email, name and lifecycle stage
# effect: read
# needs: [HUBSPOT_ACCESS_TOKEN|HUBSPOT_TOKEN]
# environment: [HUBSPOT_API_BASE]
# params:
#   - {name: properties, type: list, pattern: "[a-z][a-z0-9_]*", description: "more properties to read, by their internal names, separated by commas", cues: [properties, with the properties, fields, with the fields, the columns]}
#   - {name: limit, type: integer, default: 50, description: at most so many; 0 is all (10000 at most), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … contacts, … people], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, more, contacts[].{id, email, firstName, lastName, lifecycleStage, createdAt}, contacts[].properties.*
# probe: true
# examples:
#   - HubSpot contacts
#   - List our contacts in HubSpot
#   - which people are in our HubSpot CRM?
#   - who are our HubSpot contacts and their lifecycle stages
#   - list 200 HubSpot contacts
#   - get all contacts from the CRM
#   - list HubSpot contacts with the properties phone,jobtitle
#   - everybody in HubSpot with email and lifecycle stage
#   - hey, which 20 contacts are in the HubSpot CRM
#   - pull up the CRM contact list from HubSpot
# not:
#   - Find the contact ada@example.com in HubSpot
#   - Create a HubSpot contact
#   - Which companies are in HubSpot?
#   - Delete the contacts without email
#   - Why do we have so many contacts?
#   - Summarize our HubSpot contacts
#   - List the Intercom contacts
#   - Which HubSpot owner has the most contacts?
# timeout: 120s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/hubspot.sh"
parse_options "$@"
connect

extra_properties
hubspot_list /crm/v3/objects/contacts "email,firstname,lastname,lifecyclestage$REPLY"

present_items 'the list of contacts' '
  "\(.count | if . == 0 then "No contacts" else plural("contact") end) in HubSpot\(if .more then ", and there are more." else "." end)"' '
  (.contacts[0].properties // {} | keys) as $extra
  | [["Contact", "Email", "First name", "Last name", "Stage"] + $extra]
  + (.contacts | map([.id, .email, .firstName, .lastName, .lifecycleStage] + [.properties[$extra[]]]))' \
  --arg extra "${OPTION[properties]-}" '
  ($extra | gsub(" "; "") / "," | map(select(. != ""))) as $extra
  | map(.properties as $all | {id, email: $all.email, firstName: $all.firstname, lastName: $all.lastname,
      lifecycleStage: $all.lifecyclestage, createdAt, properties: (reduce $extra[] as $name ({}; .[$name] = $all[$name]))})
  | {count: length, more: $more, contacts: .}'
