#!/usr/bin/env bash
# ---
# description: How many lines were changed, added and removed per file in the current git repository, not yet committed or against a base branch
# effect: read
# access: []
# params:
#   - {name: staged, type: flag, description: only what is staged for the next commit, synonyms: {"true": [in the index, added to the index, "--cached", "--staged", only staged]}}
#   - {name: base, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._/-]*", description: all changes since this branch or tag instead of the last commit, cues: [against, against the base, against the branch, compared with, compared to, vs, base, relative to]}
# returns: since, files[].{path, added, removed, binary}, added, removed
# examples:
#   - git diff --stat
#   - How many lines have I changed?
#   - diffstat
#   - how big is my diff
#   - How many lines are added and removed in the working tree?
#   - size of the staged changes
#   - lines changed per file since the last commit
#   - diff stat against the base main
#   - changed lines against the branch develop
#   - hey, how much did I change locally since v2.0
# not:
#   - Explain the diff
#   - Review my changes
#   - What is the difference between these two files?
#   - How many lines of code do we have?
#   - Write a commit message for the diff
#   - How many files does the repository have?
#   - Size of the pull request 12 in acme/app
# timeout: 20s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/git.sh"
parse_options "$@"
in_repository

if [[ -n ${OPTION[base]-} ]]; then
  base=$(commit_of "${OPTION[base]}")
  # What happened on the base since then is not this branch's change.
  if has_commits; then base=$(repository merge-base "$base" HEAD || printf '%s' "$base"); fi
elif has_commits; then
  base=HEAD
else
  base=$EMPTY_TREE
fi
options=(--numstat --no-renames --no-ext-diff --no-textconv --ignore-submodules=dirty)
[[ -z ${OPTION[staged]-} ]] || options+=(--cached)

document=$(repository diff "${options[@]}" "$base" -- | jq -R -s --arg base "${OPTION[base]:-last commit}" '
  split("\n") | map(select(length > 0) | split("\t")
    | {path: (.[2:] | join("\t") | if startswith("\"") then (try fromjson catch .) else . end),
       added: (if .[0] == "-" then null else .[0] | tonumber end),
       removed: (if .[1] == "-" then null else .[1] | tonumber end), binary: (.[0] == "-")})
  | {since: $base, files: ., added: (map(.added // 0) | add // 0), removed: (map(.removed // 0) | add // 0)}')

show "$document" '
  if .files == [] then "Nothing has changed since \(.since)."
  else "\(.files | length | plural("file")) changed since \(.since): \(.added | plural("line")) added, \(.removed) removed." end' '
  [["Added", "Removed", "File"]]
  + (.files | map(if .binary then ["binary", "", .path] else [.added, .removed, .path] end))'
