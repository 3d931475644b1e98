# Makes Markdown of a page in HTML. The last line is its title, the rest its text. Variables:
#   base   the page's address, to which links are relative
#   want   only what is in elements of this name is read, such as main; empty is all
#   forms  not 0: what stands in forms is read as well
# Run it with LC_ALL=C, so that a character is a byte in every awk.

BEGIN {
  RS = "<"
  SPACE = "[ \t\r\n\f]"
  split("nav noscript svg form template iframe object canvas button select dialog", list, " ")
  for (i in list) DROP[list[i]] = 1
  if (forms) delete DROP["form"]
  split("script style textarea title xmp", list, " ")
  for (i in list) RAW[list[i]] = 1
  split("p div section article main header footer aside address figure figcaption details summary dl dt dd fieldset body html hgroup search center legend", list, " ")
  for (i in list) BLOCK[list[i]] = 1
  name_entities()
  set_base(base)
}

{
  record = $0
  if (NR == 1) { words(record); next }
  if (comment) {
    if (!(at = index(record, "-->"))) next
    comment = 0
    words(substr(record, at + 3))
    next
  }
  if (raw != "") {
    if (tolower(substr(record, 1, length(raw) + 1)) != "/" raw) { if (raw == "title") title = title "<" record; next }
    raw = ""
  }
  if (pending != "") { record = pending "<" record; pending = "" }
  if (substr(record, 1, 3) == "!--") {
    if (at = index(substr(record, 4), "-->")) words(substr(record, at + 6))
    else if (substr(record, 4, 1) == ">") words(substr(record, 5))
    else comment = 1
    next
  }
  if (record !~ /^[\/!?A-Za-z]/) { words("<" record); next }
  end = tag_end(record)
  if (!end) {
    if (length(record) < 20000) pending = record
    next
  }
  element(substr(record, 1, end - 1))
  words(substr(record, end + 1))
}

END {
  flush()
  title = decode(title)
  gsub(/[ \t\r\n\f]+/, " ", title)
  print substr(trim(title), 1, 1000)
}

# tag_end: where the tag ends; a > within an attribute's quotes does not end it. 0 when it goes on.
function tag_end(s,   at, rest, c, before) {
  at = index(s, ">")
  if (at && !match(substr(s, 1, at), /=[ \t\r\n\f]*["']/)) return at
  at = 0
  rest = s
  while (match(rest, /["'>]/)) {
    c = substr(rest, RSTART, 1)
    before = substr(rest, 1, RSTART - 1)
    at += RSTART
    rest = substr(rest, RSTART + 1)
    if (c == ">") return at
    if (before !~ /=[ \t\r\n\f]*$/) continue
    if (!index(rest, c)) return length(s) < 20000 ? 0 : index(s, ">")
    at += index(rest, c)
    rest = substr(rest, index(rest, c) + 1)
  }
  return 0
}

# attribute: its value, or nothing; one without a value is its own name.
function attribute(tag, name,   rest, key, value, quote, at) {
  rest = tag
  sub(/^[^ \t\r\n\f\/]+/, "", rest)
  while (match(rest, /[^ \t\r\n\f\/=]+/)) {
    key = tolower(substr(rest, RSTART, RLENGTH))
    rest = substr(rest, RSTART + RLENGTH)
    value = key
    if (match(rest, /^[ \t\r\n\f]*=[ \t\r\n\f]*/)) {
      rest = substr(rest, RLENGTH + 1)
      quote = substr(rest, 1, 1)
      if (quote == "\"" || quote == "'") {
        rest = substr(rest, 2)
        if (!(at = index(rest, quote))) at = length(rest) + 1
      } else {
        at = match(rest, /[ \t\r\n\f]/) ? RSTART : length(rest) + 1
      }
      value = substr(rest, 1, at - 1)
      rest = substr(rest, at + 1)
    }
    if (key == name) return decode(value)
  }
  return ""
}

function element(tag,   name, closing, href, i) {
  closing = substr(tag, 1, 1) == "/"
  name = tolower(closing ? substr(tag, 2) : tag)
  if (!match(name, /^[a-z][a-z0-9-]*/)) return
  name = substr(name, 1, RLENGTH)

  if (!closing && (name in RAW)) {
    raw = name
    return
  }
  if (dropping != "") {
    if (name == dropping && tag !~ /\/$/) drops += closing ? -1 : 1
    if (drops <= 0) dropping = ""
    return
  }
  if (!closing && tag !~ /\/$/ && ((name in DROP) || name ~ /^(div|span|section)$/ && hidden(tag))) {
    dropping = name
    drops = 1
    return
  }
  if (name == "base" && !closing) { if (href = attribute(tag, "href")) set_base(absolute(href)); return }
  if (want != "" && name == want) {
    flush()
    wanted += closing ? -1 : 1
    if (wanted < 0) wanted = 0
  }
  if (want != "" && !wanted) return

  if (pre) {
    if (name == "pre") { if (closing) end_of_code() }
    else if (name == "br") code = code "\n"
    else if (name == "code" && language == "") language = language_of(tag)
    return
  }
  if (name == "pre") { if (!closing) { flush(); pre = 1; code = ""; language = language_of(tag) } }
  else if (name ~ /^h[1-6]$/) { flush(); heading = closing || cell ? 0 : substr(name, 2) + 0 }
  else if (name == "br") text = trimmed_end(text) (cell || heading ? " " : "\n")
  else if (name == "hr") { if (!cell) { flush(); block("---", "rule") } }
  else if (name == "a") {
    finish_link()
    if (!closing && (href = absolute(attribute(tag, "href"))) != "") { link = href; link_at = length(text) + 1 }
  }
  else if (name == "img") words_of(attribute(tag, "alt"))
  else if (name == "strong" || name == "b") mark("**", closing)
  else if (name == "em" || name == "i") mark("*", closing)
  else if (name == "code" || name == "kbd" || name == "samp") mark("`", closing)
  else if (name == "ul" || name == "ol" || name == "menu") {
    flush()
    if (!closing) {
      depth++
      ordered[depth] = name == "ol"
      number[depth] = attribute(tag, "start") + 0
      if (!number[depth]) number[depth] = 1
      open_item[depth] = 0
    } else if (depth > 0) { depth--; marker = ""; if (!depth) last = "list" }
  }
  else if (name == "li") {
    flush()
    marker = ""
    if (!closing) {
      if (!depth) { depth = 1; ordered[1] = 0 }
      marker = ordered[depth] ? number[depth]++ ". " : "- "
      open_item[depth] = 1
    } else if (depth > 0) open_item[depth] = 0
  }
  else if (name == "blockquote") { flush(); quotes += closing ? (quotes > 0 ? -1 : 0) : 1 }
  else if (name == "table") { if (closing) end_of_table(); else start_of_table() }
  else if (name ~ /^(tr|td|th|caption|thead|tbody|tfoot)$/) table_part(name, closing)
  else if (name in BLOCK) { if (cell) space(); else flush() }
}

function hidden(tag,   style) {
  if (tag !~ /[Hh][Ii][Dd][Dd][Ee][Nn]|[Nn][Oo][Nn][Ee]/) return 0
  style = tolower(attribute(tag, "style"))
  gsub(/[ \t]/, "", style)
  return attribute(tag, "hidden") != "" || style ~ /display:none|visibility:hidden/
}

function language_of(tag,   class) {
  class = attribute(tag, "class")
  if (!match(class, /(language|lang|highlight-source)-[A-Za-z0-9+#]+/)) return ""
  class = substr(class, RSTART, RLENGTH)
  sub(/^(language|lang|highlight-source)-/, "", class)
  return class
}

# words: text between tags, as it stands in the file.
function words(s) {
  if (raw == "title") { if (title == "") title = s; return }
  if (s == "" || dropping != "" || raw != "" || want != "" && !wanted) return
  words_of(decode(s))
}

function words_of(s) {
  if (pre) { code = code s; return }
  gsub(/[ \t\r\n\f]+/, " ", s)
  if (substr(s, 1, 1) == " " && (text == "" || text ~ /[ \n]$/)) s = substr(s, 2)
  text = text s
}

function space() { if (text != "" && text !~ /[ \n]$/) text = text " " }

function trim(s) { sub(/^[ \n]+/, "", s); return trimmed_end(s) }

function trimmed_end(s) { sub(/[ \n]+$/, "", s); return s }

# wrapped: what was written since AT stands between BEFORE and AFTER, spaces outside.
function wrapped(at, before, after,   inner, head) {
  inner = substr(text, at)
  head = substr(text, 1, at - 1)
  if (inner !~ /[^ \n]/) { text = head inner; return }
  if (match(inner, /^[ \n]+/)) { head = head substr(inner, 1, RLENGTH); inner = substr(inner, RLENGTH + 1) }
  text = head before trimmed_end(inner) after
  if (inner ~ /[ \n]$/) text = text " "
}

function mark(sign, closing) {
  if (!closing) { if (!(sign in marks)) marks[sign] = length(text) + 1 }
  else if (sign in marks) {
    if (!(heading && sign != "`")) wrapped(marks[sign], sign, sign)
    delete marks[sign]
  }
}

function finish_link() {
  if (link != "") wrapped(link_at, "[", "](" link ")")
  link = ""
}

# flush: what was gathered becomes a paragraph, a heading or an item.
function flush(   s, sign) {
  if (cell) { space(); return }
  finish_link()
  for (sign in marks) delete marks[sign]
  s = trim(text)
  text = ""
  if (s == "") return
  if (heading) block(substr("######", 1, heading) " " s, "heading")
  else block(s, marker == "" ? "paragraph" : "item")
}

# block TEXT KIND: adds it, with an empty line before unless both are of a list or of a table.
function block(s, kind,   prefix, first, rest, i, lines, count, level) {
  prefix = ""
  for (i = 0; i < quotes; i++) prefix = prefix "> "
  level = depth
  rest = ""
  for (i = 1; i <= level; i++) if (i < level || marker != "" || open_item[i]) rest = rest (ordered[i] ? "   " : "  ")
  first = rest
  if (marker != "") {
    first = substr(rest, 1, length(rest) - (ordered[level] ? 3 : 2)) marker
    marker = ""
  }
  if (last != "" && !(kind == last && (kind == "row" || kind == "item"))) print trimmed_end(quotes && quotes == last_quotes ? prefix : "")
  last = kind
  last_quotes = quotes
  count = split(s, lines, "\n")
  for (i = 1; i <= count; i++) print trimmed_end(prefix (i == 1 ? first : rest) lines[i])
}

function end_of_code(   fence) {
  pre = 0
  sub(/^\r?\n/, "", code)
  gsub(/\r/, "", code)
  sub(/[ \t\n]+$/, "", code)
  if (code == "") return
  if (cell) { gsub(/\n/, " ", code); text = text "`" code "`"; return }
  fence = index(code, "```") ? "````" : "```"
  block(fence language "\n" code "\n" fence, "code")
}

# A table within a table's cell: the outer one was only for the layout, and its cells become paragraphs.
function start_of_table(   s) {
  if (cell) {
    finish_link()
    s = row " " text
    gsub(/ \| /, " ", s)
    cell = 0
    row = ""
    text = s
    layout[tables] = 1
  }
  flush()
  tables++
  cells = 0
  layout[tables] = 0
  rows[tables] = 0
}

function end_of_table() {
  end_of_row()
  if (tables > 0) tables--
  flush()
  last = last == "row" ? "table" : last
}

function table_part(name, closing) {
  if (!tables || layout[tables]) { flush(); return }
  if (name == "td" || name == "th") {
    end_of_cell()
    if (!closing) { flush(); cell = 1; text = "" }
  } else if (name == "tr") end_of_row()
  else if (!cell) flush()
}

function end_of_cell(   sign) {
  if (!cell) return
  finish_link()
  for (sign in marks) delete marks[sign]
  gsub(/\n/, " ", text)
  gsub(/\|/, "\\|", text)
  row = row (cells ? " | " : "") trim(text)
  cells++
  cell = 0
  text = ""
}

function end_of_row(   line, i) {
  end_of_cell()
  if (cells == 1) { if (trim(row) != "") block(trim(row), rows[tables] ? "row" : "paragraph") }
  else if (cells > 1 && row ~ /[^ |]/) {
    block("| " row " |", rows[tables] ? "row" : "first")
    if (!rows[tables]++) {
      line = "|"
      for (i = 0; i < cells; i++) line = line " --- |"
      last = "row"
      block(line, "row")
    }
  }
  row = ""
  cells = 0
}

function set_base(address) {
  sub(/#.*$/, "", address)
  PAGE = address
  sub(/\?.*$/, "", address)
  match(address, /^[A-Za-z]+:\/\/[^\/]*/)
  ORIGIN = substr(address, 1, RLENGTH)
  FOLDER = substr(address, RLENGTH + 1)
  FILE = ORIGIN FOLDER
  sub(/[^\/]*$/, "", FOLDER)
  if (FOLDER == "") FOLDER = "/"
}

# absolute: the address that a link on the page means; nothing for a place on the page itself, or what runs.
function absolute(href,   path) {
  gsub(/^[ \t\r\n\f]+|[ \t\r\n\f]+$/, "", href)
  gsub(/[\t\r\n]/, "", href)
  gsub(/ /, "%20", href)
  gsub(/\(/, "%28", href)
  gsub(/\)/, "%29", href)
  if (href == "" || href ~ /^#/ || PAGE == "") return ""
  if (href ~ /^[A-Za-z][A-Za-z0-9+.-]*:/) return tolower(href) ~ /^(https?|mailto|tel|ftp):/ ? href : ""
  if (href ~ /^\/\//) return substr(ORIGIN, 1, index(ORIGIN, ":")) href
  if (href ~ /^\?/) return FILE href
  path = href ~ /^\// ? href : FOLDER href
  return ORIGIN without_dots(path)
}

function without_dots(path,   tail, parts, count, kept, i, n) {
  if (path !~ /\/\.\.?(\/|\?|#|$)/) return path
  tail = ""
  if (match(path, /[?#]/)) { tail = substr(path, RSTART); path = substr(path, 1, RSTART - 1) }
  count = split(path, parts, "/")
  n = 0
  for (i = 2; i <= count; i++) {
    if (parts[i] == "..") { if (n) n--; if (i == count) kept[++n] = "" }
    else if (parts[i] == ".") { if (i == count) kept[++n] = "" }
    else kept[++n] = parts[i]
  }
  path = ""
  for (i = 1; i <= n; i++) path = path "/" kept[i]
  return (path == "" ? "/" : path) tail
}

function decode(s,   done, name) {
  if (!index(s, "&")) return s
  done = ""
  while (match(s, /&#?[A-Za-z0-9]+;?/)) {
    done = done substr(s, 1, RSTART - 1)
    name = substr(s, RSTART, RLENGTH)
    s = substr(s, RSTART + RLENGTH)
    done = done character(name)
  }
  return done s
}

function character(entity,   name, code, i) {
  name = entity
  gsub(/[&;]/, "", name)
  if (name ~ /^#[0-9]+$/) code = substr(name, 2, 9) + 0
  else if (name ~ /^#[xX][0-9A-Fa-f]+$/) {
    name = tolower(substr(name, 3, 8))
    for (i = 1; i <= length(name); i++) code = code * 16 + index("123456789abcdef", substr(name, i, 1))
  }
  else if ((name in ENTITY) && (entity ~ /;$/ || ENTITY[name] < 256)) code = ENTITY[name]
  else return entity
  if (code in WINDOWS) code = WINDOWS[code]
  return utf8(code)
}

function utf8(code) {
  if (code == 160 || code == 9 || code == 10 || code == 13) return " "
  if (code == 173 || code == 8203) return ""
  if (code < 32 || code >= 127 && code < 160 || code >= 55296 && code < 57344 || code > 1114111) return " "
  if (code < 128) return sprintf("%c", code)
  if (code < 2048) return sprintf("%c%c", 192 + int(code / 64), 128 + code % 64)
  if (code < 65536) return sprintf("%c%c%c", 224 + int(code / 4096), 128 + int(code / 64) % 64, 128 + code % 64)
  return sprintf("%c%c%c%c", 240 + int(code / 262144), 128 + int(code / 4096) % 64, 128 + int(code / 64) % 64, 128 + code % 64)
}

function name_entities(   list, count, i) {
  count = split("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest " \
    "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig " \
    "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml", list, " ")
  for (i = 1; i <= count; i++) ENTITY[list[i]] = 159 + i
  count = split("amp 38 lt 60 gt 62 quot 34 apos 39 AMP 38 LT 60 GT 62 QUOT 34 num 35 lbrack 91 rbrack 93 OElig 338 oelig 339 Scaron 352 scaron 353 fnof 402 circ 710 tilde 732 " \
    "ensp 32 emsp 32 thinsp 32 hairsp 32 zwnj 8203 zwj 8205 ndash 8211 mdash 8212 horbar 8213 lsquo 8216 rsquo 8217 sbquo 8218 ldquo 8220 rdquo 8221 bdquo 8222 " \
    "dagger 8224 Dagger 8225 bull 8226 hellip 8230 permil 8240 prime 8242 Prime 8243 lsaquo 8249 rsaquo 8250 euro 8364 trade 8482 " \
    "larr 8592 uarr 8593 rarr 8594 darr 8595 harr 8596 rArr 8658 hArr 8660 forall 8704 part 8706 exist 8707 empty 8709 isin 8712 minus 8722 radic 8730 infin 8734 " \
    "and 8743 or 8744 cap 8745 cup 8746 int 8747 asymp 8776 ne 8800 equiv 8801 le 8804 ge 8805 sub 8834 sup 8835 check 10003 star 9734 hearts 9829 zwsp 8203 NewLine 10 Tab 9 " \
    "alpha 945 beta 946 gamma 947 delta 948 epsilon 949 theta 952 lambda 955 mu 956 pi 960 rho 961 sigma 963 tau 964 phi 966 omega 969 Delta 916 Sigma 931 Omega 937 " \
    "lpar 40 rpar 41 comma 44 period 46 colon 58 semi 59 excl 33 quest 63 dollar 36 percnt 37 ast 42 plus 43 equals 61 sol 47 bsol 92 lowbar 95 grave 96 verbar 124 lcub 123 rcub 125 commat 64", list, " ")
  for (i = 1; i < count; i += 2) ENTITY[list[i]] = list[i + 1] + 0
  count = split("128 8364 130 8218 131 402 132 8222 133 8230 134 8224 135 8225 137 8240 138 352 139 8249 140 338 145 8216 146 8217 147 8220 148 8221 149 8226 150 8211 151 8212 153 8482 154 353 155 8250 156 339", list, " ")
  for (i = 1; i < count; i += 2) WINDOWS[list[i] + 0] = list[i + 1] + 0
}
