#!/usr/bin/env bash
# ---
# description: Unresolved issues (errors, exceptions, crashes) in Sentry, with level, events, users and when last seen
# effect: read
# needs: [SENTRY_AUTH_TOKEN]
# environment: [SENTRY_API_BASE, SENTRY_ORG]
# params:
#   - {name: org, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9_-]*", description: slug of the organisation; SENTRY_ORG if not given, cues: [org, organization, organisation, the … org, the … organization]}
#   - {name: project, type: pattern, pattern: "[a-z0-9][a-z0-9_-]*", workspace: false, description: only those of this project (slug or id), cues: [project, in project, in the project, of the project, the … project]}
#   - {name: query, type: text, default: "is:unresolved", description: a search in Sentry's language, cues: [match, matching, that match, with the query, containing, the search]}
#   - {name: period, type: pattern, pattern: "[1-9][0-9]{0,2}[mhdw]", default: 14d, description: only those seen in this time (24h or 14d or 2w), cues: [last, in the last, of the last, over the last, past, period, in the past, within]}
#   - {name: limit, type: integer, default: 100, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … issues, … errors, … crashes, … exceptions], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: organization, query, period, count, more, issues[].{id, shortId, title, project, level, status, count, userCount, firstSeen, lastSeen, url}
# examples:
#   - Sentry issues
#   - What errors are unresolved in Sentry?
#   - unresolved Sentry issues in the project web
#   - latest Sentry errors of the last 24h
#   - how many unresolved issues do we have in Sentry
#   - any new exceptions or crashes in Sentry?
#   - show the Sentry errors of the project api
#   - Sentry issues that match "is:unresolved level:fatal"
#   - which Sentry errors were seen in the last 7d
#   - hey, the top 10 crashes that Sentry saw in the past 2w
# not:
#   - Why does this Sentry error happen?
#   - Fix the latest Sentry issue
#   - Resolve the Sentry issue WEB-1A
#   - Show the Sentry issue WEB-1A
#   - Events of the Sentry issue WEB-1A
#   - Open issues on GitHub
#   - Summarize the Sentry errors of this week
#   - Datadog errors
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/sentry.sh"
parse_options "$@"
[[ ${OPTION[query]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--query is blank. Leave it out for unresolved issues.'
connect

organization
path=$REPLY/issues/
query project "${OPTION[project]-}"
query query "${OPTION[query]}"
query statsPeriod "${OPTION[period]}"
sentry_list "$path" limit

present_items 'the list of issues' '
  (if .query == "is:unresolved" then "unresolved Sentry issue" else "Sentry issue" end) as $kind
  | if .count == 0 then "No \($kind)s in \(.organization) within \(.period)."
    else (.issues | max_by(.count)) as $most
      | "\(.count | plural($kind)) in \(.organization) within \(.period), the most frequent \($most.shortId) with \($most.count | plural("event"))"
      + if .more then "; there are more (--limit 0 reads all)." else "." end
    end' '
  [["Issue", "Level", "Title", "Project", "Events", "Users", "Last seen", "URL"]]
  + (.issues | map([.shortId, .level, .title, .project, .count, .userCount, .lastSeen, .url]))' \
  --arg organization "$ORGANIZATION" --arg query "${OPTION[query]}" --arg period "${OPTION[period]}" '
  map({id, shortId, title, project: .project.slug, level, status, count: (.count | tonumber), userCount, firstSeen, lastSeen, url: .permalink})
  | {organization: $organization, query: $query, period: $period, count: length, more: $more, issues: .}'
