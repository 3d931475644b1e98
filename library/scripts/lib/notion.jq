# What Notion keeps, as plain text and plain values.
include "text";

def rich_plain: [.[]? | .plain_text // .text.content? // ""] | join("");

def title_of:
  (if .title? | type == "array" then .title else [.properties[]? | select(.type? == "title") | .title][0] end) // []
  | rich_plain | if . == "" then "Untitled" else . end;

def date_plain: if . == null then null elif .end? == null then .start else "\(.start)/\(.end)" end;

# A property's value.
def value_of:
  .type as $type | .[$type]? as $value
  | if $value == null then null
    elif $type == "title" or $type == "rich_text" then $value | rich_plain
    elif $type == "select" or $type == "status" then $value.name
    elif $type == "multi_select" then $value | map(.name)
    elif $type == "date" then $value | date_plain
    elif $type == "people" then $value | map(.name // .id)
    elif $type == "relation" then $value | map(.id)
    elif $type == "files" then $value | map(.name)
    elif $type == "created_by" or $type == "last_edited_by" then $value | .name // .id
    elif $type == "created_time" or $type == "last_edited_time" then $value | utc
    elif $type == "unique_id" then [$value.prefix, $value.number] | map(select(. != null) | tostring) | join("-")
    elif $type == "verification" then $value.state
    elif $type == "rollup" and $value.type == "array" then $value.array | map(value_of)
    elif $type == "formula" or $type == "rollup" then $value | if .type == "date" then .date | date_plain else .[.type] end
    else $value end;

# A text as rich text, in pieces that Notion takes.
def rich: [range(0; length; 1800) as $start | {type: "text", text: {content: .[$start:$start + 1800]}}];

# A text as blocks: paragraphs are apart by a blank line, lines that begin with a dash are a list.
def to_blocks:
  def listed: test("^[-*] +[^ ]");
  [gsub("\r\n?"; "\n") | splits("\n[ \t]*\n[ \t\n]*") | sub("^\n+"; "") | sub("\n+$"; "") | select(. != "")
   | (split("\n")) as $lines
   | if all($lines[]; listed) then $lines[] | sub("^[-*] +"; "") | {type: "bulleted_list_item", bulleted_list_item: {rich_text: rich}}
     else {type: "paragraph", paragraph: {rich_text: rich}} end]
  | if length > 100 then error("too many blocks") else . end;

# A block's own text. The address of a file that Notion keeps is signed for whoever reads it, and not told.
def block_text($number):
  .type as $type | (.[$type]? // {}) as $block | ($block.rich_text? | rich_plain) as $text
  | if $type == "heading_1" then "# \($text)"
    elif $type == "heading_2" then "## \($text)"
    elif $type == "heading_3" then "### \($text)"
    elif $type == "bulleted_list_item" or $type == "toggle" then "- \($text)"
    elif $type == "numbered_list_item" then "\($number). \($text)"
    elif $type == "to_do" then (if $block.checked == true then "- [x] " else "- [ ] " end) + $text
    elif $type == "quote" or $type == "callout" then "> \($text)"
    elif $type == "code" then "```\n\($text)\n```"
    elif $type == "divider" then "---"
    elif $type == "equation" then $block.expression // ""
    elif $type == "table_row" then $block.cells // [] | map(rich_plain) | join(" | ")
    elif $type == "child_page" or $type == "child_database" then "[\($block.title // "Untitled")]"
    elif $type == "bookmark" or $type == "embed" or $type == "link_preview" then $block.url // ""
    elif ["image", "video", "file", "pdf", "audio"] | index($type) then
      "[\($type): \([($block.caption | rich_plain), $block.name, $block.external.url?] | map(select(. != null and . != "")) | first // "no name")]"
    else $text end;

# Lines of an array of blocks; $children has those inside of a block by its id.
def block_lines($children):
  reduce .[] as $block ({number: 0, lines: []};
    (if $block.type == "numbered_list_item" then .number + 1 else 0 end) as $number
    | .number = $number
    | .lines += [$block | block_text($number) | split("\n")[]]
      + ($children[$block.id] // [] | block_lines($children)
         | if ["table", "column_list", "column", "synced_block", "paragraph", "heading_1", "heading_2", "heading_3"] | index($block.type) then . else map("  " + .) end))
  | .lines;
