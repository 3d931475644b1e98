#!/usr/bin/env bash
# ---
# description: GitHub Actions workflow runs (CI) of a repository, newest first, with branch, event, status and conclusion
# effect: read
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: repo, type: pattern, pattern: "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", required: true, description: owner/name of the repository, cues: [repository, repo, … repo, … repository]}
#   - {name: branch, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._/-]*", description: only those on this branch, cues: [branch, on the branch, on branch, for the branch, the … branch]}
#   - {name: status, type: enum, values: [success, failure, cancelled, timed_out, in_progress, queued, completed, action_required, neutral, skipped, stale, requested, waiting, pending], description: only those with this status or conclusion, synonyms: {success: [successful, succeeded], cancelled: [canceled, aborted, stopped], timed_out: [timed out, timeouts], in_progress: [running, in progress, still running], queued: [waiting in line, in the queue], skipped: [left out], completed: [finished, ended], action_required: [needs action, action required]}}
#   - {name: failed, type: flag, description: only those that failed, synonyms: {"true": [failing, broken, that failed, that did not pass]}}
#   - {name: limit, type: integer, default: 20, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … runs, … builds, … workflow runs, … CI runs], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: repo, count, more, states.*, runs[].{id, name, title, branch, event, status, conclusion, startedAt, url}
# examples:
#   - Did CI pass on acme/app?
#   - failed CI runs in acme/web
#   - Did CI fail on acme/app?
#   - latest 5 workflow runs of acme/api
#   - GitHub Actions status for acme/app on the branch main
#   - is the build green in acme/infra
#   - which builds failed in acme/app
#   - CI status acme/app
#   - what workflows are in progress in acme/app
#   - hey, are the tests of acme/web on branch develop passing
# not:
#   - Why did CI fail on acme/app?
#   - Run the workflow deploy.yml in acme/app
#   - Rerun the failed CI jobs
#   - Summarize the CI failures of acme/app
#   - Pipelines on GitLab
#   - Failed deployments on Vercel
#   - Cancel the running build
#   - How long does CI take in acme/app on average?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
connect

repository
path=$REPLY/actions/runs
status=${OPTION[status]-}
[[ -z ${OPTION[failed]-} ]] || status=failure
query branch "${OPTION[branch]-}"
query status "$status"
github_list "$path" .workflow_runs

present_items 'the list of workflow runs' '
  if .count == 0 then "No such workflow runs in \(.repo)."
  else "\(if .more then "The last " else "" end)\(.count | plural("workflow run")) in \(.repo): \(.states | to_entries | sort_by(-.value) | map("\(.value) \(.key | gsub("_"; " "))") | join(", "))."
  end' '
  [["Run", "Workflow", "Title", "Branch", "Event", "Result", "Started", "URL"]]
  + (.runs | map([.id, .name, .title, .branch, .event, .conclusion // .status, .startedAt, .url]))' \
  --arg repo "${OPTION[repo]}" '
  map({id, name, title: .display_title, branch: .head_branch, event, status, conclusion, startedAt: (.run_started_at // .created_at), url: .html_url})
  | {repo: $repo, count: length, more: $more,
     states: (reduce .[] as $run ({}; .[$run.conclusion // $run.status // "unknown"] += 1)), runs: .}'
