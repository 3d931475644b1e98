#!/usr/bin/env bash
# ---
# description: Open a new issue in a GitLab project, with title, description and labels
# effect: write
# needs: [GITLAB_TOKEN]
# environment: [GITLAB_API_BASE]
# params:
#   - {name: project, type: pattern, pattern: "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+", required: true, description: path of the project such as group/name, cues: [project, repo, repository, … project, … repo]}
#   - {name: title, type: text, required: true, workspace: false, description: the title, cues: [titled, title, called, named, with the title, saying]}
#   - {name: description, type: text, workspace: false, description: the text in Markdown, cues: [with the description, description, body, with the body, with the text, text, details]}
#   - {name: labels, type: list, description: "labels, separated by commas", cues: [label, labels, labelled, labeled, tagged, with the label, with the labels]}
# returns: performed, project, iid, title, url
# examples:
#   - Create a GitLab issue in acme/app "Login fails on Safari"
#   - open an issue on GitLab in acme/web "Broken link"
#   - file a GitLab issue in acme/api "Timeouts at night" with the description "Since Monday"
#   - new GitLab issue "Update the readme" in acme/app
#   - open a new issue in the GitLab project acme/infra "Rotate the keys"
#   - report an issue on GitLab in acme/app "Crash at start"
#   - raise a bug on GitLab in the project acme/shop "Cart is empty" labelled frontend
#   - 'log a ticket on GitLab for acme/api: "Slow search" with the labels backend,performance'
#   - add an issue to the GitLab repo acme/tools/cli titled "Help text is wrong"
#   - please make a GitLab issue "Replace the old logo" in acme/web
# not:
#   - Open GitLab issues in acme/app
#   - Write a GitLab issue that explains the bug
#   - Create a GitHub issue "Login fails"
#   - Close the GitLab issue 7
#   - Create a Jira ticket "Login fails"
#   - Create a merge request on GitLab
#   - Comment "fixed" on the GitLab issue 7
#   - Turn this report into GitLab issues
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/gitlab.sh"
parse_options "$@"
[[ ${OPTION[title]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--title is blank. Say what the issue is about.'
connect

project
url "$REPLY/issues"
address=$REPLY
body=$(jq -nc --arg title "${OPTION[title]}" --arg description "${OPTION[description]-}" --arg labels "${OPTION[labels]-}" '
  {title: $title, description: $description, labels: ($labels | split(",") | map(gsub("^\\s+|\\s+$"; "") | select(. != "")))}
  | with_entries(select(.value | length > 0))')
show_unless_confirmed "open an issue in ${OPTION[project]}: ${OPTION[title]}" POST "$address" "$body"

http_post "$address" "$body"
present_change 'the issue' '"Opened issue \(.iid) in \(.project): \(.url)"' --arg project "${OPTION[project]}" \
  '{project: $project, iid, title, url: .web_url}'
