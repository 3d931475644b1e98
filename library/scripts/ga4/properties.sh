#!/usr/bin/env bash
# ---
# description: Google Analytics (GA4) accounts and properties that the credential may see, with their numbers
# effect: read
# needs: [GOOGLE_ACCESS_TOKEN]
# environment: [GA4_ADMIN_BASE]
# params: []
# returns: count, more, properties[].{property, displayName, type, account, accountName}
# probe: true
# examples:
#   - Which GA4 properties do we have?
#   - list the Google Analytics properties
#   - Google Analytics accounts
#   - ga4 properties
#   - what is the number of our GA4 property
#   - show all Analytics accounts and properties
#   - property ids in our Google Analytics
#   - Analytics properties and their account names
#   - hey, how many Google Analytics properties can we access
#   - is there a GA4 property for the shop in our accounts
# not:
#   - Create a GA4 property
#   - Which metrics are there in GA4?
#   - Why is the property empty?
#   - How many users did we have yesterday?
#   - Delete the Analytics property
#   - Users of the GA4 property yesterday
#   - Which sites are in Search Console?
# timeout: 60s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/google.sh"
parse_options "$@"
connect GA4_ADMIN_BASE https://analyticsadmin.googleapis.com

query pageSize 200
url /v1beta/accountSummaries
pages_by_cursor "$REPLY" pageToken '.accountSummaries // []' .nextPageToken

present_items 'the list of properties' '
  "\(if .count == 0 then "No properties" elif .count == 1 then "1 property" else "\(.count) properties" end) on Google Analytics."' '
  [["Property", "Name", "Type", "Account"]] + (.properties | map([.property, .displayName, .type, .accountName]))' '
  [.[] | . as $account | (.propertySummaries // [])[]
   | {property: (.property | ltrimstr("properties/")), displayName, type: (.propertyType | if . == null then null else ltrimstr("PROPERTY_TYPE_") | ascii_downcase end),
      account: $account.account, accountName: $account.displayName}]
  | {count: length, more: $more, properties: .}'
