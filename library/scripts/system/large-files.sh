#!/usr/bin/env bash
# ---
# description: The largest files in a folder and those below it
# effect: read
# access: [host]
# params:
#   - {name: path, type: pattern, pattern: "[~/.].*", default: ., description: "folder to look in; it begins with / or . or ~", cues: [in, under, below, folder, directory, path, in the folder]}
#   - {name: limit, type: integer, default: 20, description: how many files (0 means all of 1 MiB or more), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … files], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
#   - {name: min-mb, type: integer, default: 1, description: only files of at least so many MiB, cues: [over … MB, larger than … MB, bigger than … MB, more than … MB, at least … MB, above … MB, … megabytes, over … megabytes]}
# returns: path, found, totalBytes, incomplete, files[].{path, bytes, modified}
# examples:
#   - Which files are the largest?
#   - large files
#   - find the biggest files in /var/log
#   - the 10 largest files under /home
#   - which files over 100 MB are in /srv
#   - what takes the most space in /var
#   - show big files in this folder
#   - huge files below ~/Downloads
#   - top 5 space hogs among the files under ./build
#   - hey, which files in /opt are bigger than 500 megabytes
# not:
#   - How much disk space is left?
#   - Delete the largest files
#   - Which table is the largest?
#   - Which images are the largest in Docker?
#   - Compress the large files
#   - Why is the disk so full?
#   - Find the file invoice.pdf
#   - How many files does /var/log have in total?
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/options.sh"
need jq find
parse_options "$@"
((OPTION[min-mb] >= 0)) || fail "$EXIT_USAGE" '--min-mb is below 0.'

path=${OPTION[path]}
case $path in
  \~ | \~/*) path=$HOME${path#\~} ;;
  \~*) fail "$EXIT_USAGE" '--path: only the own home ~ is known; write the whole path.' ;;
esac
[[ -d $path ]] || fail "$EXIT_NOT_FOUND" "there is no folder '${path:0:200}'. Check the path."
[[ $path == /* ]] || path=$PWD/$path

# Other file systems are left out: the kernel's own, and disks that are mounted below. The lines of ls would break at odd
# names, so that names come from find and sizes from stat.
if stat -c %s / >/dev/null 2>&1; then format=(-c '%s %Y %n'); else format=(-f '%z %m %N'); fi
status=0
lines=$(cd "$path" && find . -xdev -type f -size "+$((OPTION[min-mb] * 2048 - (OPTION[min-mb] > 0)))" ! -name $'*\n*' -exec stat "${format[@]}" {} + 2>/dev/null | LC_ALL=C sort -rn) || status=$?

document=$(jq -R -s --arg path "$path" --argjson limit "${OPTION[limit]}" --argjson status "$status" '
  split("\n") | map(capture("^(?<bytes>[0-9]+) (?<modified>[0-9]+) (\\./)?(?<path>.*)$"))
  | map({path, bytes: (.bytes | tonumber), modified: (.modified | tonumber | todate)})
  | {path: ($path | sub("/\\.$"; "") | if . == "" then "/" else . end), found: length, totalBytes: (map(.bytes) | add // 0), incomplete: ($status != 0),
     files: (if $limit > 0 then .[:$limit] else . end)}' <<<"$lines")

show "$document" '
  (if .found == 0 then "No large files in \(.path)."
   else "The largest file in \(.path) is \(.files[0].path) with \(.files[0].bytes | bytes); \(.found | plural("large file")) of \(.totalBytes | bytes) in all." end)
  + (if .incomplete then " Some folders could not be read." else "" end)' '
  [["Size", "Changed", "File"]] + (.files | map([(.bytes | bytes), .modified[:10], .path]))'
