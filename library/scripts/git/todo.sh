#!/usr/bin/env bash
# ---
# description: TODO and FIXME comments (also HACK and XXX) in the files of the current git repository, with file and line
# effect: read
# access: []
# params:
#   - {name: kind, type: enum, values: [all, TODO, FIXME, HACK, XXX], default: all, description: only these, synonyms: {TODO: [todos, to-dos], FIXME: [fixmes, fix me], HACK: [hacks], all: [every kind]}}
#   - {name: limit, type: integer, default: 100, description: how many at most (0 means all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … comments, … todos, … places], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: total, kinds.*, more, entries[].{kind, path, line, text}
# examples:
#   - List the TODOs in the code
#   - git grep TODO
#   - which FIXME comments are there
#   - todo list of this repository
#   - how many TODOs are in the repo
#   - show all such marker comments in the source
#   - find HACK comments
#   - FIXMEs left in our code base
#   - the first 20 to-do comments in the source code
#   - hey, where in the repo did we leave XXX markers
# not:
#   - Fix the TODOs
#   - What is on my todo list today?
#   - Write a TODO list
#   - Which issues are open?
#   - Add a TODO comment
#   - Jira tasks assigned to me
#   - Search the code for login
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/git.sh"
parse_options "$@"
in_repository

words='TODO|FIXME|HACK|XXX'
[[ ${OPTION[kind]} == all ]] || words=${OPTION[kind]}
top=$(repository rev-parse --show-toplevel)
status=0
# The commands of git grep with which a repository could run programs are off: no text conversion, no pager.
found=$(repository -C "$top" grep --no-textconv --no-color -n -I -z -w -E "$words" -- . | tr '\0' '\037') || status=$?
((status <= 1)) || fail "$EXIT_UNAVAILABLE" 'git grep failed. Run git fsck.'

document=$(jq -R -s --arg words "$words" --argjson limit "${OPTION[limit]}" '
  split("\n") | map(split("\u001f") | select(length >= 3)
    | (.[2:] | join(" ")) as $text
    | {kind: ($text | capture("\\b(?<kind>\($words))\\b").kind), path: .[0], line: (.[1] | tonumber),
       text: ($text | sub("^\\s+"; "") | sub("\\s+$"; "") | .[:300])})
  | {total: length, kinds: (group_by(.kind) | map({key: .[0].kind, value: length}) | from_entries),
     more: ($limit > 0 and length > $limit), entries: (if $limit > 0 then .[:$limit] else . end)}' <<<"$found")

show "$document" '
  if .total == 0 then "No such comments in this repository."
  else "\(.kinds | to_entries | map("\(.value) \(.key)") | join(", ")) in \(.entries | map(.path) | unique | length | plural("file"))\(if .more then "; the first \(.entries | length) are shown" else "" end)." end' '
  [["Kind", "File", "Line", "Text"]] + (.entries | map([.kind, .path, .line, .text]))'
