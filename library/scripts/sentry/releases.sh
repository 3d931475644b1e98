#!/usr/bin/env bash
# ---
# description: Releases in Sentry, newest first, with the new issues each brought, commits and date
# effect: read
# needs: [SENTRY_AUTH_TOKEN]
# environment: [SENTRY_API_BASE, SENTRY_ORG]
# params:
#   - {name: project, type: pattern, pattern: "[a-z0-9][a-z0-9_-]*", workspace: false, description: only those of this project (slug or id), cues: [project, in project, project name, in the … project, the … project]}
#   - {name: limit, type: integer, default: 20, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … releases, … versions], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
#   - {name: org, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9_-]*", description: slug of the organisation; SENTRY_ORG if not given, cues: [org, organization, organisation, the … org, the … organization]}
# returns: organization, count, newIssues, more, releases[].{version, projects[], dateCreated, dateReleased, newIssues, commits, deploys}
# examples:
#   - Sentry releases
#   - What is the latest release in Sentry?
#   - Which Sentry release brought new issues?
#   - how many new issues came with the last Sentry release
#   - Sentry releases of the project web
#   - list the releases of the project api in Sentry
#   - new issues per release in Sentry
#   - the last 5 versions in Sentry for project shop
#   - when was the most recent Sentry release made
#   - hey, how many commits are in each Sentry release
# not:
#   - Why did the release bring new errors?
#   - Create a Sentry release
#   - Releases of acme/app on GitHub
#   - Compare the last two Sentry releases
#   - Unresolved Sentry issues
#   - Write release notes
#   - Who deployed the last release?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/sentry.sh"
parse_options "$@"
connect

organization
path=$REPLY/releases/
query project "${OPTION[project]-}"
sentry_list "$path" per_page

present_items 'the list of releases' '
  if .count == 0 then "No Sentry releases in \(.organization)."
  else "\(.count | plural("Sentry release")) in \(.organization), the latest \(.releases[0].version) with \(.releases[0].newIssues | plural("new issue"))"
    + if .more then "; there are more (--limit 0 reads all)." else "." end
  end' '
  [["Version", "Projects", "Created", "Released", "New issues", "Commits"]]
  + (.releases | map([.version, (.projects | join(", ")), .dateCreated, .dateReleased, .newIssues, .commits]))' \
  --arg organization "$ORGANIZATION" '
  map({version, projects: [(.projects // [])[].slug], dateCreated, dateReleased, newIssues: (.newGroups // 0), commits: (.commitCount // 0), deploys: (.deployCount // 0)})
  | {organization: $organization, count: length, newIssues: (map(.newIssues) | add // 0), more: $more, releases: .}'
