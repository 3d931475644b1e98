#!/usr/bin/env bash
# ---
# description: Rows of a Notion data source (database table), filtered and sorted, with their properties
# effect: read
# needs: [NOTION_TOKEN|NOTION_API_KEY]
# environment: [NOTION_API_BASE, NOTION_VERSION]
# params:
#   - {name: id, type: pattern, pattern: "(https://[^ ?#]*)?[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}([?#][^ ]*)?", required: true, description: id of the data source; notion/search tells it, cues: [data source, database, table, query, id]}
#   - {name: filter, type: pattern, pattern: '\{.+\}', description: a filter of Notion's API as a JSON object, workspace: false, cues: [filter, filtered by, where, with the filter]}
#   - {name: sort, type: text, description: "the property to sort by; Name:desc for the other way round", workspace: false, cues: [sorted by, sort by, ordered by, order by, by]}
#   - {name: limit, type: integer, default: 50, description: how many at most; 0 for all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … rows, … entries, … records], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: id, count, more, rows[].{id, title, url, lastEditedTime}, rows[].properties.*
# examples:
#   - Rows of the Notion data source 1c0f8e2a-7b1d-4c59-9a53-0f6d2b8e4a11
#   - query Notion 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - list the entries of Notion database 1c0f8e2a-7b1d-4c59-9a53-0f6d2b8e4a11
#   - show the table 1c0f8e2a7b1d4c599a530f6d2b8e4a11 from Notion
#   - rows of Notion data source 1c0f8e2a7b1d4c599a530f6d2b8e4a11 sorted by "Due"
#   - how many rows has the Notion data source 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - the first 10 records in Notion database 2d1f9e3b8c2e5d6aab641f7e3c9f5b22
#   - Notion table 2d1f9e3b8c2e5d6aab641f7e3c9f5b22 ordered by "Name:desc"
#   - table entries of the Notion data source 2d1f9e3b-8c2e-5d6a-ab64-1f7e3c9f5b22
#   - hey, what items are in the Notion database 2d1f9e3b8c2e5d6aab641f7e3c9f5b22
# not:
#   - Show the Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - Find the data source "Tasks" in Notion
#   - Add a row to the Notion database
#   - Summarize the rows of our Notion database
#   - Query the Postgres database
#   - Rows of the Airtable base
#   - Export the Notion database as CSV
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/notion.sh"
parse_options "$@"
notion_id id
id=$REPLY
body=$(jq -nc --argjson filter "${OPTION[filter]:-null}" --arg sort "${OPTION[sort]-}" '
  def direction: if endswith(":desc") then "descending" else "ascending" end;
  ($sort | sub(":(asc|desc)$"; "")) as $by
  | (if $filter == null then {} else {filter: $filter} end)
  + if $by == "" then {} elif $by == "created_time" or $by == "last_edited_time" then {sorts: [{timestamp: $by, direction: ($sort | direction)}]}
    else {sorts: [{property: $by, direction: ($sort | direction)}]} end' 2>/dev/null) ||
  fail "$EXIT_USAGE" '--filter is not a JSON object. See https://developers.notion.com/reference/post-database-query-filter.'
connect

notion_found "/v1/data_sources/$id/query" "$body"

present_items 'the list of rows' '
  (if .count == 0 then "No row" elif .more then "The first \(.count) rows" else "\(.count | plural("row"))" end) + "."' '
  (.rows | map(.properties | to_entries | map(.key)) | add // [] | unique | .[:5]) as $names
  | [["Title"] + $names] + (.rows | map([.title] + (.properties as $all | $names | map($all[.] | if type == "array" then map(tostring) | join(", ") else . end))))' \
  --arg id "$id" '
  [.[] | {id, title: title_of, url, lastEditedTime: (.last_edited_time | utc),
     properties: (.properties // {} | with_entries(select(.value.type != "title") | .value |= value_of))}]
  | {id: $id, count: length, more: $more, rows: .}'
