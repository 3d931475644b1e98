#!/usr/bin/env bash
# ---
# description: Projects in Sentry, with platform, teams and status
# effect: read
# needs: [SENTRY_AUTH_TOKEN]
# environment: [SENTRY_API_BASE, SENTRY_ORG]
# params:
#   - {name: org, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9_-]*", description: slug of the organisation; SENTRY_ORG if not given, cues: [org, organization, organisation, the … org, the … organization]}
# returns: organization, count, more, projects[].{id, slug, name, platform, status, teams[], dateCreated}
# probe: true
# examples:
#   - Sentry projects
#   - Which projects do we have in Sentry?
#   - what platforms do our Sentry projects have
#   - show the projects and teams in Sentry
#   - Sentry project slugs of the organization acme
#   - hey, which apps report to Sentry as projects
#   - status of every Sentry project
#   - project names and slugs at Sentry
#   - pull up the Sentry project list
#   - Sentry teams and what platform each project runs on
# not:
#   - Create a Sentry project
#   - Sentry issues of the project web
#   - GitLab projects
#   - Why is this project not in Sentry?
#   - Compare our Sentry projects
#   - Vercel projects
#   - Jira projects
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/sentry.sh"
parse_options "$@"
connect

organization
sentry_list "$REPLY/projects/" per_page

present_items 'the list of projects' '
  if .count == 0 then "No Sentry projects in \(.organization)." else "\(.count | plural("Sentry project")) in \(.organization): \(.projects[:20] | map(.slug) | join(", "))\(if .count > 20 then ", …" else "." end)" end' '
  [["Project", "Name", "Platform", "Status", "Teams"]] + (.projects | map([.slug, .name, .platform, .status, (.teams | join(", "))]))' \
  --arg organization "$ORGANIZATION" '
  map({id, slug, name, platform, status: (.status // "active"), teams: [(.teams // [])[].slug], dateCreated})
  | {organization: $organization, count: length, more: $more, projects: .}'
