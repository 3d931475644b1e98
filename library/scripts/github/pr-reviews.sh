#!/usr/bin/env bash
# ---
# description: Review state of one GitHub pull request (PR), who approved, who wants changes, who is still asked, and whether it can be merged
# effect: read
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: repo, type: pattern, pattern: "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", required: true, description: owner/name of the repository, cues: [repository, repo, … repo, … repository]}
#   - {name: pr, type: pattern, pattern: "#?[1-9][0-9]{0,9}", required: true, workspace: false, description: number of the pull request, cues: [PR, pull request, number, pull, "#"]}
# returns: repo, number, title, author, state, draft, mergeableState, approvals, changesRequested, waitsFor[], reviews[].{reviewer, state, submittedAt, url}, url
# examples:
#   - Who approved PR 12 in acme/app?
#   - Has pull request 7 of acme/web been approved?
#   - reviews of PR 31 in acme/api
#   - review status of acme/app PR 4
#   - Can PR 12 in acme/app be merged?
#   - Is acme/infra pull request 15 approved yet?
#   - who reviewed pull request 9 in acme/app
#   - did anyone request changes on PR 8 in acme/app
#   - 'is GitHub pull request #22 in acme/web mergeable'
#   - 'hey, whose review is missing on PR #18 of acme/api'
# not:
#   - Review PR 12 in acme/app
#   - Which pull requests wait for review in acme/app?
#   - Approve PR 12 in acme/app
#   - Merge PR 12 in acme/app
#   - Why was PR 12 in acme/app not approved?
#   - Summarize the reviews of PR 12 in acme/app
#   - Comment on PR 12 in acme/app
#   - Which files does PR 12 in acme/app change?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
connect

repository
path=$REPLY/pulls
numbered pr
path+=/$REPLY
github_list "$path/reviews"
http_get "$HTTP_BASE$path"

# A comment after an approval takes nothing back: of each person the last verdict counts.
present 'the pull request' '
  def who($state): .reviews | map(select(.state == $state) | .reviewer) | join(", ");
  ([(if .approvals > 0 then "approved by \(who("approved"))" else empty end),
    (if .changesRequested > 0 then "changes requested by \(who("changes_requested"))" else empty end),
    (if .state == "open" and .waitsFor != [] then "waits for \(.waitsFor | join(", "))" else empty end)]
   | if . == [] then "no verdict yet" else join("; ") end) as $verdicts
  | "PR \(.number) in \(.repo), \(if .draft and .state == "open" then "draft" else .state end): \($verdicts)."
  + (if .state == "open" then " Merge state: \(.mergeableState)." else "" end)' '
  [["Reviewer", "State", "At", "URL"]] + (.reviews | map([.reviewer, .state, .submittedAt, .url]))' \
  --arg repo "${OPTION[repo]}" --slurpfile pages "$PAGES" '
  ($pages | add // [] | map(select(.state != "PENDING"))
   | [group_by(.user.login? // "ghost")[]
      | sort_by(.submitted_at) | (map(select(.state != "COMMENTED")) | last) // last
      | {reviewer: (.user.login? // "ghost"), state: (.state | ascii_downcase), submittedAt: .submitted_at, url: .html_url}]) as $reviews
  | {repo: $repo, number, title, author: (.user.login? // "ghost"), state: (if .merged_at then "merged" else .state end),
     draft: (.draft == true), mergeableState: (.mergeable_state // "unknown"),
     approvals: ($reviews | map(select(.state == "approved")) | length),
     changesRequested: ($reviews | map(select(.state == "changes_requested")) | length),
     waitsFor: [(.requested_reviewers // [])[].login, (.requested_teams // [])[].slug],
     reviews: $reviews, url: .html_url}' <"$HTTP_BODY"
