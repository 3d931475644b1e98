#!/usr/bin/env bash
# ---
# description: Who is on call now on PagerDuty, by escalation policy and level, and until when
# effect: read
# needs: [PAGERDUTY_API_TOKEN|PAGERDUTY_API_KEY]
# environment: [PAGERDUTY_API_BASE]
# params:
#   - {name: schedule, type: pattern, pattern: "[A-Z0-9]{6,20}", description: only this schedule (its id), cues: [schedule, for the schedule, on the schedule, schedule id]}
#   - {name: policy, type: pattern, pattern: "[A-Z0-9]{6,20}", description: only this escalation policy (its id), cues: [policy, escalation policy, for the policy, for the escalation policy, escalation]}
# returns: count, people[], oncalls[].{policy, level, user, schedule, start, end}
# examples:
#   - Who is on call?
#   - who's on call right now
#   - on-call
#   - Who is on call on PagerDuty?
#   - who has the pager
#   - who is on call for the schedule PI7DH85
#   - on call now for the escalation policy PT20YPA
#   - show the PagerDuty on-call people
#   - who is on duty on PagerDuty
#   - hey, who carries the pager and until when
# not:
#   - Who was on call last week?
#   - Call the person on call
#   - Why is Ada on call?
#   - Put Ada on call
#   - Make an on-call schedule
#   - Are there any open incidents?
#   - Who is on call next weekend?
#   - Which PagerDuty services are critical?
# timeout: 60s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/pagerduty.sh"
parse_options "$@"
connect

query 'schedule_ids[]' "${OPTION[schedule]-}"
query 'escalation_policy_ids[]' "${OPTION[policy]-}"
pagerduty_list oncalls
whole_list

present_items 'the list of who is on call' '
  if .people == [] then "Nobody is on call."
  else "\(.people[:8] | join(", "))\(if (.people | length) > 8 then " and \((.people | length) - 8) more" else "" end) \(if (.people | length) == 1 then "is" else "are" end) on call first." end' '
  [["Policy", "Level", "Who", "Schedule", "Until"]]
  + (.oncalls | map([.policy, .level, .user, .schedule, (.end // "always")]))' '
  map({policy: .escalation_policy.summary?, level: .escalation_level, user: .user.summary?, schedule: .schedule.summary?, start: .start, "end": .end})
  | sort_by([.policy, .level])
  | (map(.level) | min) as $first
  | {count: length, people: (map(select(.level == $first) | .user) | unique), oncalls: .}'
