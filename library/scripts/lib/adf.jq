# Texts in the Atlassian Document Format, the tree that Jira keeps descriptions and comments in.

# Lines of a text as inline nodes. A node of an empty text is refused, and so is a line break in one.
def adf_lines:
  [split("\n")[] | if . == "" then [] else [{type: "text", text: .}] end]
  | reduce .[1:][] as $line (.[0]; . + [{type: "hardBreak"}] + $line);

# A document of a plain text: paragraphs are apart by a blank line, lines that begin with a dash are a list.
def to_adf:
  def paragraph: {type: "paragraph", content: adf_lines};
  def listed: test("^[-*] +[^ ]");
  {type: "doc", version: 1, content: [
    gsub("\r\n?"; "\n") | splits("\n[ \t]*\n[ \t\n]*") | sub("^\n+"; "") | sub("\n+$"; "") | select(. != "")
    | (split("\n")) as $lines
    | if all($lines[]; listed) then
        {type: "bulletList", content: [$lines[] | {type: "listItem", content: [sub("^[-*] +"; "") | paragraph]}]}
      else paragraph end]};

# The text of a document, marked up as one would type it.
def adf_text:
  def hang($mark): split("\n") | [$mark + .[0]] + (.[1:] | map(if . == "" then . else " " * ($mark | length) + . end)) | join("\n");
  def parts: [(.content // [])[] | adf_text];
  def stacked($between): parts | map(select(. != "")) | join($between);
  if . == null then ""
  elif type == "string" then .
  elif .type == "text" then
    .text as $text
    | ([.marks[]? | select(.type == "link") | .attrs.href][0] // $text) as $target
    | if $target == $text then $text else "\($text) (\($target))" end
  elif .type == "hardBreak" then "\n"
  elif .type == "mention" or .type == "emoji" then .attrs | .text // .shortName // ""
  elif .type == "status" then "[\(.attrs.text // "")]"
  elif .type == "date" then .attrs.timestamp // "" | tostring | (tonumber / 1000 | floor | todateiso8601 | .[:10])? // ""
  elif .type == "inlineCard" or .type == "blockCard" or .type == "embedCard" then .attrs.url // ""
  elif .type == "media" or .type == "mediaInline" then "[\(.attrs.alt // "attachment")]"
  elif .type == "rule" then "---"
  elif .type == "heading" then "#" * (.attrs.level // 1) + " " + (parts | join(""))
  elif .type == "codeBlock" then "```\n" + (parts | join("")) + "\n```"
  elif .type == "blockquote" then stacked("\n\n") | split("\n") | map("> " + .) | join("\n")
  elif .type == "bulletList" or .type == "decisionList" then parts | map(hang("- ")) | join("\n")
  elif .type == "orderedList" then
    (.attrs.order // 1) as $first | parts | to_entries | map(.key as $index | .value | hang("\($first + $index). ")) | join("\n")
  elif .type == "taskItem" then (if .attrs.state == "DONE" then "- [x] " else "- [ ] " end) as $mark | parts | join("") | hang($mark)
  elif .type == "tableRow" then parts | map(gsub("\n"; " ")) | join(" | ")
  elif .type == "listItem" or .type == "taskList" or .type == "table" or .type == "tableCell" or .type == "tableHeader" then stacked("\n")
  elif any((.content // [])[]; .content != null) or .type == "doc" then stacked("\n\n")
  else parts | join("") end;
