#!/usr/bin/env bash
# ---
# description: Recent Vercel deployments, the newest first, with state, target, branch and who made them
# effect: read
# needs: [VERCEL_TOKEN]
# environment: [VERCEL_API_BASE, VERCEL_TEAM_ID]
# params:
#   - {name: project, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._-]*", description: name or id of the project, cues: [project, of the project, for the project, in the project, the … project]}
#   - {name: target, type: enum, values: [production, preview, staging], description: only those to this target, synonyms: {production: [prod, live], preview: [previews], staging: [stage]}}
#   - {name: state, type: enum, values: [BUILDING, ERROR, INITIALIZING, QUEUED, READY, CANCELED], description: only those in this state, synonyms: {ERROR: [failed, failing, errored, broken], READY: [successful, succeeded, ready, finished], BUILDING: [building, in progress, running], QUEUED: [queued, waiting], CANCELED: [cancelled, canceled, aborted], INITIALIZING: [starting, initializing]}}
#   - {name: team, type: pattern, pattern: "team_[A-Za-z0-9]+", description: id of the team; without it VERCEL_TEAM_ID, cues: [team, team id, in the team, … team]}
#   - {name: limit, type: integer, default: 20, description: how many at most; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … deployments, … deploys, … builds, … releases], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, failed, more, deployments[].{uid, name, state, target, branch, creator, createdAt, url, error}
# examples:
#   - vercel deployments
#   - What was deployed on Vercel recently?
#   - recent deployments of the project acme-web on Vercel
#   - Did the last Vercel deploy work?
#   - list Vercel deployments of the project acme-web in production
#   - which Vercel deployments have the state ERROR
#   - show the last 5 vercel deployments
#   - production deployments of the Vercel team team_a1B2c3D4
#   - hey, the 10 newest failed Vercel deploys of the project acme-api
#   - preview releases on Vercel that are queued
# not:
#   - Deploy the project acme-web to Vercel
#   - Why did the Vercel deployment fail?
#   - Roll back the Vercel deployment
#   - Netlify deploys
#   - Compare the last two deployments
#   - Show the Vercel build logs of dpl_9xYzAbC123
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/vercel.sh"
parse_options "$@"
connect

query projectId "${OPTION[project]-}"
query target "${OPTION[target]-}"
query state "${OPTION[state]-}"
vercel_list /v6/deployments .deployments
present_items 'the list of deployments' '
  if .count == 0 then "No deployments on Vercel\($project)."
  else "\(.count | plural("deployment")) on Vercel\($project)\(if .more then " and more" else "" end), \(if .failed == 0 then "none" else .failed end) failed; the newest is \(.deployments[0] | "\(.name) (\(.target // "preview")), \(.state)")." end' '
  [["Created", "Project", "State", "Target", "Branch", "By", "URL"]]
  + (.deployments | map([.createdAt, .name, .state, .target // "preview", .branch, .creator, .url]))' \
  --arg project "${OPTION[project]:+ for ${OPTION[project]}}" '
  map({uid, name, state: (.readyState // .state), target,
       branch: (.meta // {} | .githubCommitRef // .gitlabCommitRef // .bitbucketCommitRef // null),
       creator: (.creator.username? // .creator.email? // null), createdAt: (.createdAt // .created | from_millis),
       url: (if .url then "https://\(.url)" else null end), error: (.errorMessage // null)})
  | {count: length, failed: (map(select(.state == "ERROR")) | length), more: $more, deployments: .}'
