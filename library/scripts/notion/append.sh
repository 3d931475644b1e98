#!/usr/bin/env bash
# ---
# description: Append paragraphs to the end of a Notion page
# effect: write
# needs: [NOTION_TOKEN|NOTION_API_KEY]
# environment: [NOTION_API_BASE, NOTION_VERSION]
# params:
#   - {name: id, type: pattern, pattern: "(https://[^ ?#]*)?[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}([?#][^ ]*)?", required: true, description: id of the page or its link, cues: [page, to page, to the page, on page, in, to]}
#   - {name: text, type: text, required: true, description: what to append; a blank line begins a paragraph, workspace: false, cues: [saying, with the text, the text, the line, the paragraph]}
# returns: performed, id, blocks[]
# examples:
#   - Append "done" to the Notion page 1c0f8e2a-7b1d-4c59-9a53-0f6d2b8e4a11
#   - add "call the bank" to Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - write "all went well" at the end of Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - put "new idea" on the Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - note "shipped" in Notion on page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - notion append "milk" to 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - attach the line "budget approved" to https://www.notion.so/Roadmap-1c0f8e2a7b1d4c599a530f6d2b8e4a11 in Notion
#   - please jot down "ask legal" in Notion page 2d1f9e3b8c2e5d6aab641f7e3c9f5b22
#   - insert the paragraph "next review in March" into Notion page 2d1f9e3b-8c2e-5d6a-ab64-1f7e3c9f5b22
#   - extend Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11 with the text "see appendix"
# not:
#   - Add a summary of this discussion to the Notion page
#   - Create a Notion page "Ideas" in 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - Replace the text of the Notion page
#   - What should I add to the Notion page?
#   - Append a line to README.md
#   - Post "done" to the Slack channel
#   - Read me the Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
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
