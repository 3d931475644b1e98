#!/usr/bin/env bash
# ---
# description: Comment on a GitHub issue or pull request (PR)
# effect: write
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: repo, type: pattern, pattern: "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", required: true, description: owner/name of the repository, cues: [repository, repo, … repo, … repository]}
#   - {name: number, type: pattern, pattern: "#?[1-9][0-9]{0,9}", required: true, workspace: false, description: number of the issue or pull request, cues: [issue, PR, pull request, number, issue number, on issue, on PR, to issue, ticket]}
#   - {name: body, type: text, required: true, workspace: false, description: the comment in Markdown, cues: [saying, that says, with the text, the comment, as a comment]}
# returns: performed, repo, number, id, url
# examples:
#   - Comment "fixed in main" on issue 7 in acme/app
#   - comment on acme/web PR 12 "please rebase"
#   - add a comment to issue 31 of acme/api "cannot reproduce"
#   - reply "thanks, merged" to pull request 4 in acme/app
#   - leave a comment on GitHub issue 9 in acme/infra "deployed"
#   - write "duplicate of 3" on issue 8 in acme/app
#   - post a comment on PR 15 in acme/app "looks good to me"
#   - 'respond to the GitHub PR #23 in acme/web with "tests are missing"'
#   - 'please tell issue #40 of acme/api on GitHub: "works for me on 2.3"'
#   - 'answer GitHub issue #5 in acme/infra saying "will be in the next release"'
# not:
#   - Review PR 12 in acme/app
#   - Write a comment for issue 7 that explains the fix
#   - Open an issue in acme/app "Login fails"
#   - Close issue 7 in acme/app with a comment
#   - Comment "done" on the Jira ticket ACME-7
#   - Who approved PR 12 in acme/app?
#   - Delete the comment on issue 7 in acme/app
#   - Read me the discussion on issue 7 in acme/app
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
[[ ${OPTION[body]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--body is blank. Say what to comment.'
connect

numbered number
number=$REPLY
repository
url "$REPLY/issues/$number/comments"
address=$REPLY
body=$(jq -nc --arg body "${OPTION[body]}" '{body: $body}')
show_unless_confirmed "comment on ${OPTION[repo]}#$number: ${OPTION[body]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the comment' '"Commented on \(.repo)#\(.number): \(.url)"' --arg repo "${OPTION[repo]}" --argjson number "$number" \
  '{repo: $repo, number: $number, id, url: .html_url}'
