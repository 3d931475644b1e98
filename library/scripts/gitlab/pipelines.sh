#!/usr/bin/env bash
# ---
# description: Recent GitLab CI/CD pipelines of a project, newest first, with status, branch (ref) and source
# effect: read
# needs: [GITLAB_TOKEN]
# environment: [GITLAB_API_BASE]
# params:
#   - {name: project, type: pattern, pattern: "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+", required: true, description: path of the project such as group/name, cues: [project, repo, repository, … project, … repo]}
#   - {name: ref, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._/-]*", description: only those on this branch or tag, cues: [ref, branch, on the branch, on branch, tag, for the branch, with the ref, the … branch]}
#   - {name: status, type: enum, values: [success, failed, running, pending, canceled, skipped, manual, scheduled, created, preparing, waiting_for_resource], description: only those with this status, synonyms: {success: [successful, succeeded], failed: [failing, broken], running: [in progress, still running], canceled: [cancelled, aborted], waiting_for_resource: [waiting for a resource], manual: [waiting for somebody, by hand], pending: [waiting, queued]}}
#   - {name: limit, type: integer, default: 20, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … pipelines, … runs, … builds], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: project, count, more, states.*, pipelines[].{id, status, ref, source, sha, createdAt, updatedAt, url}
# examples:
#   - GitLab pipelines of acme/app
#   - Did the pipeline pass in acme/web on GitLab?
#   - failed pipelines in acme/api
#   - Did the GitLab pipeline fail in acme/app?
#   - latest GitLab CI pipelines in acme/app
#   - is a pipeline running in acme/infra
#   - GitLab pipeline status of acme/app with the ref main
#   - which GitLab pipelines failed in acme/app
#   - the last 5 GitLab CI builds of acme/shop on the branch develop
#   - hey, is GitLab CI green for acme/web
# not:
#   - Why did the pipeline fail in acme/app?
#   - Run the pipeline of acme/app
#   - Fix the failed pipeline
#   - Cancel the running pipeline
#   - GitHub Actions runs of acme/app
#   - Deals in the sales pipeline
#   - Summarize the pipeline failures
#   - Which jobs does the GitLab pipeline have?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/gitlab.sh"
parse_options "$@"
connect

project
path=$REPLY/pipelines
query ref "${OPTION[ref]-}"
query status "${OPTION[status]-}"
page_limit 100
query per_page "$REPLY"
gitlab_list "$path"

present_items 'the list of pipelines' '
  if .count == 0 then "No such pipelines in \(.project)."
  else "\(if .more then "The last " else "" end)\(.count | plural("pipeline")) in \(.project): \(.states | to_entries | sort_by(-.value) | map("\(.value) \(.key | gsub("_"; " "))") | join(", "))."
  end' '
  [["Pipeline", "Status", "Ref", "Source", "Updated", "URL"]] + (.pipelines | map([.id, .status, .ref, .source, .updatedAt, .url]))' \
  --arg project "${OPTION[project]}" '
  map({id, status, ref, source, sha, createdAt: (.created_at // "" | utc), updatedAt: (.updated_at // "" | utc), url: .web_url})
  | {project: $project, count: length, more: $more, states: (reduce .[] as $pipeline ({}; .[$pipeline.status] += 1)), pipelines: .}'
