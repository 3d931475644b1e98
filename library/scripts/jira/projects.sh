#!/usr/bin/env bash
# ---
# description: Jira projects with key, name, type and lead
# effect: read
# needs: [JIRA_BASE_URL, JIRA_EMAIL, JIRA_API_TOKEN]
# params:
#   - {name: query, type: text, description: only those with this in their key or name, workspace: false, cues: [called, named, whose name has, containing]}
# returns: count, more, projects[].{key, name, type, lead, url}
# examples:
#   - List the Jira projects
#   - which projects are there in Jira?
#   - who leads the Jira projects
#   - Jira projects called "web"
#   - find the key of a Jira project
#   - lead and type of each Jira project
#   - hey, how many projects does our Jira have
#   - pull up the Jira project list with keys
#   - Jira project types and leads
#   - what software projects are set up in Jira
# not:
#   - How are our Jira projects going?
#   - Create a Jira project
#   - Which project should we do first?
#   - Projects on Linear
#   - GitLab projects
#   - Issues of the Jira project WEB
#   - How many issues has the Jira project WEB?
#   - Vercel projects
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/jira.sh"
parse_options "$@"
connect

query query "${OPTION[query]-}"
query orderBy key
query expand lead
jira_list /rest/api/3/project/search values

present_items 'the list of projects' '
  "\(.count | if . == 0 then "No Jira project" else plural("Jira project") end)\(if .more then " and more" else "" end)."' '
  [["Key", "Name", "Type", "Lead"]] + (.projects | map([.key, .name, .type, .lead]))' --arg base "$HTTP_BASE" '
  [.[] | {key, name, type: .projectTypeKey, lead: .lead.displayName?, url: page_of($base)}] | {count: length, more: $more, projects: .}'
