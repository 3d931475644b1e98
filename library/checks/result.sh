# Functions for the checks of skills and pipelines: what is wrong with a result, said in one line that a model can act on.
# A check reads the result, asks, and ends with 0 when nothing is wrong:
#
#   source "${QUARTET_CHECK_LIB:-$(dirname "$0")/../../../checks}/result.sh"
#   read_result
#   begins_with '# '
#   sections 'Summary' 'Sources'
#
# shellcheck shell=bash
set -euo pipefail

# The whole result on standard input, without blank lines around it.
read_result() {
  RESULT=$(cat)
  RESULT=${RESULT#"${RESULT%%[![:space:]]*}"}
  [[ -n $RESULT ]] || complain 'The result is empty.'
}

complain() {
  printf '%s\n' "$*"
  exit 1
}

# begins_with TEXT WHAT: WHAT names what the first line has to be.
begins_with() {
  [[ $RESULT == "$1"* ]] || complain "The result must begin with $2. Nothing may stand before it."
}

# The words of the whole result must number between LEAST and MOST.
words_between() {
  local words
  words=$(wc -w <<<"$RESULT")
  ((words >= $1)) || complain "The result has only $words words; write at least $1."
  ((words <= $2)) || complain "The result has $words words; shorten it to at most $2."
}

# section TITLE: the text below the heading of this title, up to the next heading of the same or a higher level.
section() {
  awk -v title="${1,,}" '
    /^[[:space:]]*(```|~~~)/ { fenced = !fenced }
    !fenced && /^#+[[:space:]]/ {
      match($0, /^#+/); level = RLENGTH
      text = tolower(substr($0, level + 1)); gsub(/^[[:space:]]+|[[:space:]#]+$/, "", text)
      if (inside && level <= own) exit
      if (!inside && text == title) { inside = 1; own = level; next }
    }
    inside' <<<"$RESULT"
}

# sections TITLE…: second-level headings that must be there, in this order, none of them empty.
sections() {
  local wrong IFS='|'
  wrong=$(awk -v titles="$*" '
    BEGIN { count = split(titles, wanted, "[|]") }
    /^[[:space:]]*(```|~~~)/ { fenced = !fenced }
    !fenced && /^##?[[:space:]]/ {
      text = tolower($0); gsub(/[[:space:]]+$/, "", text)
      open = text
      if (!(text in at)) { at[text] = NR; written[text] = 0 }
      next
    }
    fenced || !/^#+[[:space:]]/ { if ($0 ~ /[^[:space:]]/) written[open]++ }
    END {
      for (i = 1; i <= count; i++) {
        text = tolower("## " wanted[i]); name = "The section \"## " wanted[i] "\" "
        if (!(text in at)) { print name "is missing."; exit }
        if (at[text] < last) { print name "stands in the wrong place. Keep the order of the skill."; exit }
        if (!written[text]) { print name "is empty."; exit }
        last = at[text]
      }
    }' <<<"$RESULT")
  [[ -z $wrong ]] || complain "$wrong"
}

# Every list item of a section names its source in brackets at its end: [stripe/mrr], [1], [attachment: x.pdf], or is a link.
sourced_items() {
  local bare
  bare=$(section "$1" | awk '
    /^[[:space:]]*([-*]|[0-9]+\.)[[:space:]]/ { if (item != "") print item; item = $0; next }
    item != "" && /^[[:space:]]*($|#|\|)/ { print item; item = ""; next }
    item != "" { sub(/^[[:space:]]+/, ""); item = item " " $0 }
    END { if (item != "") print item }' |
    grep -viE '\[[^]]+\](\([^)]+\))?[.]?[[:space:]]*$|^[[:space:]]*[-*] none[.]?[[:space:]]*$' | head -n 1 || true)
  [[ -z $bare ]] || complain "In \"## $1\" this stands without its source in brackets at the end: ${bare:0:120}"
}

# prose: the result without fenced blocks and without code in backticks, line for line.
prose() {
  awk '
    /^[[:space:]]*(```|~~~)/ { fenced = !fenced; print ""; next }
    fenced { print ""; next }
    { gsub(/`[^`]*`/, ""); print }' <<<"$RESULT"
}

# section_at_most TITLE WORDS: the section is no longer than so many words.
section_at_most() {
  local words
  words=$(section "$1" | wc -w)
  ((words <= $2)) || complain "The section \"## $1\" has $words words; shorten it to at most $2."
}

# says_none TITLE: the section says that there is nothing.
says_none() {
  local first
  first=$(section "$1" | grep -m 1 '[^[:space:]]' || true)
  grep -qiE '^[[:space:]]*([-*] )?[*_]*(none|nothing|not known|no [a-z]+ (was|were) )' <<<"$first"
}

# items TITLE: the list items of a section at its left margin, each with its further lines on one line.
items() {
  section "$1" | awk '
    /^[[:space:]]*(```|~~~)/ { fenced = !fenced }
    !fenced && /^([-*+]|[0-9]+[.)])[[:space:]]/ { if (item != "") print item; item = $0; next }
    !fenced && /^#/ { if (item != "") print item; item = ""; next }
    item != "" && /[^[:space:]]/ { sub(/^[[:space:]]+/, ""); item = item " " $0 }
    END { if (item != "") print item }'
}

# rows TITLE: the rows of a section's tables without their heads, the cells separated by tabs.
rows() {
  section "$1" | awk '
    !/^[[:space:]]*\|/ { body = 0; next }
    {
      gsub(/\\\|/, "\001"); sub(/^[[:space:]]*\|[[:space:]]*/, ""); sub(/[[:space:]]*\|?[[:space:]]*$/, "")
      if ($0 ~ /^[-:|[:space:]]+$/ && $0 ~ /--/) { body = 1; next }
      if (!body) next
      gsub(/[[:space:]]*\|[[:space:]]*/, "\t"); gsub(/\001/, "|"); print
    }'
}

# filled_rows TITLE COLUMNS: the section has a table, whose rows have so many cells each, with something in every one.
filled_rows() {
  local found bad
  found=$(rows "$1")
  [[ -n $found ]] || complain "The section \"## $1\" needs its table of $2 columns, with at least one row."
  bad=$(awk -F '\t' -v columns="$2" '
    { bad = NF != columns; for (i = 1; i <= NF; i++) if ($i == "") bad = 1 }
    bad { gsub(/\t/, " | "); print; exit }' <<<"$found")
  [[ -z $bad ]] || complain "In \"## $1\" each row has $2 cells and none is empty; write \"not known\" where it is so. This one differs: ${bad:0:120}"
}

# shows_what_ran TITLE: the section shows in code what was run, or says that it could not be.
shows_what_ran() {
  local text
  text=$(section "$1")
  [[ $text == *\`*\`* || $text == *~~~* ]] ||
    grep -qiE '\b(not run|could not|cannot|no way to run|nothing (was|could be) run)\b' <<<"$text" ||
    complain "The section \"## $1\" shows no command. Give in backticks what you ran, with what it said, or say what you could not run and why."
}

# places_named TITLE WHAT: each list item at the left margin of the section names a place in a file, as path:line.
places_named() {
  local bare
  bare=$(items "$1" | grep -viE '^[-*] (none|nothing)' | grep -vE "$PLACE" | head -n 1 || true)
  [[ -z $bare ]] || complain "This $2 names no place as \`path:line\`: ${bare:0:120}"
}
readonly PLACE='[A-Za-z_][A-Za-z0-9_./@+-]*:[0-9]+'

# days_are_dates TITLE: what a section wants by a day has a date, as "by tomorrow" means nothing to who reads it later.
days_are_dates() {
  local vague weekday='(mon|tues|wednes|thurs|fri|satur|sun)day'
  vague=$( (items "$1"; rows "$1") |
    grep -iE "\b(by|until|till|due)[: ]+(today|tomorrow|tonight|(next |this |coming )?$weekday|((the )?end of )?(next|this|the|coming) (week|month))\b|"$'\t'"(today|tomorrow|tonight|(next |this )?(week|month|$weekday))("$'\t''|$)' |
    grep -vE '[0-9]{4}-[0-9]{2}-[0-9]{2}' | head -n 1 || true)
  vague=${vague//$'\t'/ | }
  [[ -z $vague ]] || complain "In \"## $1\" give the day as a date (YYYY-MM-DD), or write \"no date\": ${vague:0:120}"
}

# No fence of code is left open.
fences_closed() {
  local fences
  fences=$(grep -cE '^[[:space:]]*(```|~~~)' <<<"$RESULT" || true)
  ((fences % 2 == 0)) || complain 'A code fence is not closed.'
}

# No placeholder of a template or of a draft is left. Code is not looked at, nor is a word such as "todo", nor the text of a link.
no_placeholders() {
  local found
  found=$(prose | sed -E 's/\[([^][]*)\]\([^)]*\)/\1/g' |
    grep -noE '[Ll]orem ipsum|\bTBD\b|\bTO[D]O\b|\bXXX\b|\{\{[^}]*\}\}|\[(([Yy]our|[Ii]nsert) [^]]*|([Nn]ame|[Cc]ompany|[Dd]ate|[Ll]ink|[Uu]rl|URL|NAME|COMPANY|DATE)( name| here| of [^]]*| to [^]]*)?)\]' | head -n 1 || true)
  [[ -z $found ]] || complain "A placeholder is left in line ${found%%:*}: ${found#*:}"
}

# Links lead somewhere: an address with a host, a path or an anchor, never empty and never an example.
links_lead_somewhere() {
  local link
  while IFS= read -r link; do
    [[ $link =~ ^(https?://[A-Za-z0-9.-]+\.[A-Za-z]{2,}([:/?#].*)?|https?://(localhost|127\.0\.0\.1)([:/].*)?|mailto:.+@.+|[./#A-Za-z0-9_-][^[:space:]]*)$ ]] ||
      complain "This link leads nowhere: ($link)"
    [[ ! $link =~ ^https?://(www\.)?example\.(com|org|net) ]] || complain "This link is made up: $link"
  done < <(grep -oE '\]\([^)]*\)' <<<"$RESULT" | sed -E 's/^\]\(//; s/\)$//; s/[[:space:]]+"[^"]*"$//' || true)
}

# sourced_blocks TITLE: every list item and every paragraph of a section names a source in brackets, but for "Not known" and its like.
sourced_blocks() {
  local bare
  bare=$(section "$1" | awk '
    function judge() {
      if (block != "" && block !~ /\[[^] ][^]]+\]/ && tolower(block) !~ /^[[:space:]*_-]*(not known|nothing|none|no [a-z ]*(found|known))/) { print block; found = 1; exit }
      block = ""
    }
    /^[[:space:]]*(```|~~~)/ { judge(); fenced = !fenced; next }
    fenced { next }
    /^[[:space:]]*($|#|\|)/ { judge(); next }
    /^[[:space:]]*([-*]|[0-9]+\.)[[:space:]]/ { judge() }
    { block = block (block == "" ? "" : " ") $0 }
    END { if (!found) judge() }')
  [[ -z $bare ]] || complain "In \"## $1\" this names no source in brackets: ${bare:0:120}"
}

# table_with TITLE COLUMN…: the section holds a table whose head has these columns.
table_with() {
  local title=$1 head column
  shift
  head=$(section "$title" | grep -m 1 -E '^[[:space:]]*\|' || true)
  [[ -n $head ]] || complain "The section \"## $title\" needs a table with the columns $(printf '%s, ' "$@" | sed 's/, $//')."
  for column in "$@"; do
    grep -qiE "\|[[:space:]]*${column}[[:space:]]*\|" <<<"${head//|/||}" || complain "The table in \"## $title\" lacks the column \"$column\"."
  done
}

# Every table has its line of dashes, and in each row as many cells as in its head.
tables_whole() {
  local broken
  broken=$(awk '
    /^[[:space:]]*(```|~~~)/ { fenced = !fenced }
    fenced || !/^[[:space:]]*\|/ { row = 0; next }
    {
      line = $0; gsub(/\\\|/, "", line); sub(/[[:space:]]+$/, "", line); sub(/\|$/, "", line)
      cells = gsub(/\|/, "", line)
      row++
      if (row == 1) { columns = cells; next }
      if (row == 2 && line !~ /^[[:space:]:-]+$/) { print "needs a line such as |---|---| below its head: " $0; exit }
      if (cells != columns) { print "has " cells " cells where its head has " columns ": " $0; exit }
    }' <<<"$RESULT")
  [[ -z $broken ]] || complain "A table ${broken:0:160}"
}

# One whole HTML document, and nothing around it. LOWER is the result in lower case.
html_document() {
  local part headings title
  LOWER=${RESULT,,}
  [[ $LOWER == '<!doctype html>'* ]] || complain 'The page must begin with <!doctype html>. Reply with the HTML alone, without a code fence.'
  [[ ${LOWER%"${LOWER##*[![:space:]]}"} == *'</html>' ]] || complain 'The page must end with </html>; nothing may follow.'
  [[ $LOWER =~ \<html[^\>]*lang= ]] || complain 'The html element needs its lang.'
  for part in '<title>' 'name="viewport"' 'name="description"' '<main' 'charset='; do
    [[ $LOWER == *"$part"* ]] || complain "The page lacks $part."
  done
  title=${LOWER#*<title>}
  [[ -n $(tr -d '[:space:]' <<<"${title%%</title>*}") ]] || complain 'The title is empty.'
  headings=$(grep -oE '<h1([[:space:]>]|$)' <<<"$LOWER" | wc -l || true)
  ((headings == 1)) || complain "The page needs exactly one h1; it has $headings."
}

# The page runs no scripts and loads nothing from elsewhere. After html_document.
html_self_contained() {
  [[ $LOWER != *'<script'* ]] || complain 'The page must not hold scripts.'
  if [[ $LOWER =~ \<link[^\>]*stylesheet || $LOWER =~ \<(img|iframe|source|video|audio|embed)[^\>]*src=[\"\']?(https?:)?// || $LOWER == *'@import'* ||
    $LOWER =~ url\([[:space:]]*[\"\']?(https?:)?// ]]; then
    complain 'The page must load nothing from elsewhere. Put the style inside and leave the rest out.'
  fi
  [[ ! $LOWER =~ [[:space:]]on(click|load|error|submit|change|mouseover)= ]] || complain 'The page must not hold scripts, in attributes such as onclick neither.'
}

# What is opened is closed, an id is there once, a link within the page has its aim, a picture its alt. After html_document.
html_whole() {
  local wrong
  wrong=$(awk '
    BEGIN { RS = "<"; split("header main section article nav aside footer div table ul ol dl figure svg style a h1 h2 h3 h4 pre blockquote details", list, " "); for (i in list) counted[list[i]] = 1 }
    /^!--/ { comment = 1 }
    comment { if (index($0, "-->")) comment = 0; next }
    {
      if (!match($0, /^\/?[a-z][a-z0-9]*/)) next
      name = substr($0, 1, RLENGTH); tag = substr($0, 1, index($0, ">"))
      if (sub(/^\//, "", name)) { if (name in counted) open[name]--; next }
      if ((name in counted) && tag !~ /\/>$/) open[name]++
      if (name == "img" && tag !~ /[[:space:]]alt(=|[[:space:]>])/) { print "An img has no alt. Describe the picture, or write alt=\"\" when it only decorates."; exit }
      if (match(tag, /[[:space:]]id="[^"]*"/)) { id = substr(tag, RSTART + 5, RLENGTH - 6); if (id in ids) { print "The id \"" id "\" is there twice."; exit } ids[id] = 1 }
      if (match(tag, /[[:space:]]href="#[^"]+"/)) aims[substr(tag, RSTART + 8, RLENGTH - 9)] = 1
    }
    END {
      for (name in open) if (open[name] > 0) { print "A <" name "> is not closed."; exit } else if (open[name] < 0) { print "There is a </" name "> too many."; exit }
      for (aim in aims) if (!(aim in ids)) { print "The link to #" aim " leads nowhere: no element has this id."; exit }
    }' <<<"$LOWER" | head -n 1)
  [[ -z $wrong ]] || complain "$wrong"
}

# citations_resolve TITLE: every [1] in the text has its line "1. …" in the section of sources, and every line there is cited.
citations_resolve() {
  local cited listed odd sources
  sources=$(section "$1")
  listed=$(grep -oE '^[[:space:]]*\[?[0-9]+[].]' <<<"$sources" | tr -dc '0-9\n' | sort -u || true)
  cited=$(grep -oE '\[[0-9]{1,3}(, ?[0-9]{1,3})*\]' <<<"${RESULT/"$sources"/}" | grep -oE '[0-9]+' | sort -u || true)
  odd=$(comm -23 <(echo "$cited") <(echo "$listed") | head -n 1)
  [[ -z $odd ]] || complain "The text cites [$odd], but \"## $1\" has no line \"$odd. …\"."
  odd=$(comm -13 <(echo "$cited") <(echo "$listed") | head -n 1)
  [[ -z $odd ]] || complain "Source $odd in \"## $1\" is cited nowhere. Cite it as [$odd] where it was used, or take it out."
}
