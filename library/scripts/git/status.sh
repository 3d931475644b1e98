#!/usr/bin/env bash
# ---
# description: Git status of the current repository, its branch and its changed, staged and untracked files
# effect: read
# access: []
# returns: branch, commit, upstream, ahead, behind, clean, conflicted[], staged[], changed[], untracked[]
# examples:
#   - git status
#   - Which files have I changed?
#   - Are there uncommitted changes?
#   - what is staged
#   - is the working tree clean
#   - Which branch am I on?
#   - Are there untracked files in the repo?
#   - show me the modified files in this repository
#   - is my branch ahead or behind
#   - hey, did I forget to commit something locally
# not:
#   - What is the status of the project?
#   - Commit my changes
#   - Why are there conflicts?
#   - Explain my changes
#   - Status of the deployment
#   - What changed in the last commit?
#   - How many lines have I changed?
# timeout: 20s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/git.sh"
parse_options "$@"
in_repository

document=$(repository status --porcelain=v2 --branch --untracked-files=normal | jq -R -s '
  def unquoted: if startswith("\"") then (try fromjson catch .) else . end;
  def words($n): [limit($n; splits(" "))];
  split("\n") | map(select(length > 0)) as $lines
  | (reduce ($lines[] | select(startswith("# branch."))) as $line ({};
      ($line | ltrimstr("# branch.") | capture("^(?<key>[a-z]+) (?<value>.*)$")) as $fact
      | .[$fact.key] = $fact.value)) as $branch
  | [$lines[]
     | if startswith("1 ") then {state: .[2:4], path: (split(" ")[8:] | join(" ") | unquoted)}
       elif startswith("2 ") then {state: .[2:4], path: (split(" ")[9:] | join(" ") | split("\t")[0] | unquoted)}
       elif startswith("u ") then {state: "UU", path: (split(" ")[10:] | join(" ") | unquoted)}
       elif startswith("? ") then {state: "??", path: (.[2:] | unquoted)}
       else empty end] as $files
  | (($branch.ab // "") | capture("\\+(?<ahead>[0-9]+) -(?<behind>[0-9]+)") // {}) as $distance
  | {branch: (if $branch.head == "(detached)" then null else $branch.head end),
     commit: (if $branch.oid == "(initial)" then null else $branch.oid end),
     upstream: $branch.upstream,
     ahead: (($distance.ahead // "0") | tonumber), behind: (($distance.behind // "0") | tonumber),
     clean: ($files == []),
     conflicted: ($files | map(select(.state == "UU") | .path)),
     staged: ($files | map(select(.state | test("^[A-Z]") and . != "UU") | .path)),
     changed: ($files | map(select(.state | test("^.[A-Z]") and . != "UU") | .path)),
     untracked: ($files | map(select(.state == "??") | .path))}')

show "$document" '
  "On \(.branch // "no branch (at \(.commit[:7]))"): "
  + ([(.conflicted | length | select(. > 0) | "\(.) with conflicts"), (.staged | length | select(. > 0) | "\(.) staged"),
      (.changed | length | select(. > 0) | "\(.) changed"), (.untracked | length | select(. > 0) | "\(.) untracked")]
     | if . == [] then "nothing to commit, all clean" else join(", ") end)
  + (if .upstream == null then "" else "; \(.ahead) ahead of and \(.behind) behind \(.upstream)" end) + "."' '
  [["State", "File"]]
  + (.conflicted | map(["conflict", .])) + (.staged | map(["staged", .]))
  + (.changed | map(["changed", .])) + (.untracked | map(["untracked", .]))'
