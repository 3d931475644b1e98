#!/usr/bin/env bash
# ---
# description: Search Slack messages of the whole workspace for words, with who wrote them where, and links
# effect: read
# needs: [SLACK_USER_TOKEN]
# environment: [SLACK_API_BASE]
# params:
#   - {name: query, type: text, required: true, description: "words to look for; Slack's filters such as in:#team and from:@ada work too", workspace: false, cues: [search for, look for, slack for, messages for, posts for, workspace for, about, with the word, with the words, mentioned, mention, talk about, that mention, containing]}
#   - {name: sort, type: enum, values: [score, timestamp], default: score, description: best match first or newest first, synonyms: {timestamp: [newest first, newest, latest, most recent, by date], score: [best match, most relevant, by relevance]}}
#   - {name: limit, type: integer, default: 20, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … messages, … results, … hits], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: query, total, more, items[].{ts, time, channel, channelId, user, text, url}
# examples:
#   - Search Slack for "invoice 42"
#   - find Slack messages about "the outage"
#   - where on Slack did we talk about "pricing"?
#   - who mentioned "kubernetes" on Slack
#   - slack search "release notes"
#   - look for "contract" in Slack
#   - newest Slack messages with the word "refund"
#   - the 5 most recent Slack messages that mention "acme corp"
#   - hey, who said something about "the new office" on Slack
#   - 'full text search on Slack: "in:#sales from:@ada quote"'
# not:
#   - Search the web for the outage
#   - 'What was posted in #general?'
#   - Summarize what Slack says about pricing
#   - Why did nobody answer on Slack?
#   - Search the issues for the invoice
#   - Search Notion for the release notes
#   - 'Messages in #sales since yesterday'
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/slack.sh"
parse_options "$@"
[[ ${OPTION[query]} == *[![:space:]]* ]] || fail "$EXIT_USAGE" '--query is blank. Say what to look for.'
connect_as_user

query query "${OPTION[query]}"
query sort "${OPTION[sort]}"
page_limit 100
query count "$REPLY"
url /search.messages
pages_by_cursor "$REPLY" page .messages.matches '.messages.paging | if .page < .pages then .page + 1 else null end'
total=$(jq '.messages.total | numbers' "$HTTP_BODY" 2>/dev/null) || not_understood 'the result of the search'
present_items 'the messages' '
  if .items == [] then "No messages on Slack match \(.query)." else "\(.total | plural("message")) on Slack match\(if .total == 1 then "es" else "" end) \(.query)" + (if .more then "; these are the first \(.items | length)." else "." end) end' "$SLACK_JQ"'
  [["Time", "Channel", "User", "Text", "URL"]] + (.items | map([.time, .channel, .user, (.text | readable), .url]))' \
  --arg query "${OPTION[query]}" --argjson total "${total:-null}" "$SLACK_JQ"'
  {query: $query, total: ($total // length), more: $more, items: map({ts, time: (.ts | moment), channel: .channel.name?, channelId: .channel.id?,
    user: ([.username, .user] | map(select(. != null and . != "")) | first), text: (.text // ""), url: .permalink})}'
