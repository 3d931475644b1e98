#!/usr/bin/env bash
# ---
# description: Create a page in Notion, below a page or as a row of a data source
# effect: write
# needs: [NOTION_TOKEN|NOTION_API_KEY]
# environment: [NOTION_API_BASE, NOTION_VERSION]
# params:
#   - {name: parent, type: pattern, pattern: "(https://[^ ?#]*)?[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}([?#][^ ]*)?", required: true, description: id of the page or data source it belongs to, cues: [in, under, below, parent, to, into, beneath]}
#   - {name: title, type: text, required: true, description: its title, workspace: false, cues: [titled, title, called, named, with the title]}
#   - {name: text, type: text, description: its text; a blank line begins a paragraph, workspace: false, cues: [with the text, text, with the content, content, saying]}
#   - {name: parent-type, type: enum, values: [page, data_source], default: page, description: what the parent is, synonyms: {data_source: [data source, database, table, row], page: [subpage, sub-page, child page]}}
# returns: performed, id, url
# examples:
#   - Create a Notion page "Meeting notes" in 1c0f8e2a-7b1d-4c59-9a53-0f6d2b8e4a11
#   - 'new page in Notion below 1c0f8e2a7b1d4c599a530f6d2b8e4a11: "Ideas"'
#   - add the page "Retrospective" to Notion under 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - add a row "Call the bank" to the Notion data source 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - notion create "Agenda" in 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - make a Notion page called "Launch" with "First draft" in 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - start a Notion subpage titled "Onboarding" beneath 2d1f9e3b8c2e5d6aab641f7e3c9f5b22 with the text "Welcome"
#   - insert an entry "Renew insurance" into the Notion database 2d1f9e3b-8c2e-5d6a-ab64-1f7e3c9f5b22
#   - please open a fresh Notion page named "Weekly 48" under https://www.notion.so/Weekly-1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - 'Notion: child page "Glossary" below 2d1f9e3b8c2e5d6aab641f7e3c9f5b22'
# not:
#   - Write a page about our launch and put it into Notion
#   - Append "done" to the Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - Create a Notion database
#   - Delete the Notion page
#   - Create a page on our website
#   - Rename the Notion page
#   - Read me the Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/notion.sh"
parse_options "$@"
[[ ${OPTION[title]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--title is blank. Say what the page is called.'
notion_id parent
parent=$REPLY
body=$(calculate -nc --arg parent "$parent" --arg kind "${OPTION[parent-type]}_id" --arg title "${OPTION[title]}" --arg text "${OPTION[text]-}" '
  {parent: {type: $kind, ($kind): $parent}, properties: {title: {title: ($title | rich)}}}
  + ($text | to_blocks | if . == [] then {} else {children: .} end)' 2>/dev/null) ||
  fail "$EXIT_USAGE" '--text has more than 100 paragraphs, and Notion takes no more at once. Make it shorter, and append the rest.'
connect

address=$HTTP_BASE/v1/pages
show_unless_confirmed "create the page ${OPTION[title]} in the ${OPTION[parent-type]/_/ } $parent" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the page' '"Created the page: \(.url)"' '{id: (.id | strings), url}'
