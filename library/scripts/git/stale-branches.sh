#!/usr/bin/env bash
# ---
# description: Stale branches of the current git repository, without a commit for some time, and whether they are merged
# effect: read
# access: []
# params:
#   - {name: days, type: integer, default: 90, description: without a commit for so many days, cues: [without a commit for … days, no commit for … days, older than … days, more than … days, for … days, over … days, … days old, untouched for … days, not touched in … days, inactive for … days]}
#   - {name: remote, type: flag, description: the remote branches instead of the local ones, synonyms: {"true": [on the remote, on origin, origin, remotes, remote ones]}}
# returns: days, base, stale, merged, branches[].{name, date, ageDays, author, merged, subject}
# examples:
#   - Which branches are stale?
#   - stale branches
#   - old git branches
#   - which branches had no commit for 30 days
#   - list branches older than 180 days
#   - stale remote branches of this repository
#   - which old branches are merged and can go
#   - inactive branches in this git repo
#   - dead branches on origin nobody touched for 60 days
#   - hey, are there abandoned or forgotten git branches
# not:
#   - Delete the stale branches
#   - Which pull requests are stale?
#   - Why is this branch so old?
#   - Rebase my branch
#   - Which Supabase branches are there?
#   - How many branches did we create this month?
#   - List every branch with its last commit
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/git.sh"
parse_options "$@"
((OPTION[days] >= 0)) || fail "$EXIT_USAGE" '--days is below 0.'
in_repository

place=refs/heads
[[ -z ${OPTION[remote]-} ]] || place=refs/remotes
# Merged means into the branch that the others come from.
base=''
for name in refs/remotes/origin/HEAD refs/heads/main refs/heads/master HEAD; do
  if repository rev-parse --verify --quiet "$name" >/dev/null; then
    base=$name
    break
  fi
done
base_name=$(repository rev-parse --abbrev-ref "${base:-HEAD}" 2>/dev/null || true)
merged=''
[[ -z $base ]] || merged=$(repository for-each-ref --merged="$base" --format='%(refname)' "$place")

document=$(repository for-each-ref --sort=committerdate \
  --format='%(refname)%1f%(refname:short)%1f%(committerdate:unix)%1f%(authorname)%1f%(subject)%1f%(symref)' "$place" |
  jq -R -s --arg merged "$merged" --argjson days "${OPTION[days]}" --arg base "$base_name" '
  ($merged | split("\n")) as $merged
  | split("\n") | map(select(. != "") | split("\u001f") | select(.[5] == "" and .[1] != $base)
    | {name: .[1], date: (.[2] | tonumber | todate), ageDays: ((now - (.[2] | tonumber)) / 86400 | floor), author: .[3],
       merged: (.[0] as $name | $merged | index($name) != null), subject: .[4]})
  | map(select(.ageDays >= $days))
  | {days: $days, base: (if $base == "" then null else $base end), stale: length, merged: (map(select(.merged)) | length), branches: .}')

show "$document" '
  if .stale == 0 then "No branch was without a commit for \(.days | plural("day"))."
  else "\(.stale | if . == 1 then "1 branch" else "\(.) branches" end) without a commit for \(.days | plural("day")), \(.merged) of them merged into \(.base); the oldest is \(.branches[0].name) with \(.branches[0].ageDays | plural("day"))." end' '
  [["Branch", "Last commit", "Days", "Author", "Merged", "Subject"]]
  + (.branches | map([.name, .date[:10], .ageDays, .author, (if .merged then "merged" else "" end), .subject]))'
