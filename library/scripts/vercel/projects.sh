#!/usr/bin/env bash
# ---
# description: Vercel projects with framework, when each changed and the state of its latest deployment
# effect: read
# needs: [VERCEL_TOKEN]
# environment: [VERCEL_API_BASE, VERCEL_TEAM_ID]
# params:
#   - {name: search, type: pattern, pattern: "[A-Za-z0-9._-]+", description: part of the name, cues: [search, named, called, with the name, by search, whose name has, containing]}
#   - {name: team, type: pattern, pattern: "team_[A-Za-z0-9]+", description: id of the team; without it VERCEL_TEAM_ID, cues: [team, team id, in the team, … team]}
#   - {name: limit, type: integer, default: 100, description: how many at most; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … projects, … apps], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, more, projects[].{id, name, framework, updatedAt, latestState, latestUrl}
# examples:
#   - vercel projects
#   - What projects do we have on Vercel?
#   - search acme in the Vercel projects
#   - which framework do our Vercel projects use
#   - hey, the first 30 apps we host with Vercel
#   - is there a Vercel project named acme-shop
#   - Vercel projects of the team team_a1B2c3D4 and their latest deployment state
#   - pull up our Vercel project list
#   - which sites and apps run on Vercel
#   - framework and latest deployment state of the Vercel projects
# not:
#   - Create a Vercel project
#   - Supabase projects
#   - Which Vercel domains do we have?
#   - Recent Vercel deployments
#   - Delete the Vercel project
#   - Should we move our projects to Vercel?
#   - Environment variables of the Vercel project acme-web
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/vercel.sh"
parse_options "$@"
connect

query search "${OPTION[search]-}"
vercel_list /v10/projects .projects from
present_items 'the list of projects' '
  (if $search == "" then "" else " with \($search) in the name" end) as $with
  | if .count == 0 then "No projects on Vercel\($with)." else "\(.count | plural("project")) on Vercel\($with)\(if .more then ", and more" else "" end)." end' '
  [["Project", "Framework", "Updated", "Latest", "URL", "ID"]]
  + (.projects | map([.name, .framework, .updatedAt, .latestState, .latestUrl, .id]))' \
  --arg search "${OPTION[search]-}" '
  map((.latestDeployments // [] | first // {}) as $latest
      | {id, name, framework: (.framework // null), updatedAt: (.updatedAt | from_millis), latestState: ($latest.readyState // null),
         latestUrl: (if $latest.url then "https://\($latest.url)" else null end)})
  | {count: length, more: $more, projects: .}'
