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
