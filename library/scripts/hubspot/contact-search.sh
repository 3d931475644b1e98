#!/usr/bin/env bash
# ---
# description: Find HubSpot contacts by email or by a property, with name and owner
# effect: read
# needs: [HUBSPOT_ACCESS_TOKEN|HUBSPOT_TOKEN]
# environment: [HUBSPOT_API_BASE]
# params:
#   - {name: email, type: pattern, pattern: "[^@ ]+@[^@ ]+", description: the contact's email address, workspace: false, cues: [email, e-mail, address, contact, person]}
#   - {name: filter, type: pattern, pattern: "[a-z][a-z0-9_]*(=|!=|>=|<=|>|<|~).+", description: "property=value; also != > >= < <= and ~ (contains the word)", workspace: false, cues: [with, where, match, matching, filter, having, whose]}
#   - {name: limit, type: integer, default: 50, description: at most so many; 0 is all (10000 at most), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … contacts, … people, … matches], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, more, contacts[].{id, email, firstName, lastName, ownerId, lifecycleStage, createdAt}
# examples:
#   - Find the contact ada@example.com in HubSpot
#   - look up ada@example.com in HubSpot
#   - is ada@example.com in our HubSpot?
#   - search HubSpot contacts with lifecyclestage=lead
#   - who is ada@example.com in the CRM
#   - which HubSpot contacts match lastname=Lovelace
#   - hubspot contact ada@example.com
#   - HubSpot record of grace@example.org
#   - search the first 20 HubSpot people where jobtitle~CEO
#   - hey, do we have bob@acme.org as a contact in HubSpot
# not:
#   - Create the contact ada@example.com
#   - Which HubSpot owner has the address ada@example.com?
#   - Find the Intercom contact ada@example.com
#   - Why did ada@example.com unsubscribe?
#   - Delete the contact ada@example.com
#   - Which Slack user is ada@example.com?
#   - Is ada@example.com a customer on Stripe?
#   - List all our contacts in HubSpot with their lifecycle stage
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/hubspot.sh"
parse_options "$@"
[[ -n ${OPTION[email]-}${OPTION[filter]-} ]] || fail "$EXIT_USAGE" 'neither --email nor --filter is given. See --help.'
connect

filters=$(jq -nc --arg email "${OPTION[email]-}" --arg filter "${OPTION[filter]-}" '
  {"=": "EQ", "!=": "NEQ", ">": "GT", ">=": "GTE", "<": "LT", "<=": "LTE", "~": "CONTAINS_TOKEN"} as $operators
  | [if $email == "" then empty else {propertyName: "email", operator: "EQ", value: $email} end,
     if $filter == "" then empty else
       $filter | capture("^(?<name>[a-z0-9_]+)(?<sign>!=|>=|<=|=|>|<|~)(?<value>.+)$"; "m")
       | {propertyName: .name, operator: $operators[.sign], value} end]')
hubspot_search /crm/v3/objects/contacts/search email,firstname,lastname,hubspot_owner_id,lifecyclestage "$filters"

present_items 'the contacts found' '
  "\(.count | if . == 0 then "No contacts" else plural("contact") end) found\(if .more then ", and there are more." else "." end)"' '
  [["Contact", "Email", "First name", "Last name", "Stage", "Owner"]]
  + (.contacts | map([.id, .email, .firstName, .lastName, .lifecycleStage, .ownerId]))' '
  map(.properties as $all | {id, email: $all.email, firstName: $all.firstname, lastName: $all.lastname, ownerId: $all.hubspot_owner_id,
      lifecycleStage: $all.lifecyclestage, createdAt})
  | {count: length, more: $more, contacts: .}'
