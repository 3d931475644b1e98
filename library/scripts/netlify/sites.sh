#!/usr/bin/env bash
# ---
# description: Netlify sites with address, state and when each was published last
# effect: read
# needs: [NETLIFY_AUTH_TOKEN|NETLIFY_TOKEN]
# environment: [NETLIFY_API_BASE]
# params:
#   - {name: filter, type: enum, values: [all, owner, guest], description: only those one owns or is a guest of, synonyms: {owner: [I own, owned, of mine, that I own], guest: [guest of, shared with me, as a guest], all: [every]}}
#   - {name: name, type: pattern, pattern: "[A-Za-z0-9._-]+", description: part of the name, cues: [name, named, called, by name, with the name, whose name has]}
#   - {name: limit, type: integer, default: 100, description: how many at most; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … sites, … websites], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, more, sites[].{id, name, url, state, publishedAt, branch, account}
# probe: true
# examples:
#   - netlify sites
#   - What sites do we have on Netlify?
#   - Netlify sites with the name acme
#   - when was each Netlify site published last
#   - find the Netlify site by name docs
#   - which Netlify sites am I a guest of
#   - the first 10 websites we host with Netlify
#   - hey, which Netlify sites do I own and what is the address
#   - pull up our Netlify site list
#   - Netlify-hosted websites and their state
# not:
#   - Create a Netlify site
#   - Netlify deploys
#   - Delete the Netlify site
#   - Why is the Netlify site down?
#   - Vercel projects
#   - Form submissions of our Netlify site
#   - Is our website up or down?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/netlify.sh"
parse_options "$@"
connect

query filter "${OPTION[filter]-}"
query name "${OPTION[name]-}"
netlify_list /sites
present_items 'the list of sites' '
  if .count == 0 then "No sites on Netlify."
  else "\(.count | plural("site")) on Netlify\(if .more then " and more" else "" end), \(.sites[0] | "\(.name) published last\(if .publishedAt then ", on \(.publishedAt[:10])" else "" end)")." end' '
  [["Site", "URL", "State", "Published", "Branch", "Account", "ID"]]
  + (.sites | map([.name, .url, .state, .publishedAt, .branch, .account, .id]))' '
  map({id, name, url: (.ssl_url // .url), state: (.state // null), publishedAt: (.published_deploy.published_at? // null),
       branch: (.build_settings.repo_branch? // null), account: (.account_slug // null)})
  | {count: length, more: $more, sites: (sort_by(.publishedAt // "") | reverse)}'
