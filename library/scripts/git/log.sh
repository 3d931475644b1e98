#!/usr/bin/env bash
# ---
# description: Recent commits of the current git repository, newest first
# effect: read
# access: []
# params:
#   - {name: since, type: date, description: only commits from this day on, cues: [since, after, starting, from, … onwards]}
#   - {name: until, type: date, description: only commits up to and on this day, cues: [until, till, up to, to, and]}
#   - {name: author, type: text, description: only commits whose author's name or address contains this, cues: [by, author, by the author, written by, authored by, committed by]}
#   - {name: branch, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._/-]*", description: of this branch or tag instead of the current one, cues: [branch, on the branch, of the branch, on branch, tag, the … branch]}
#   - {name: limit, type: integer, default: 20, description: how many at most (0 means all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … commits], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: branch, since, until, limited, commits[].{commit, short, author, email, date, subject}
# examples:
#   - git log
#   - What was committed today?
#   - Show me the last 5 commits
#   - recent commits
#   - what did we commit since yesterday
#   - Who committed what since 2026-11-01?
#   - commit history of this repository
#   - which commits were made between 2026-11-01 and 2026-11-15
#   - the latest commits by author "Ada"
#   - list the commits of the branch release/2
# not:
#   - Why was this commit made?
#   - Commit my changes
#   - Write a commit message
#   - Summarize the recent commits
#   - Revert the last commit
#   - Which commit broke the build?
#   - Logs of the container web
#   - Commits of acme/app on GitHub
# timeout: 20s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/git.sh"
parse_options "$@"
in_repository

options=(--format='%H%x1f%h%x1f%an%x1f%ae%x1f%aI%x1f%s%x1e' --no-show-signature)
# Without a time of day git would take the present one.
[[ -z ${OPTION[since]-} ]] || options+=("--since=${OPTION[since]}T00:00:00")
[[ -z ${OPTION[until]-} ]] || options+=("--until=${OPTION[until]}T23:59:59")
[[ -z ${OPTION[author]-} ]] || options+=("--author=${OPTION[author]}" --fixed-strings --regexp-ignore-case)
((OPTION[limit] <= 0)) || options+=("--max-count=${OPTION[limit]}")

commits=''
if [[ -n ${OPTION[branch]-} ]]; then
  start=$(commit_of "${OPTION[branch]}")
  commits=$(repository log "${options[@]}" "$start" --)
elif has_commits; then
  commits=$(repository log "${options[@]}" HEAD --)
fi

document=$(jq -R -s --arg branch "${OPTION[branch]:-$(current_branch)}" --arg since "${OPTION[since]-}" \
  --arg until "${OPTION[until]-}" --argjson limit "${OPTION[limit]}" '
  split("\u001e") | map(ltrimstr("\n") | select(length > 1) | split("\u001f")
    | {commit: .[0], short: .[1], author: .[2], email: .[3], date: .[4], subject: .[5]})
  | {branch: $branch, since: (if $since == "" then null else $since end), until: (if $until == "" then null else $until end),
     limited: ($limit > 0 and length == $limit), commits: .}' <<<"$commits")

show "$document" '
  (if .limited then "The last \(.commits | length | plural("commit"))"
   elif .commits == [] then "No commits" else "\(.commits | length | plural("commit"))" end)
  + " on \(.branch)\(if .since == null then "" else " since \(.since)" end)\(if .until == null then "" else " until \(.until)" end)."' '
  [["Commit", "When", "Author", "Subject"]] + (.commits | map([.short, (.date[:16] | sub("T"; " ")), .author, .subject]))'
