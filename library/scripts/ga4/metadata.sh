#!/usr/bin/env bash
# ---
# description: Dimensions and metrics that Google Analytics (GA4) reports can have, with their names for the API
# effect: read
# needs: [GOOGLE_ACCESS_TOKEN]
# environment: [GA4_PROPERTY_ID, GA4_API_BASE]
# params:
#   - {name: property, type: pattern, pattern: "(properties/)?[0-9]{6,15}", description: the property's number instead of GA4_PROPERTY_ID, cues: [property, property number, property id, of the property]}
#   - {name: grep, type: pattern, pattern: "[A-Za-z0-9_: -]{1,60}", description: only those with this in a name or category, workspace: false, cues: [containing, matching, about, named, called, that contain, in the name]}
# returns: property, dimensions, metrics, fields[].{kind, apiName, uiName, category, custom, type}
# examples:
#   - Which metrics are there in GA4?
#   - list the GA4 dimensions and metrics
#   - available Google Analytics dimensions
#   - ga4 metadata
#   - what dimensions does GA4 have
#   - GA4 API names of the metrics about revenue
#   - all dimension names in Google Analytics, please
#   - Google Analytics fields that a report can have
#   - which GA4 dimensions contain device
#   - schema of the Google Analytics property 123456789
# not:
#   - Which metrics should we track?
#   - Explain the metric bounceRate
#   - Which GA4 properties do we have?
#   - Create a custom dimension
#   - Metrics of our servers
#   - How many sessions did we have in Google Analytics?
#   - Which metrics does Datadog collect?
# timeout: 30s
# cache: 10m
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/ga4.sh"
parse_options "$@"
connect_property

http_get "$HTTP_BASE/v1beta/$PROPERTY/metadata"
present 'the metadata' '"\(.dimensions | plural("dimension")) and \(.metrics | plural("metric"))."' '
  [["Kind", "Name for the API", "Name", "Category"]] + (.fields | map([.kind, .apiName, .uiName, .category]))' \
  --arg property "$PROPERTY" --arg grep "${OPTION[grep]-}" '
  def field($kind): {kind: $kind, apiName, uiName, category, custom: (.customDefinition == true), type};
  ($grep | ascii_downcase) as $wanted
  | [((.dimensions // [])[] | field("dimension")), ((.metrics // [])[] | field("metric"))]
  | map(select([.apiName, .uiName, .category] | any(. // "" | ascii_downcase | contains($wanted))))
  | {property: $property, dimensions: (map(select(.kind == "dimension")) | length), metrics: (map(select(.kind == "metric")) | length), fields: .}' <"$HTTP_BODY"
