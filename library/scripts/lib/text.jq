# Text for a terminal.

# Without control characters: what a service returns must not steer the terminal.
def plain: tostring | gsub("[\\x00-\\x1f\\x7f-\\x9f]+"; " ");

# The same of a text of several lines.
def lines: split("\n") | map(plain) | join("\n");

# A time with an offset, such as 2026-11-23T10:15:00.000+0100, as one of UTC; anything else stays.
def utc:
  (capture("^(?<time>[0-9-]{10}T[0-9:]{8})([.][0-9]+)?((?<sign>[-+])(?<hours>[0-9]{2}):?(?<minutes>[0-9]{2})|Z)$")? // null) as $parts
  | if $parts == null then .
    else (($parts.hours // "0" | tonumber) * 3600 + ($parts.minutes // "0" | tonumber) * 60) as $offset
      | ($parts.time + "Z" | fromdateiso8601) + (if $parts.sign == "-" then $offset else -$offset end) | todateiso8601
    end;

def plural($word): "\(.) \($word)\(if . == 1 then "" else "s" end)";

def padded($width): . + (" " * ($width - length) // "");

def cut($width): if length > $width then .[:$width - 1] + "…" else . end;

# The widths of columns, the widest made narrower until all of them fit.
def fitted($width):
  until(add + 2 * (length - 1) <= $width or max <= 8; (max) as $widest | .[index($widest)] -= 1);

# Lines of an array of rows, the titles first; columns in which all is a number stand right.
def table($width):
  map(map(if . == null then "" else plain end))
  | (transpose | map(map(length) | max) | fitted($width)) as $widths
  | (.[1:] | transpose | map(all(test("^[-+]?[0-9][0-9.,]*%?$") or . == ""))) as $right
  | .[]
  | [range(length) as $i
     | (.[$i] | cut($widths[$i]))
     | if $right[$i] then (" " * ($widths[$i] - length) // "") + . else padded($widths[$i]) end]
  | join("  ")
  | sub(" +$"; "");

# A number of bytes, in the largest unit that fits.
def bytes:
  if . < 1024 then "\(.) B"
  else
    {value: (. / 1024), units: ["KiB", "MiB", "GiB", "TiB", "PiB"]}
    | until(.value < 1024 or (.units | length) == 1; {value: (.value / 1024), units: .units[1:]})
    | "\(.value * 10 | round / 10) \(.units[0])"
  end;

# A number of seconds, such as 3 d 4 h or 12 min.
def duration:
  floor
  | if . >= 86400 then "\(. / 86400 | floor) d \(. % 86400 / 3600 | floor) h"
    elif . >= 3600 then "\(. / 3600 | floor) h \(. % 3600 / 60 | floor) min"
    elif . >= 60 then "\(. / 60 | floor) min"
    else "\(.) s" end;
