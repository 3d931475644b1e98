#!/usr/bin/env bash
# ---
# description: Events (single occurrences) of one Sentry issue, newest first, with time, message, user, release and environment
# effect: read
# needs: [SENTRY_AUTH_TOKEN]
# environment: [SENTRY_API_BASE, SENTRY_ORG]
# params:
#   - {name: id, type: pattern, pattern: "[0-9]{1,20}|[A-Z0-9_]+(-[A-Z0-9_]+)*-[A-Z0-9]{1,12}", required: true, workspace: false, description: short id such as WEB-1A or number of the issue, cues: [issue, error, short id, crash, exception]}
#   - {name: limit, type: integer, default: 50, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … events, … occurrences], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
#   - {name: org, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9_-]*", description: slug of the organisation; SENTRY_ORG if not given, cues: [org, organization, organisation, the … org, the … organization]}
# returns: issue, count, more, events[].{id, dateCreated, title, message, user, release, environment, location}
# examples:
#   - Events of the Sentry issue WEB-1A
#   - latest events for Sentry issue API-22
#   - When did the Sentry error WEB-1A occur?
#   - list the occurrences of the Sentry issue WEB-1A
#   - which users had the Sentry error API-7F
#   - show me the events of Sentry issue 4509876543
#   - in which releases did Sentry issue WEB-1A occur
#   - last 10 occurrences of the Sentry crash SHOP-4D
#   - environments and messages of the events of Sentry issue PAY-9C
#   - hey, when and for which users did the Sentry exception MOBILE-3E happen
# not:
#   - Why did WEB-1A occur?
#   - Resolve WEB-1A
#   - Summarize the events of WEB-1A
#   - Stripe events
#   - Calendar events
#   - How many users does the Sentry issue WEB-1A affect in total?
#   - Show the culprit of the Sentry issue WEB-1A
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/sentry.sh"
parse_options "$@"
connect

organization
sentry_list "$REPLY/issues/${OPTION[id]}/events/" per_page

present_items 'the list of events' '
  if .count == 0 then "No events of the Sentry issue \(.issue)."
  else "\(.count | plural("event")) of the Sentry issue \(.issue), the latest at \(.events[0].dateCreated)" + if .more then "; there are more (--limit 0 reads all)." else "." end
  end' '
  [["Time", "Message", "User", "Release", "Environment", "Event"]]
  + (.events | map([.dateCreated, .message, .user, .release, .environment, .id]))' \
  --arg issue "${OPTION[id]}" '
  def tag($key): [(.tags // [])[] | select(.key == $key) | .value] | first;
  map({id: .eventID, dateCreated, title, message: (if (.message // "") == "" then .title else .message end),
       user: ((.user | objects | (.email // .username // .name // .id // .ip_address)) // null), release: tag("release"), environment: tag("environment"),
       location})
  | {issue: $issue, count: length, more: $more, events: .}'
