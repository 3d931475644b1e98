#!/usr/bin/env bash
# ---
# description: Tags of the current git repository, the newest first, with date and message, and commits since the last one
# effect: read
# access: []
# params:
#   - {name: limit, type: integer, default: 20, description: how many at most (0 means all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … tags, … versions], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: total, commitsSince, tags[].{name, date, commit, annotated, subject}
# examples:
#   - git tag
#   - Which tags are there?
#   - what is the latest tag
#   - list the last 5 tags
#   - which version was tagged last
#   - how many commits since the last tag
#   - release tags of this repository
#   - newest version tags in git
#   - when was the latest tag created
#   - hey, what is the most recent tagged version here
# not:
#   - Delete the tag v1
#   - Write the release notes
#   - Which releases are on GitHub?
#   - Which tags has this contact?
#   - Which image tags are in Docker?
#   - Commits on the tag v2 of acme/app on GitHub
#   - Tag the release v2.0 and push it
# timeout: 20s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/git.sh"
parse_options "$@"
in_repository

since=null
if has_commits && last=$(repository describe --tags --abbrev=0 2>/dev/null); then
  since=$(repository rev-list --count "refs/tags/$last..HEAD" --)
fi

document=$(repository for-each-ref --sort=-creatordate \
  --format='%(refname:lstrip=2)%1f%(creatordate:iso8601-strict)%1f%(*objectname)%1f%(objectname)%1f%(objecttype)%1f%(subject)' refs/tags |
  jq -R -s --argjson limit "${OPTION[limit]}" --argjson since "$since" '
  split("\n") | map(select(. != "") | split("\u001f")
    | {name: .[0], date: (.[1] | if . == "" then null else . end), commit: (if .[2] == "" then .[3] else .[2] end), annotated: (.[4] == "tag"), subject: .[5]})
  | {total: length, commitsSince: $since, tags: (if $limit > 0 then .[:$limit] else . end)}')

show "$document" '
  if .total == 0 then "No tags in this repository."
  else "\(.total | plural("tag")); the newest is \(.tags[0].name) of \(.tags[0].date // "" | .[:10])\(if .commitsSince == null then "" else "; \(.commitsSince | plural("commit")) since the last tag of this branch" end)." end' '
  [["Tag", "Date", "Commit", "Subject"]] + (.tags | map([.name, (.date // "" | .[:10]), .commit[:9], .subject]))'
