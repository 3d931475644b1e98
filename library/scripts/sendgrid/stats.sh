#!/usr/bin/env bash
# ---
# description: SendGrid e-mail (email) statistics, delivered, opens, clicks, bounces and spam reports by day, week or month
# effect: read
# needs: [SENDGRID_API_KEY]
# environment: [SENDGRID_API_BASE]
# params:
#   - {name: from, type: date, default: 7d, description: first day, cues: [from, since, between, starting, after]}
#   - {name: to, type: date, default: today, description: last day, cues: [to, until, till, through, and]}
#   - {name: by, type: enum, values: [day, week, month], default: day, description: one line for each, synonyms: {day: [daily, per day], week: [weekly, per week], month: [monthly, per month]}}
# returns: from, to, by, totals.{requests, delivered, opens, uniqueOpens, clicks, bounces, spamReports}, days[].{date, requests, delivered, opens, uniqueOpens, clicks, bounces, spamReports}
# probe: true
# examples:
#   - SendGrid statistics
#   - SendGrid stats since 2026-11-01
#   - How many emails did SendGrid deliver since yesterday?
#   - SendGrid statistics by week since 2026-10-01
#   - show the delivered and bounced emails of SendGrid from 2026-11-01 to 2026-11-07
#   - SendGrid opens and clicks by day
#   - email delivery statistics of SendGrid
#   - weekly SendGrid numbers from 2026-09-01 to 2026-10-31
#   - SendGrid spam reports per month
#   - hey, how did our SendGrid mails perform, delivered and opened
# not:
#   - Why did so many emails bounce?
#   - Compare the SendGrid statistics with last month
#   - Which addresses bounced on SendGrid?
#   - Write an email to our customers
#   - Website statistics
#   - Emails that Resend sent
#   - Open rate of the newsletter in Mailchimp
# timeout: 60s
# cache: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/sendgrid.sh"
parse_options "$@"
connect

query start_date "${OPTION[from]}"
query end_date "${OPTION[to]}"
query aggregated_by "${OPTION[by]}"
sendgrid_list /v3/stats
whole_list

present_items 'the statistics' '
  "\(.totals.delivered) of \(.totals.requests | plural("e-mail")) delivered from \(.from) to \(.to), \(.totals.bounces) bounced, \(.totals.uniqueOpens) opened."' '
  [["From", "Requests", "Delivered", "Opens", "Unique opens", "Clicks", "Bounces", "Spam reports"]]
  + (.days | map([.date, .requests, .delivered, .opens, .uniqueOpens, .clicks, .bounces, .spamReports]))' \
  --arg from "${OPTION[from]}" --arg to "${OPTION[to]}" --arg by "${OPTION[by]}" '
  def counts: . as $stats | def total($name): $stats | map(.metrics[$name] // 0) | add // 0;
    {requests: total("requests"), delivered: total("delivered"), opens: total("opens"), uniqueOpens: total("unique_opens"),
     clicks: total("clicks"), bounces: total("bounces"), spamReports: total("spam_reports")};
  {from: $from, to: $to, by: $by, totals: ([.[].stats[]] | counts), days: map({date} + (.stats | counts))}'
