#!/usr/bin/env bash
# ---
# description: Create a contact in HubSpot with email and name
# effect: write
# needs: [HUBSPOT_ACCESS_TOKEN|HUBSPOT_TOKEN]
# environment: [HUBSPOT_API_BASE]
# params:
#   - {name: email, type: pattern, pattern: "[^@ ]+@[^@ ]+", required: true, description: the email address, workspace: false, cues: [email, e-mail, address, with the email, contact, add, create]}
#   - {name: firstname, type: text, description: first name, workspace: false, cues: [first name, given name, firstname, with first name]}
#   - {name: lastname, type: text, description: last name, workspace: false, cues: [last name, surname, family name, lastname, with last name]}
# returns: performed, id
# examples:
#   - Create the HubSpot contact ada@example.com
#   - add ada@example.com to HubSpot
#   - add ada@example.com as a contact in HubSpot with first name "Ada" and last name "Lovelace"
#   - new HubSpot contact ada@example.com
#   - put ada@example.com into our CRM as a contact
#   - save ada@example.com as a HubSpot contact
#   - register grace@example.org in HubSpot, first name "Grace", last name "Hopper"
#   - 'HubSpot: make a new contact with the email linus@example.net and surname "Torvalds"'
#   - please enter bob@acme.org into HubSpot as a new person
#   - insert a CRM contact eve@example.com with the given name "Eve"
# not:
#   - Find the contact ada@example.com in HubSpot
#   - Create a deal in HubSpot
#   - Delete the contact ada@example.com
#   - Import all contacts from Stripe into HubSpot
#   - Write an email to ada@example.com
#   - Update the phone number of ada@example.com in HubSpot
#   - List the HubSpot contacts that were added this week
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/hubspot.sh"
parse_options "$@"
connect

url /crm/v3/objects/contacts
address=$REPLY
body=$(jq -nc --arg email "${OPTION[email]}" --arg first "${OPTION[firstname]-}" --arg last "${OPTION[lastname]-}" '
  {properties: ({email: $email, firstname: $first, lastname: $last} | with_entries(select(.value != ""))), associations: []}')
show_unless_confirmed "create the contact ${OPTION[email]} in HubSpot" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the contact' '"Created the contact \(.id)."' '{id: (.id | tostring)}'
