#!/usr/bin/env bash
# ---
# description: GitHub API rate limit, how many requests are left and when the quota is reset
# effect: read
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# returns: resources[].{resource, limit, used, remaining, resetAt}
# probe: true
# examples:
#   - GitHub rate limit
#   - How many GitHub API requests are left?
#   - what's our remaining GitHub API quota
#   - when is the GitHub rate limit reset
#   - github api limit remaining
#   - are we rate limited by GitHub
#   - how much of the GitHub quota is used
#   - requests left on the GitHub API this hour
#   - GitHub API limits and their reset time
#   - hey, did we hit the GitHub API limit or is some quota left
# not:
#   - Why are we rate limited by GitHub?
#   - Raise the GitHub rate limit
#   - OpenAI rate limits
#   - How do GitHub rate limits work?
#   - Implement a rate limit
#   - How many GitHub notifications do I have?
#   - Rate limits of the Twilio API
#   - How many requests did we make to OpenAI?
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
connect

http_get "$HTTP_BASE/rate_limit"
present 'the rate limit' '
  (.resources | map(select(.resource == "core")) | first) as $core
  | (.resources | map(select(.remaining == 0) | .resource)) as $spent
  | (if $core == null then "GitHub says no limit for core requests." else "\($core.remaining) of \($core.limit) GitHub API requests left until \($core.resetAt)." end)
  + if $spent == [] then "" else " Used up: \($spent | join(", "))." end' '
  [["Resource", "Limit", "Used", "Left", "Reset"]] + (.resources | map([.resource, .limit, .used, .remaining, .resetAt]))' '
  {resources: (.resources | to_entries | map({resource: .key} + (.value | {limit, used, remaining, resetAt: (.reset | todateiso8601)})))}' <"$HTTP_BODY"
