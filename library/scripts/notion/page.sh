#!/usr/bin/env bash
# ---
# description: A Notion page as text
# effect: read
# needs: [NOTION_TOKEN|NOTION_API_KEY]
# environment: [NOTION_API_BASE, NOTION_VERSION]
# params:
#   - {name: id, type: pattern, pattern: "(https://[^ ?#]*)?[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}([?#][^ ]*)?", required: true, description: id of the page or its link, workspace: false, cues: [page, page id, link, id]}
# returns: id, title, url, lastEditedTime, more, text
# examples:
#   - Show the Notion page 1c0f8e2a-7b1d-4c59-9a53-0f6d2b8e4a11
#   - read Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - what is on the page 1c0f8e2a-7b1d-4c59-9a53-0f6d2b8e4a11 in Notion
#   - the text of Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - print the content of the Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - open https://www.notion.so/Handbook-1c0f8e2a7b1d4c599a530f6d2b8e4a11 in Notion
#   - hey, what does Notion page 2d1f9e3b8c2e5d6aab641f7e3c9f5b22 say
#   - get the Notion doc 2d1f9e3b-8c2e-5d6a-ab64-1f7e3c9f5b22
#   - body of the Notion document 2d1f9e3b8c2e5d6aab641f7e3c9f5b22
#   - pull up the Notion note 1c0f8e2a7b1d4c599a530f6d2b8e4a11
# not:
#   - Summarize the Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - Translate the Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - Find the page "Roadmap" in Notion
#   - Rows of the Notion data source 1c0f8e2a7b1d4c599a530f6d2b8e4a11
#   - Create a page in Notion
#   - Read the web page https://example.com
#   - Who edited the Notion page 1c0f8e2a7b1d4c599a530f6d2b8e4a11 last?
# timeout: 120s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/notion.sh"
parse_options "$@"
notion_id id
id=$REPLY
connect

# What is inside of a block is a list of its own. Notion allows three requests a second, so not all of a huge page is read.
waiting=("$id")
read_lists=0
more=false
lists=$HTTP_FOLDER/lists
while ((${#waiting[@]} > 0 && read_lists < 60)); do
  inside=${waiting[0]}
  waiting=("${waiting[@]:1}")
  read_lists=$((read_lists + 1))
  notion_list "/v1/blocks/$inside/children"
  [[ $MORE == false ]] || more=true
  found=$(jq -sr --arg inside "$inside" '
    add | ({($inside): .} | tojson), (.[] | select(.has_children == true and .type != "child_page" and .type != "child_database") | .id | select(test("^[0-9a-f-]{32,36}$")))' \
    "$PAGES" 2>/dev/null) || not_understood 'the page'
  mapfile -t found <<<"$found"
  printf '%s\n' "${found[0]}" >>"$lists"
  waiting+=("${found[@]:1}")
done
((${#waiting[@]} == 0)) || more=true

http_get "$HTTP_BASE/v1/pages/$id"
# shellcheck disable=SC2034
LONG_TEXT=.text
present 'the page' '"\(.title), last edited \(.lastEditedTime // "" | .[:10])" + (if .more then ", of which only a part was read." else "." end)' '[]' \
  --slurpfile lists "$lists" --arg id "$id" --argjson more "$more" '
  ($lists | add) as $children
  | {id, title: title_of, url, lastEditedTime: (.last_edited_time | utc), more: $more, text: ($children[$id] | block_lines($children) | join("\n"))}
  | if .id == null then error("no page") else . end' <"$HTTP_BODY"
