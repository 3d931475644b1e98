#!/usr/bin/env bash
# ---
# description: One Sentry issue, its status, culprit, events, users, and when it was first and last seen
# effect: read
# needs: [SENTRY_AUTH_TOKEN]
# environment: [SENTRY_API_BASE, SENTRY_ORG]
# params:
#   - {name: id, type: pattern, pattern: "[0-9]{1,20}|[A-Z0-9_]+(-[A-Z0-9_]+)*-[A-Z0-9]{1,12}", required: true, workspace: false, description: short id such as WEB-1A or number of the issue, cues: [issue, error, short id, crash, exception]}
#   - {name: org, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9_-]*", description: slug of the organisation; SENTRY_ORG if not given, cues: [org, organization, organisation, the … org, the … organization]}
# returns: id, shortId, title, culprit, project, level, status, substatus, assignedTo, count, userCount, firstSeen, lastSeen, url
# examples:
#   - Show the Sentry issue WEB-1A
#   - What is the status of Sentry issue API-22?
#   - details of the Sentry issue 4509876543
#   - Is the Sentry error WEB-1A resolved?
#   - when was Sentry issue WEB-1A last seen
#   - how many users does the Sentry issue API-7F affect
#   - Sentry WEB-1A
#   - overview of the Sentry crash SHOP-4D
#   - Sentry exception PAY-9C in the org acme
#   - hey, what is the culprit of Sentry issue MOBILE-3E and since when does it exist
# not:
#   - Why does WEB-1A happen?
#   - Fix WEB-1A
#   - Resolve WEB-1A in Sentry
#   - Events of WEB-1A
#   - Unresolved Sentry issues
#   - Explain the Sentry issue WEB-1A
#   - Show the Jira ticket WEB-12
#   - Which occurrences did the Sentry issue WEB-1A have yesterday?
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/sentry.sh"
parse_options "$@"
connect

organization
http_get "$HTTP_BASE$REPLY/issues/${OPTION[id]}/"
present 'the issue' '
  "\(.shortId) (\(.status), \(.level)): \(.title); \(.count | plural("event")), \(.userCount | plural("user")), last seen \(.lastSeen)."' '
  [["Fact", "Value"]] + (to_entries | map([.key, .value]))' '
  {id, shortId, title, culprit, project: .project.slug, level, status, substatus, assignedTo: (.assignedTo.name? // null),
   count: (.count | tonumber), userCount, firstSeen, lastSeen, url: .permalink}' <"$HTTP_BODY"
