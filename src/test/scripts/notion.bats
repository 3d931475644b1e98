#!/usr/bin/env bats
# What is Notion's own: ids in links, texts as blocks, databases that are no data sources.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(NOTION_API_BASE="$BASE" NOTION_TOKEN=ntn_secret QUARTET_HTTP_PAUSE=2)
  EMPTY='{"results": [], "next_cursor": null, "has_more": false}'
  PARENT=598337872cf94fdf8782e53db20768a5
}

@test "the version of the API is sent, and another one when it is set" {
  reply 200 "$EMPTY"
  script notion/search
  same 0 "$status"
  same 2025-09-03 "$(sent_header notion-version)"
  forget_requests
  VARIABLES+=(NOTION_VERSION=2026-01-01)
  reply 200 "$EMPTY"
  script notion/search
  same 2026-01-01 "$(sent_header notion-version)"
}

@test "an id is taken with dashes, without, in capitals, and from a link" {
  for id in 59833787-2cf9-4fdf-8782-e53db20768a5 "$PARENT" "${PARENT^^}" "https://www.notion.so/acme/Tuscan-kale-$PARENT?v=00000000000000000000000000000000#top"; do
    forget_requests
    reply 200 "$EMPTY"
    script notion/query --id "$id"
    same 0 "$status"
    same 'POST /v1/data_sources/59833787-2cf9-4fdf-8782-e53db20768a5/query' "$(targets)"
  done
  script notion/query --id "../$PARENT"
  same 64 "$status"
}

@test "a filter must be a JSON object" {
  script notion/query --id "$PARENT" --filter '{oops}'
  same 64 "$status"
  same '' "$(targets)"
}

@test "rows are sorted by a property or by when they changed" {
  for case in 'Due|{"property":"Due","direction":"ascending"}' 'a:b:asc|{"property":"a:b","direction":"ascending"}' 'last_edited_time:desc|{"timestamp":"last_edited_time","direction":"descending"}'; do
    forget_requests
    reply 200 "$EMPTY"
    script notion/query --id "$PARENT" --sort "${case%%|*}"
    same "${case#*|}" "$(sent_body | jq -c '.sorts[0]')"
  done
}

@test "a page is created as a row of a data source" {
  reply 200 '{"id": "p", "url": "https://www.notion.so/p"}'
  script notion/page-create --parent "$PARENT" --parent-type data_source --title x --yes
  same 0 "$status"
  same '{"type":"data_source_id","data_source_id":"59833787-2cf9-4fdf-8782-e53db20768a5"}' "$(sent_body | jq -c .parent)"
}

@test "a long paragraph is sent in pieces that Notion takes, and nothing of it is lost" {
  local text
  printf -v text '%04d é👋 ' {1..700}
  reply 200 '{"results": [{"id": "b"}]}'
  script notion/append --id "$PARENT" --text "$text" --yes
  same 0 "$status"
  same true "$(sent_body | jq '[.children[].paragraph.rich_text[].text.content | length <= 2000] | all')"
  same "$text" "$(sent_body | jq -r '[.children[].paragraph.rich_text[].text.content] | join("")')"
}

@test "more than 100 paragraphs end with 64 before anything is sent" {
  local text
  printf -v text 'line %s\n\n' {1..101}
  script notion/append --id "$PARENT" --text "$text" --yes
  same 64 "$status"
  says '100 paragraphs'
  same '' "$(targets)"
}

@test "what is missing ends with 66 and says how it is reached" {
  reply 404 '{"object": "error", "status": 404, "code": "object_not_found", "message": "Could not find database with ID: x."}'
  script notion/query --id "$PARENT"
  same 66 "$status"
  says 'Could not find database'
  says 'notion/search'
}

@test "a page is shown in its own lines" {
  reply 200 '{"results": [{"id": "b", "type": "code", "code": {"rich_text": [{"plain_text": "a = 1\n\u001b[2Jb"}]}}], "has_more": false}'
  reply 200 '{"id": "p", "last_edited_time": "2026-07-06T20:25:00.000Z", "properties": {"N": {"type": "title", "title": [{"plain_text": "Code"}]}}}'
  script notion/page --id "$PARENT"
  same 0 "$status"
  same $'Code, last edited 2026-07-06.\n\n```\na = 1\n [2Jb\n```' "$output"
}
