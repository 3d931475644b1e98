#!/usr/bin/env bash
# ---
# description: Start (dispatch) a GitHub Actions workflow of a repository, on a branch or tag, with inputs
# effect: write
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: repo, type: pattern, pattern: "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", required: true, description: owner/name of the repository, cues: [repository, repo, … repo, … repository]}
#   - {name: workflow, type: pattern, pattern: "[A-Za-z0-9_.-]+[.]ya?ml|[0-9]{4,15}", required: true, workspace: false, description: file name or id of the workflow, cues: [workflow, run, trigger, dispatch, start, … workflow, action]}
#   - {name: ref, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._/-]*", default: main, description: branch or tag to run it on, cues: [ref, on the branch, on branch, branch, with the ref, tag, on the tag, from the branch, the … branch]}
#   - {name: input, type: list, pattern: "[A-Za-z_][A-Za-z0-9_-]*=[^,]*", workspace: false, description: "the workflow's inputs as name=value, separated by commas", cues: [with, input, inputs, with the input, with the inputs, parameter]}
# returns: performed, repo, workflow, ref, runId
# examples:
#   - Run the workflow deploy.yml in acme/app
#   - start the GitHub Actions workflow build.yml of acme/web
#   - trigger release.yml in acme/api
#   - dispatch nightly.yml on acme/infra
#   - kick off tests.yaml in acme/app
#   - run the GitHub workflow deploy.yml in acme/app with the ref develop
#   - trigger the workflow ci.yml of acme/app
#   - launch the GitHub Actions workflow 12345678 of acme/web on the branch hotfix/login
#   - fire off migrate.yml on GitHub for acme/api with the input env=staging
#   - please execute the GitHub action nightly-build.yml in acme/app on the tag v1.4.0
# not:
#   - Did the workflow deploy.yml in acme/app pass?
#   - Write a workflow deploy.yml
#   - Why did deploy.yml in acme/app fail?
#   - Cancel the workflow deploy.yml in acme/app
#   - Rerun the failed CI run in acme/app
#   - Deploy acme/app to Vercel
#   - Show the inputs of deploy.yml
#   - Which workflows does acme/app have?
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
connect

repository
url "$REPLY/actions/workflows/${OPTION[workflow]}/dispatches"
address=$REPLY
body=$(jq -nc --arg ref "${OPTION[ref]}" --arg inputs "${OPTION[input]-}" '
  {ref: $ref}
  + if $inputs == "" then {}
    else {inputs: ($inputs | split(",") | map(gsub("^\\s+|\\s+$"; "") | {key: (split("=")[0]), value: (split("=")[1:] | join("="))}) | from_entries)} end')
show_unless_confirmed "run ${OPTION[workflow]} in ${OPTION[repo]} on ${OPTION[ref]}" POST "$address" "$body"

http_post "$address" "$body"
# The usual reply is 204, which has no body and names no run.
[[ $HTTP_STATUS != 204 ]] || printf '{"workflow_run_id": null}' >"$HTTP_BODY"
present_change 'the start of the workflow' '"Started \(.workflow) in \(.repo) on \(.ref)."' \
  --arg repo "${OPTION[repo]}" --arg workflow "${OPTION[workflow]}" --arg ref "${OPTION[ref]}" \
  'if has("workflow_run_id") then {repo: $repo, workflow: $workflow, ref: $ref, runId: .workflow_run_id} else error end'
