#!/usr/bin/env bash
# ---
# description: Branches of the current git repository, most recently used first, with their last commit
# effect: read
# access: []
# params:
#   - {name: remote, type: flag, description: the remote branches instead of the local ones, synonyms: {"true": [remotes, on the remote, on origin, origin, "-r", remote ones]}}
#   - {name: merged, type: flag, description: only branches that are merged into the current one, synonyms: {"true": [already merged, merged already, fully merged, "--merged"]}}
# returns: branches[].{name, current, upstream, tracking, date, author, subject}
# examples:
#   - git branch
#   - Which branches are there?
#   - show me the local branches of this repository
#   - which remote branches exist
#   - What branches are already merged?
#   - how many branches does the repo have
#   - the most recent git branches
#   - branches on origin with their last commit
#   - hey, what local git branches do I have
#   - pull up the branch list of this repo
# not:
#   - Create a branch
#   - Delete the merged branches
#   - Merge this branch into main
#   - Which bank branches are open?
#   - Which branches are stale?
#   - Branches of acme/app on GitLab
#   - Rename the git branch
#   - Explain what was done on this branch
# timeout: 20s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/git.sh"
parse_options "$@"
in_repository

options=(--sort=-committerdate
  --format='%(refname:short)%1f%(HEAD)%1f%(upstream:short)%1f%(upstream:track,nobracket)%1f%(committerdate:iso8601-strict)%1f%(authorname)%1f%(subject)%1f%(symref)')
if [[ -n ${OPTION[merged]-} ]] && has_commits; then options+=(--merged=HEAD); fi
if [[ -n ${OPTION[remote]-} ]]; then place=refs/remotes; else place=refs/heads; fi

document=$(repository for-each-ref "${options[@]}" "$place" | jq -R -s '
  split("\n") | map(select(length > 0) | split("\u001f") | select(.[7] == "")
    | {name: .[0], current: (.[1] == "*"), upstream: (if .[2] == "" then null else .[2] end),
       tracking: (if .[3] == "" then null else .[3] end), date: .[4], author: .[5], subject: .[6]})
  | {branches: .}')

show "$document" '
  (.branches | map(select(.current) | .name)[0]) as $current
  | "\(.branches | length | tostring) \(if (.branches | length) == 1 then "branch" else "branches" end)\(if $current == null then "" else "; you are on \($current)" end)."' '
  [["", "Branch", "Last commit", "Author", "Against its upstream", "Subject"]]
  + (.branches | map([(if .current then "*" else "" end), .name, .date[:10], .author, .tracking // "", .subject]))'
