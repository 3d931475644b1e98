#!/usr/bin/env bash
# ---
# description: Projects of our OpenAI organization with id and state
# effect: read
# needs: [OPENAI_ADMIN_KEY]
# environment: [OPENAI_API_BASE]
# params:
#   - {name: include-archived, type: flag, description: also archived ones, synonyms: {"true": [include archived, including archived, archived too, also archived, archived ones too, even archived]}}
# returns: count, more, projects[].{id, name, status, createdAt}
# probe: true
# examples:
#   - List our OpenAI projects
#   - which projects do we have on OpenAI
#   - OpenAI projects and include archived ones
#   - show the projects of our OpenAI organization
#   - what is the id of our OpenAI project
#   - hey, how many projects are in our OpenAI account
#   - OpenAI project names and state, archived too
#   - active projects at OpenAI
#   - project ids in the OpenAI organization
#   - pull up the OpenAI project list
# not:
#   - Create an OpenAI project
#   - Archive the OpenAI project
#   - What did each OpenAI project cost?
#   - List our projects in Linear
#   - Compare OpenAI and Anthropic for our project
#   - Who is a member of the OpenAI project?
#   - Sentry projects
# timeout: 30s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/openai.sh"
parse_options "$@"
connect OPENAI_ADMIN_KEY

query include_archived "${OPTION[include-archived]-}"
openai_list /organization/projects

present_items 'the list of projects' '
  if .count == 0 then "No OpenAI projects." else "\(.count | plural("OpenAI project"))." end' '
  [["Project", "Id", "State", "Created"]] + (.projects | map([.name, .id, .status, (.createdAt // "")[:10]]))' '
  {count: length, more: $more, projects: map({id, name, status, createdAt: (.created_at | iso)})}'
