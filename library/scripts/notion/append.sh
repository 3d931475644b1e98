#!/usr/bin/env bash
# ---
# description: Append paragraphs to the end of a Notion page
# effect: write
# needs: [NOTION_TOKEN|NOTION_API_KEY]
# environment: [NOTION_API_BASE, NOTION_VERSION]
# params:
#   - {name: id, type: pattern, pattern: "(https://[^ ?#]*)?[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}([?#][^ ]*)?", required: true, description: id of the page or its link}
#   - {name: text, type: text, required: true, description: what to append; a blank line begins a paragraph, workspace: false}
# returns: performed, id, blocks[]
# examples:
#   - 'Append "done" to the Notion page 1c0f8e2a-7b1d-4c59-9a53-0f6d2b8e4a11'
#   - 'add "call the bank" to Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11'
#   - 'write "all went well" at the end of Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11'
#   - 'put "new idea" on the Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11'
#   - 'note "shipped" in Notion on page 1c0f8e2a7b1d4c599a530f6d2b8e4a11'
#   - 'notion append "milk" to 1c0f8e2a7b1d4c599a530f6d2b8e4a11'
# not:
#   - Add a summary of this discussion to the Notion page
#   - Create a Notion page "Ideas" in 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - Show the Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - Replace the text of the Notion page
#   - What should I add to the Notion page?
#   - Append a line to README.md
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/notion.sh"
parse_options "$@"
[[ ${OPTION[text]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--text is blank. Say what to append.'
notion_id id
id=$REPLY
body=$(calculate -nc --arg text "${OPTION[text]}" '{children: ($text | to_blocks)}' 2>/dev/null) ||
  fail "$EXIT_USAGE" '--text has more than 100 paragraphs, and Notion takes no more at once. Append it in parts.'
connect

address=$HTTP_BASE/v1/blocks/$id/children
show_unless_confirmed "append to the page $id: ${OPTION[text]}" PATCH "$address" "$body"

http_change PATCH "$address" "$body"
present_change 'the page' '"Appended \(.blocks | length | plural("block"))."' --arg id "$id" '{id: $id, blocks: [.results | arrays | .[].id]}'
