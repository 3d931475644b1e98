#!/usr/bin/env bash
# ---
# description: E-mails (emails) sent with Resend, newest first, with their last event (delivered, bounced, opened)
# effect: read
# needs: [RESEND_API_KEY]
# environment: [RESEND_API_BASE]
# params:
#   - {name: limit, type: integer, default: 50, description: at most so many (0 is all), cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … emails, … e-mails, … mails, … messages], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, bounced, more, emails[].{id, from, to[], subject, lastEvent, createdAt}
# examples:
#   - Which emails went out through Resend?
#   - list the Resend emails
#   - last sent emails on Resend
#   - show the emails that Resend sent and their status
#   - were our Resend emails delivered
#   - the last 10 e-mails of Resend
#   - Resend email log
#   - hey, did any mail from Resend bounce or get opened
#   - newest mails that went through Resend
#   - pull up the last sent mails on Resend
# not:
#   - Send an email with Resend
#   - Resend the email to Ada
#   - Why did the email bounce?
#   - Write an email to our customers
#   - Emails in my inbox
#   - Which domains do we have on Resend?
#   - SendGrid bounces
#   - Resend emails since yesterday
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/resend.sh"
parse_options "$@"
connect

resend_list emails
present_items 'the list of e-mails' '
  if .count == 0 then "No e-mails on Resend."
  else (if .more then "the last " else "" end) + "\(.count | plural("e-mail")) on Resend, \(.bounced) bounced." end' '
  [["Sent", "To", "Subject", "Last event", "ID"]] + (.emails | map([.createdAt, (.to | join(", ")), .subject, .lastEvent, .id]))' "$RESEND_JQ"'
  map({id, from, to: (.to // [] | if type == "array" then . else [.] end), subject, lastEvent: .last_event, createdAt: (.created_at | moment)})
  | {count: length, bounced: (map(select(.lastEvent == "bounced")) | length), more: $more, emails: .}'
