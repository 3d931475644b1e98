#!/usr/bin/env bash
# ---
# description: Dependabot alerts of a GitHub repository, the vulnerable dependencies by severity, with the version that fixes them
# effect: read
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: repo, type: pattern, pattern: "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", required: true, description: owner/name of the repository, cues: [repository, repo, … repo, … repository]}
#   - {name: severity, type: enum, values: [critical, high, medium, low], description: only this severity, synonyms: {critical: [severe, most serious], high: [high severity, serious], medium: [moderate, medium severity], low: [minor, low severity]}}
#   - {name: state, type: enum, values: [open, fixed, auto_dismissed, dismissed], default: open, description: which ones, synonyms: {open: [unfixed, unresolved, active, outstanding], fixed: [resolved, patched, closed], dismissed: [ignored, waived], auto_dismissed: [automatically dismissed]}}
# returns: repo, state, count, more, bySeverity.{critical, high, medium, low}, alerts[].{number, package, ecosystem, severity, summary, fixedIn, manifest, createdAt, url}
# examples:
#   - Dependabot alerts in acme/app
#   - open dependabot alerts
#   - Which dependencies of acme/web are vulnerable?
#   - critical security alerts on GitHub in acme/api
#   - how many vulnerable dependencies are in acme/infra
#   - any high severity vulnerabilities in acme/app?
#   - security vulnerabilities of acme/app
#   - fixed Dependabot alerts in acme/app
#   - hey, does acme/web have CVEs or insecure packages of medium severity
#   - dismissed Dependabot alerts of the repo acme/api
# not:
#   - Fix the Dependabot alerts in acme/app
#   - Why is this dependency vulnerable?
#   - Dismiss the Dependabot alert 3 in acme/app
#   - Summarize the security alerts of acme/app
#   - Datadog alerts
#   - Update the dependencies of acme/app
#   - Open issues in acme/app
#   - Which npm packages of acme/app are outdated?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
connect

repository
path=$REPLY/dependabot/alerts
query state "${OPTION[state]}"
query severity "${OPTION[severity]-}"
github_list "$path"

present_items 'the list of alerts' '
  (.state | gsub("_"; " ")) as $state
  | if .count == 0 then "No \($state) Dependabot alerts in \(.repo)."
    else "\(.count | plural("\($state) Dependabot alert")) in \(.repo): \(.bySeverity | to_entries | map(select(.value > 0) | "\(.value) \(.key)") | join(", "))."
      + if .more then " There are more." else "" end
    end' '
  [["Alert", "Severity", "Package", "Fixed in", "Summary", "URL"]]
  + (.alerts | map([.number, .severity, .package, .fixedIn, .summary, .url]))' \
  --arg repo "${OPTION[repo]}" --arg state "${OPTION[state]}" '
  ["critical", "high", "medium", "low"] as $order
  | map({number, package: .dependency.package.name, ecosystem: .dependency.package.ecosystem,
         severity: (.security_vulnerability.severity // .security_advisory.severity), summary: .security_advisory.summary,
         fixedIn: .security_vulnerability.first_patched_version.identifier?, manifest: .dependency.manifest_path, createdAt: .created_at, url: .html_url})
  | sort_by([(.severity as $severity | $order | index($severity) // 4), .number])
  | . as $alerts
  | {repo: $repo, state: $state, count: length, more: $more,
     bySeverity: ($order | map({key: ., value: (. as $severity | $alerts | map(select(.severity == $severity)) | length)}) | from_entries), alerts: $alerts}'
