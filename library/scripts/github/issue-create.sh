#!/usr/bin/env bash
# ---
# description: Open a new issue in a GitHub repository, with title, text, labels and assignees
# effect: write
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: repo, type: pattern, pattern: "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", required: true, description: owner/name of the repository, cues: [repository, repo, … repo, … repository]}
#   - {name: title, type: text, required: true, workspace: false, description: the title, cues: [titled, title, called, named, with the title, saying]}
#   - {name: body, type: text, workspace: false, description: the text in Markdown, cues: [with the body, body, with the text, text, description, with the description, details]}
#   - {name: labels, type: list, description: "labels, separated by commas", cues: [label, labels, labelled, labeled, tagged, with the label, with the labels]}
#   - {name: assignees, type: list, pattern: "[A-Za-z0-9][A-Za-z0-9-]*", description: "user names, separated by commas", cues: [assigned to, assign it to, assign to, assignee, assignees]}
# returns: performed, repo, number, title, url
# examples:
#   - Open an issue in acme/app "Login fails on Safari"
#   - create a GitHub issue in acme/web titled "Broken link in the footer"
#   - create an issue in acme/app "Button is broken"
#   - file a bug in acme/api "Timeouts at night"
#   - new issue "Update the readme" in acme/app
#   - open a new issue on GitHub in acme/infra "Rotate the keys" with the body "They expire in May"
#   - add an issue to acme/app "Support dark mode"
#   - report an issue in acme/app "Crash at start"
#   - raise a GitHub issue in the repo acme/web "Menu overlaps on mobile" with the label bug, assigned to octocat
#   - 'log a ticket on GitHub for acme/app: "Export to CSV times out" labelled backend'
# not:
#   - Write an issue that explains the bug
#   - Comment "fixed" on issue 7 in acme/app
#   - Close issue 12 in acme/app
#   - Create a GitLab issue "Login fails"
#   - Create a Jira ticket "Login fails"
#   - Open a pull request in acme/app
#   - Turn this bug report into three issues in acme/app
#   - Which issues of acme/app are open and how old are they?
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
[[ ${OPTION[title]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--title is blank. Say what the issue is about.'
connect

repository
url "$REPLY/issues"
address=$REPLY
body=$(jq -nc --arg title "${OPTION[title]}" --arg body "${OPTION[body]-}" --arg labels "${OPTION[labels]-}" --arg assignees "${OPTION[assignees]-}" '
  def listed: split(",") | map(gsub("^\\s+|\\s+$"; "") | select(. != ""));
  {title: $title, body: $body, labels: ($labels | listed), assignees: ($assignees | listed)} | with_entries(select(.value | length > 0))')
show_unless_confirmed "open an issue in ${OPTION[repo]}: ${OPTION[title]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the issue' '"Opened issue \(.number) in \(.repo): \(.url)"' --arg repo "${OPTION[repo]}" \
  '{repo: $repo, number, title, url: .html_url}'
