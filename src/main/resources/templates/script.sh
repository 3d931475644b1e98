#!/usr/bin/env bash
# ---
# description: The {{words}} of {{service}}, with their names
# effect: read
# needs: [{{prefix}}_API_KEY]
# environment: [{{prefix}}_API_BASE]
# params:
#   - {name: state, type: enum, values: [open, closed, all], default: open, description: which of them}
#   - {name: limit, type: integer, default: 50, description: how many at most (0 is all)}
# returns: count, more, items[].{id, name}
# probe: true
# examples:
#   - List the {{words}} of {{service}}
#   - {{service}} {{words}}
#   - Which {{words}} do we have in {{service}}?
#   - show me the closed {{words}} on {{service}}
#   - how many {{words}} are open in {{service}}
# not:
#   - Why do we have so many {{words}} in {{service}}?
#   - Delete the {{words}} of {{service}}
#   - Write a summary of the {{service}} {{words}}
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/paging.sh"
parse_options "$@"

service {{prefix}}_API_BASE https://api.{{service}}.example
credential {{prefix}}_API_KEY
header "Authorization: Bearer $CREDENTIAL"

page_limit 100
query per_page "$REPLY"
query state "${OPTION[state]}"
url /{{action}}
pages_by_link "$REPLY"

present_items 'the list' '
  if .count == 0 then "No {{words}} in {{service}}." else "\(.count) {{words}} in {{service}}." end' '
  [["Id", "Name"]] + (.items | map([.id, .name]))' '
  map({id, name}) | {count: length, more: $more, items: .}'
