#!/usr/bin/env bash
# ---
# description: My GitHub notifications, unread first, with reason, repository and subject
# effect: read
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: all, type: flag, description: those that were read as well, synonyms: {"true": [also read, including read, read ones too, already read, read and unread, even read ones]}}
#   - {name: participating, type: flag, description: only those in which I take part or am mentioned, synonyms: {"true": [participate, take part, taking part, involved, mentioned, mentions, I am in, that mention me]}}
#   - {name: limit, type: integer, default: 50, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … notifications], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, unread, more, notifications[].{id, reason, repo, subject, type, unread, updatedAt, url}
# examples:
#   - GitHub notifications
#   - Do I have unread notifications on GitHub?
#   - my unread GitHub notifications
#   - what's new for me on GitHub
#   - any GitHub notifications I am participating in?
#   - how many GitHub notifications do I have
#   - the last 10 GitHub notifications, already read ones too
#   - hey, was I mentioned in my GitHub inbox
#   - pull up my GitHub inbox
#   - which GitHub repositories notified me
# not:
#   - Mark my GitHub notifications as read
#   - Summarize my GitHub notifications
#   - Why do I get so many GitHub notifications?
#   - Unread messages on Slack
#   - Send a notification
#   - Turn off GitHub notifications
#   - Unread emails
#   - Open pull requests in acme/app
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
connect

query all "${OPTION[all]-}"
query participating "${OPTION[participating]-}"
github_list /notifications . 50

present_items 'the list of notifications' '
  (if .count == 0 then "No \(if $all == "" then "unread " else "" end)GitHub notifications"
   elif $all == "" then .count | plural("unread GitHub notification")
   else "\(.count | plural("GitHub notification")), \(.unread) of them unread" end)
  + if .more then "; there are more (--limit 0 reads all)." else "." end' '
  [["Repository", "Type", "Subject", "Reason", "Updated", "URL"]]
  + (.notifications | map([.repo, .type, .subject, .reason, .updatedAt, .url]))' \
  --arg all "${OPTION[all]-}" '
  {PullRequest: "pull", Issue: "issues", Discussion: "discussions"} as $places
  | map({id, reason, repo: .repository.full_name, subject: .subject.title, type: .subject.type, unread: (.unread == true), updatedAt: .updated_at,
         url: (if .subject.url != null and $places[.subject.type] then "\(.repository.html_url)/\($places[.subject.type])/\(.subject.url | split("/") | last)" else .repository.html_url end)})
  | {count: length, unread: (map(select(.unread)) | length), more: $more, notifications: .}'
