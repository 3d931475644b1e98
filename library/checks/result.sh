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
  local title line last=0
  for title in "$@"; do
    line=$(grep -nixF -- "## $title" <<<"$RESULT" | head -n 1 | cut -d: -f1 || true)
    [[ -n $line ]] || complain "The section \"## $title\" is missing."
    ((line > last)) || complain "The section \"## $title\" stands in the wrong place. Keep the order of the skill."
    [[ -n $(section "$title" | tr -d '[:space:]') ]] || complain "The section \"## $title\" is empty."
    last=$line
  done
}

# Every list item of a section names its source in brackets at its end: [stripe/mrr], [1], [attachment: x.pdf], or is a link.
sourced_items() {
  local bare
  bare=$(section "$1" | grep -E '^[[:space:]]*([-*]|[0-9]+\.)[[:space:]]' | grep -vE '\[[^]]+\](\([^)]+\))?[.]?[[:space:]]*$' | head -n 1 || true)
  [[ -z $bare ]] || complain "In \"## $1\" this stands without its source in brackets at the end: ${bare:0:120}"
}

# No fence of code is left open.
fences_closed() {
  local fences
  fences=$(grep -cE '^[[:space:]]*(```|~~~)' <<<"$RESULT" || true)
  ((fences % 2 == 0)) || complain 'A code fence is not closed.'
}

# No placeholder of a template or of a draft is left.
no_placeholders() {
  local found
  found=$(grep -noiE 'lorem ipsum|\bTBD\b|\bTO[D]O\b|\bXXX\b|\{\{[^}]*\}\}|\[(your|insert|name|company|date|link|url)[^]]*\]' <<<"$RESULT" | head -n 1 || true)
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
