#!/usr/bin/env bash
# ---
# description: Who contributed to the current git repository, commits per author, first and last one
# effect: read
# access: []
# params:
#   - {name: since, type: date, description: only commits from this day on, cues: [since, after, starting, from, … onwards]}
#   - {name: until, type: date, description: only commits up to and on this day, cues: [until, till, up to, to, and]}
#   - {name: limit, type: integer, default: 20, description: how many authors (0 means all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … contributors, … authors, … people, … committers], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: since, until, total, commits, contributors[].{name, email, commits, percent, first, last}
# examples:
#   - Who contributed to this repository?
#   - git contributors
#   - git shortlog -sn
#   - top 5 contributors
#   - who made the most commits since 2026-01-01
#   - how many people have committed to the repo
#   - commits per author
#   - git authors since 2026-06-01 until 2026-08-31
#   - committers of this repo ranked by number of commits
#   - hey, which developers wrote most of the commits here
# not:
#   - What was committed today?
#   - Who wrote this line?
#   - Who reviews the most pull requests?
#   - Write a CONTRIBUTORS file
#   - Stars and forks of acme/app
#   - Who are the HubSpot owners?
#   - Write a thank-you note to the contributors
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/git.sh"
parse_options "$@"
in_repository

options=(--format='%aN%x1f%aE%x1f%aI' --no-show-signature)
[[ -z ${OPTION[since]-} ]] || options+=("--since=${OPTION[since]}T00:00:00")
[[ -z ${OPTION[until]-} ]] || options+=("--until=${OPTION[until]}T23:59:59")
commits=''
if has_commits; then commits=$(repository log "${options[@]}" HEAD --); fi

# Somebody may have several names: it is the address that counts, as .mailmap has it.
document=$(jq -R -s --arg since "${OPTION[since]-}" --arg until "${OPTION[until]-}" --argjson limit "${OPTION[limit]}" '
  def known: if . == "" then null else . end;
  split("\n") | map(select(. != "") | split("\u001f")) | length as $all
  | group_by(.[1] | ascii_downcase)
  | map({name: .[0][0], email: .[0][1], commits: length, percent: (1000 * length / $all | round / 10), first: (map(.[2]) | min_by(sub("[+-].{5}$"; ""))), last: .[0][2]})
  | sort_by([-.commits, .name])
  | {since: ($since | known), until: ($until | known), total: length, commits: $all, contributors: (if $limit > 0 then .[:$limit] else . end)}' <<<"$commits")

show "$document" '
  (if .commits == 0 then "No commits" else "\(.commits | plural("commit")) by \(.total | if . == 1 then "1 person" else "\(.) people" end)" end)
  + (if .since == null then "" else " since \(.since)" end) + (if .until == null then "" else " until \(.until)" end)
  + (if .total > 1 then "; \(.contributors[0].name) made \(.contributors[0].commits)." else "." end)' '
  [["Author", "Address", "Commits", "%", "First", "Last"]] + (.contributors | map([.name, .email, .commits, .percent, .first[:10], .last[:10]]))'
