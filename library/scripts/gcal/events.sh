#!/usr/bin/env bash
# ---
# description: Google Calendar events (appointments, meetings) of some days, with time, place and who takes part
# effect: read
# needs: [GOOGLE_ACCESS_TOKEN]
# environment: [GCAL_API_BASE]
# params:
#   - {name: calendar, type: pattern, pattern: "primary|[A-Za-z0-9._#+-]+@[A-Za-z0-9.-]+", default: primary, description: the calendar's address, cues: [calendar, in the calendar, calendar of, … calendar], synonyms: {primary: [my own, my main]}}
#   - {name: from, type: date, default: today, description: first day, cues: [from, since, between, starting, after]}
#   - {name: to, type: date, description: last day (six days later unless given), cues: [to, until, till, through, and]}
#   - {name: limit, type: integer, default: 100, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … events, … meetings, … appointments], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: calendar, from, to, count, more, events[].{id, start, end, allDay, summary, location, attendees[], url}
# probe: true
# examples:
#   - What is in my Google calendar?
#   - my calendar events from 2026-11-24 to 2026-11-30
#   - Google Calendar events
#   - list the events in the calendar ada@example.com
#   - which meetings are in my calendar
#   - appointments in my Google calendar since 2026-12-01
#   - do I have anything scheduled on Google Calendar today
#   - Google agenda of bob@example.com
#   - the next 3 appointments on my Google Calendar
#   - hey, what's on my Google Calendar from 2026-11-30 to 2026-12-04
# not:
#   - Create a calendar event
#   - When is Ada free?
#   - Plan my week
#   - Summarize my meetings
#   - Move the meeting to tomorrow
#   - Zoom meetings
#   - Book a room in Google Calendar
#   - Write an invitation to the meeting
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/google.sh"
parse_options "$@"
connect GCAL_API_BASE https://www.googleapis.com/calendar/v3

from=${OPTION[from]}
to=${OPTION[to]-}
if [[ -z $to ]]; then
  day_plus "$from" 6
  to=$REPLY
fi
((${from//-/} <= ${to//-/})) || fail "$EXIT_USAGE" "--from $from is after --to $to."
day_plus "$to" 1
end=$REPLY
query timeMin "${from}T00:00:00Z"
query timeMax "${end}T00:00:00Z"
query singleEvents true
query orderBy startTime
page_limit 2500
query maxResults "$REPLY"
encode "${OPTION[calendar]}"
url "/calendars/$REPLY/events"
pages_by_cursor "$REPLY" pageToken .items .nextPageToken

present_items 'the list of events' '
  "\(if .count == 0 then "No events" else (if .more then "at least " else "" end) + (.count | plural("event")) end) from \(.from) to \(.to)."' '
  [["Start", "End", "What", "Where", "With"]]
  + (.events | map([.start, .end, .summary, .location, (.attendees | join(", "))]))' \
  --arg calendar "${OPTION[calendar]}" --arg from "$from" --arg to "$to" '
  map({id, start: (.start.dateTime // .start.date), "end": (.end.dateTime // .end.date), allDay: (.start.dateTime == null),
    summary, location, attendees: [(.attendees // [])[] | .email // .displayName], url: .htmlLink})
  | {calendar: $calendar, from: $from, to: $to, count: length, more: $more, events: .}'
