#!/usr/bin/env bash
# ---
# description: Open a new issue in a GitLab project, with title, description and labels
# effect: write
# needs: [GITLAB_TOKEN]
# environment: [GITLAB_API_BASE]
# params:
#   - {name: project, type: pattern, pattern: "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+", required: true, description: path of the project such as group/name}
#   - {name: title, type: text, required: true, workspace: false, description: the title}
#   - {name: description, type: text, workspace: false, description: the text in Markdown}
#   - {name: labels, type: list, description: "labels, separated by commas"}
# returns: performed, project, iid, title, url
# examples:
#   - 'Create a GitLab issue in acme/app "Login fails on Safari"'
#   - 'open an issue on GitLab in acme/web "Broken link"'
#   - 'file a GitLab issue in acme/api "Timeouts at night" with the description "Since Monday"'
#   - 'new GitLab issue "Update the readme" in acme/app'
#   - 'open a new issue in the GitLab project acme/infra "Rotate the keys"'
#   - 'report an issue on GitLab in acme/app "Crash at start"'
# not:
#   - Open GitLab issues in acme/app
#   - Write a GitLab issue that explains the bug
#   - 'Create a GitHub issue "Login fails"'
#   - Close the GitLab issue 7
#   - 'Create a Jira ticket "Login fails"'
#   - Create a merge request on GitLab
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
