#!/usr/bin/env bash
# ---
# description: Names of a Vercel project's environment variables with their targets and types, never their values
# effect: read
# needs: [VERCEL_TOKEN]
# environment: [VERCEL_API_BASE, VERCEL_TEAM_ID]
# params:
#   - {name: project, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._-]*", required: true, description: name or id of the project, cues: [project, of the project, for the project, in the project, the … project]}
#   - {name: team, type: pattern, pattern: "team_[A-Za-z0-9]+", description: id of the team; without it VERCEL_TEAM_ID, cues: [team, team id, in the team, … team]}
# returns: project, count, variables[].{key, targets[], type, gitBranch, updatedAt}
# examples:
#   - Environment variables of the project acme-web on Vercel
#   - vercel env of project acme-web
#   - Which env vars does the Vercel project acme-web have?
#   - list the environment variable names of the Vercel project acme-api
#   - is an env var set for production in the Vercel project acme-web
#   - show the env of the Vercel project acme-web
#   - which environment variables are set on Vercel
#   - hey, what config variables does the project acme-shop use at Vercel
#   - names and targets of the env variables of Vercel project acme-docs in the team team_a1B2c3D4
#   - Vercel secrets by name for the project acme-api
# not:
#   - What is the value of DATABASE_URL on Vercel?
#   - Netlify environment variables
#   - Why is the env var missing in production?
#   - Rotate the secrets on Vercel
#   - Compare the env vars of preview and production on Vercel
#   - Set API_URL on Vercel to a new value
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/vercel.sh"
parse_options "$@"
connect

vercel_url "/v10/projects/${OPTION[project]}/env"
pages_by_path "$REPLY" .envs null
present_items 'the list of variables' '
  if .count == 0 then "No environment variables in \(.project)." else "\(.count | plural("environment variable")) in \(.project)." end' '
  [["Name", "Targets", "Type", "Git branch", "Updated"]]
  + (.variables | map([.key, (.targets | join(", ")), .type, .gitBranch, .updatedAt]))' \
  --arg project "${OPTION[project]}" '
  map({key, targets: ([.target // empty] | flatten), type, gitBranch: (.gitBranch // null), updatedAt: (.updatedAt | from_millis)})
  | {project: $project, count: length, variables: sort_by(.key)}'
