#!/usr/bin/env bash
# ---
# description: Mark a Sentry issue as resolved, ignored or unresolved
# effect: write
# needs: [SENTRY_AUTH_TOKEN]
# environment: [SENTRY_API_BASE, SENTRY_ORG]
# params:
#   - {name: id, type: pattern, pattern: "[0-9]{1,20}|[A-Z0-9_]+(-[A-Z0-9_]+)*-[A-Z0-9]{1,12}", required: true, workspace: false, description: short id such as WEB-1A or number of the issue, cues: [issue, error, short id, crash, exception]}
#   - {name: status, type: enum, values: [resolved, resolvedInNextRelease, ignored, unresolved], default: resolved, workspace: false, description: what it becomes, synonyms: {resolved: [resolve, fixed, solved, done, closed, close], resolvedInNextRelease: [resolved in the next release, in the next release, with the next release], ignored: [ignore, archived, muted], unresolved: [reopen, reopened, open again]}}
#   - {name: org, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9_-]*", description: slug of the organisation; SENTRY_ORG if not given, cues: [org, organization, organisation, the … org, the … organization]}
# returns: performed, id, shortId, status
# examples:
#   - Resolve the Sentry issue WEB-1A
#   - mark Sentry issue API-22 as resolved
#   - resolve WEB-1A in Sentry
#   - set the Sentry issue 4509876543 to ignored
#   - mark the Sentry error WEB-1A as ignored
#   - close the Sentry issue API-7F
#   - mark WEB-1A as unresolved in Sentry
#   - set Sentry issue PAY-9C to resolved in the next release
#   - Sentry issue SHOP-4D is fixed, mark it resolved
#   - please resolve the Sentry exception MOBILE-3E in the org acme
# not:
#   - Fix the Sentry issue WEB-1A
#   - Is the Sentry issue WEB-1A resolved?
#   - Which Sentry issues are unresolved?
#   - Delete the Sentry issue WEB-1A
#   - Why was WEB-1A resolved?
#   - Close the GitHub issue 12
#   - Which Sentry issues were resolved this week?
#   - Resolve the PagerDuty incident PT4KHLK
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/sentry.sh"
parse_options "$@"
connect

organization
url "$REPLY/issues/${OPTION[id]}/"
address=$REPLY
body=$(jq -nc --arg status "${OPTION[status]}" '{status: $status}')
show_unless_confirmed "mark the Sentry issue ${OPTION[id]} as ${OPTION[status]}" PUT "$address" "$body"

http_change PUT "$address" "$body"
present_change 'the issue' '"The Sentry issue \(.shortId) is \(.status) now."' --arg id "${OPTION[id]}" \
  '{id: (.id // $id), shortId: (.shortId // $id), status: (if .status then .status else error end)}'
