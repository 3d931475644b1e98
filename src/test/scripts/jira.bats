#!/usr/bin/env bats
# What is Jira's own: its rich text, its silence towards strangers, its statuses.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(JIRA_BASE_URL="$BASE" JIRA_EMAIL=ada@example.com JIRA_API_TOKEN=secret QUARTET_HTTP_PAUSE=2)
}

# adf PROGRAM TEXT
adf() {
  run jq -L "$SCRIPTS/lib" -nrc --arg text "$2" "include \"adf\"; \$text | $1"
}

@test "paragraphs are apart by blank lines, and lines by breaks" {
  adf '[to_adf.content[] | [.type, (.content | map(.text // .type))]]' $'one\r\ntwo\n\n \n\nthree\n'
  same '[["paragraph",["one","hardBreak","two"]],["paragraph",["three"]]]' "$output"
}

@test "no text node is empty, which Jira refuses" {
  adf '[to_adf | .. | objects | select(.type == "text" and .text == "")]' $'\n\na\n\n\nb\n-\n- c\n\n- d'
  same '[]' "$output"
}

@test "a text comes back from its document as it was written" {
  for text in 'plain' $'one\ntwo\n\nthree' $'- a\n- b' $'It\'s "quoted" \\ $(id) <b>&amp;</b>\n\nGrüße 👋'; do
    adf 'to_adf | adf_text' "$text"
    same "$text" "$output"
  done
}

@test "lists, headings, quotes, tables, links, mentions and code are told as text" {
  run jq -L "$SCRIPTS/lib" -nr 'include "adf"; def text($t): {type: "text", text: $t}; def p($t): {type: "paragraph", content: [text($t)]};
    {type: "doc", content: [
      {type: "heading", attrs: {level: 2}, content: [text("Plan")]},
      {type: "bulletList", content: [{type: "listItem", content: [p("a"), {type: "bulletList", content: [{type: "listItem", content: [p("b")]}]}]}]},
      {type: "orderedList", attrs: {order: 3}, content: [{type: "listItem", content: [p("c")]}]},
      {type: "taskList", content: [{type: "taskItem", attrs: {state: "DONE"}, content: [text("d")]}, {type: "taskItem", attrs: {state: "TODO"}, content: [text("e")]}]},
      {type: "blockquote", content: [p("f")]},
      {type: "table", content: [{type: "tableRow", content: [{type: "tableHeader", content: [p("g")]}, {type: "tableCell", content: [p("h")]}]}]},
      {type: "panel", content: [p("i"), p("j")]},
      {type: "codeBlock", content: [text("k = 1")]},
      {type: "rule"},
      {type: "paragraph", content: [{type: "mention", attrs: {text: "@Ada"}}, text(" see "), {type: "text", text: "here", marks: [{type: "link", attrs: {href: "https://x.y"}}]},
        {type: "hardBreak"}, {type: "inlineCard", attrs: {url: "https://z"}}, text(" "), {type: "date", attrs: {timestamp: "1793491200000"}}]},
      {type: "mediaSingle", content: [{type: "media", attrs: {alt: "shot.png"}}]}]} | adf_text'
  same $'## Plan\n\n- a\n  - b\n\n3. c\n\n- [x] d\n- [ ] e\n\n> f\n\ng | h\n\ni\n\nj\n\n```\nk = 1\n```\n\n---\n\n@Ada see here (https://x.y)\nhttps://z 2026-11-01\n\n[shot.png]' "$output"
}

@test "a description is shown in its own lines" {
  reply 200 '{"key": "WEB-1", "fields": {"summary": "S", "status": {"name": "Open"}, "description": {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "one\u001b[31m"}, {"type": "hardBreak"}, {"type": "text", "text": "two"}]}]}}}'
  script jira/issue --key WEB-1
  same 0 "$status"
  says 'WEB-1 is Open, nobody is assigned: S'
  says $'\n\none [31m\ntwo'
}

@test "an unknown credential ends with 77 although Jira answers with an empty list" {
  reply 200 '{"issues": [], "isLast": true}' 'X-Seraph-LoginReason: AUTHENTICATED_FAILED'
  script jira/my-issues
  same 77 "$status"
  says JIRA_API_TOKEN
}

@test "a query without a restriction ends with 64 and is not sent" {
  for jql in ' ' 'order by created' 'ORDER BY updated DESC'; do
    script jira/search --jql "$jql"
    same 64 "$status"
    says 'no restriction'
  done
  same '' "$(targets)"
}

@test "what Jira itself finds unbounded is said in the same words" {
  reply 400 '{"errorMessages": ["Unbounded JQL queries are not allowed here. Please add a search restriction to your query."], "errors": {}}'
  script jira/count --jql 'text is not empty'
  same 64 "$status"
  says 'no restriction'
}

@test "a wrong query is told in Jira's words" {
  reply 400 '{"errorMessages": ["Field '"'x'"' does not exist or you do not have permission to view it."], "errors": {}}'
  script jira/search --jql 'x = 1'
  same 64 "$status"
  says "Field 'x' does not exist"
}

@test "a wrong field is told by its name" {
  reply 400 '{"errorMessages": [], "errors": {"issuetype": "Specify a valid issue type"}}'
  script jira/issue-create --project WEB --summary x --type Story --yes
  same 64 "$status"
  says 'issuetype: Specify a valid issue type'
}

@test "a status that cannot be reached ends with 66 and says which can" {
  reply 200 '{"key": "WEB-1", "fields": {"status": {"name": "Open"}}, "transitions": [{"id": "1", "name": "Go", "to": {"name": "In Progress"}}]}'
  script jira/transition --key WEB-1 --to Done --yes
  same 66 "$status"
  says "WEB-1 is Open and cannot be moved to 'Done'. It can be moved to: In Progress."
  same 1 "$(targets | wc -l)"
}

@test "without an address of Jira nothing is sent" {
  VARIABLES=(JIRA_EMAIL=ada@example.com JIRA_API_TOKEN=secret)
  script jira/projects
  same 78 "$status"
  says JIRA_BASE_URL
}

@test "of several closed sprints the last is told" {
  reply 200 '{"startAt": 0, "isLast": true, "values": [{"id": 1, "state": "closed", "name": "One"}, {"id": 2, "state": "closed", "name": "Two"}, {"id": 3, "state": "active", "name": "Three"}]}'
  reply 200 '{"startAt": 0, "total": 0, "issues": []}'
  script jira/sprint --board 5 --state closed --json
  same 0 "$status"
  same 'Two' "$(field '.sprints | map(.name) | join(",")')"
  [[ $(targets | tail -n 1) == 'GET /rest/agile/1.0/sprint/2/issue?'* ]]
}
