#!/usr/bin/env bash
# ---
# description: Find Notion pages and data sources (databases) by title, or those changed last
# effect: read
# needs: [NOTION_TOKEN|NOTION_API_KEY]
# environment: [NOTION_API_BASE, NOTION_VERSION]
# params:
#   - {name: query, type: text, description: words of the title, workspace: false, cues: [search for, look for, notion for, pages for, databases for, called, named, titled, about, with the title]}
#   - {name: type, type: enum, values: [page, data_source], description: only pages or only data sources, synonyms: {page: [only pages, pages only], data_source: [data source, database, only databases]}}
#   - {name: limit, type: integer, default: 50, description: how many at most; 0 for all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … pages, … results, … hits, … docs], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: query, count, more, results[].{id, object, title, url, lastEditedTime}
# probe: true
# examples:
#   - Find "Roadmap" in Notion
#   - search Notion for "onboarding"
#   - which Notion pages are called "Meeting notes"?
#   - notion search "budget"
#   - look for the data source "Tasks" in Notion
#   - what was changed last in Notion
#   - recent Notion pages
#   - find the id of the Notion database "Customers"
#   - the first 5 Notion docs titled "Retro"
#   - hey, is there a Notion document about "pricing"
# not:
#   - Summarize the Notion page about the roadmap
#   - What does our handbook say about vacation?
#   - Create a page in Notion
#   - Search Slack for "budget"
#   - Rows of the Notion data source
#   - Why is my Notion page empty?
#   - List the members of our Notion workspace
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/notion.sh"
parse_options "$@"
body=$(jq -nc --arg query "${OPTION[query]-}" --arg type "${OPTION[type]-}" '
  (if $query == "" then {} else {query: $query} end)
  + (if $type == "" then {} else {filter: {property: "object", value: $type}} end)')
connect

notion_found /v1/search "$body"

present_items 'what was found' '
  (if .query == null then "" else " for \"\(.query)\"" end) as $for
  | (if .count == 0 then "Nothing" elif .more then "The first \(.count) results" else "\(.count | plural("result"))" end) + " in Notion\($for)."' '
  [["Title", "Type", "Edited", "Id"]] + (.results | map([.title, (.object | sub("_"; " ")), (.lastEditedTime // "" | .[:10]), .id]))' \
  --arg query "${OPTION[query]-}" '
  [.[] | {id, object, title: title_of, url, lastEditedTime: (.last_edited_time | utc)}]
  | {query: (if $query == "" then null else $query end), count: length, more: $more, results: .}'
