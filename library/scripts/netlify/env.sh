#!/usr/bin/env bash
# ---
# description: Names of the environment variables of a Netlify account or site with scopes and contexts, never their values
# effect: read
# needs: [NETLIFY_AUTH_TOKEN|NETLIFY_TOKEN]
# environment: [NETLIFY_API_BASE, NETLIFY_ACCOUNT_ID]
# params:
#   - {name: account, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9_-]*", description: id or slug of the account; without it NETLIFY_ACCOUNT_ID, cues: [account, team, the account, account slug, of the account]}
#   - {name: site, type: pattern, pattern: "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", description: id of a site of which the variables are wanted, cues: [site, of the site, site id, for the site]}
# returns: account, count, variables[].{key, scopes[], contexts[], secret, updatedAt}
# examples:
#   - netlify env
#   - Environment variables of our Netlify account
#   - Which env vars are set on Netlify?
#   - list the environment variable names of the Netlify account acme-team
#   - netlify environment variables of the site 3f2504e0-4f89-11d3-9a0c-0305e82c3301
#   - in which contexts is an env var set on Netlify
#   - Netlify config variables of the account acme-agency
#   - are there build scoped environment variables on Netlify
#   - hey, which secrets are defined as names in the Netlify environment
#   - keys in the Netlify env of site 7a6b5c4d-1111-2222-3333-444455556666
# not:
#   - What is the value of API_KEY on Netlify?
#   - Set an environment variable on Netlify
#   - Vercel environment variables
#   - Why is the env var missing?
#   - Rotate the secrets on Netlify
#   - Delete an environment variable on Netlify
#   - Compare the env vars of our Netlify sites
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/netlify.sh"
parse_options "$@"
connect

option_or_setting account NETLIFY_ACCOUNT_ID '[A-Za-z0-9][A-Za-z0-9_-]*' "the account's id or slug"
account=$REPLY
query site_id "${OPTION[site]-}"
url "/accounts/$account/env"
pages_by_path "$REPLY" . null
present_items 'the list of variables' '
  "\(if .count == 0 then "No environment variables" else (.count | plural("environment variable")) end) in \(if $site == "" then "the account \(.account)" else "the site \($site)" end)."' '
  [["Name", "Scopes", "Contexts", "Secret", "Updated"]]
  + (.variables | map([.key, (.scopes | join(", ")), (.contexts | join(", ")), (if .secret then "secret" else "" end), .updatedAt]))' \
  --arg account "$account" --arg site "${OPTION[site]-}" '
  map({key, scopes: (.scopes // []), contexts: [(.values // [])[] | .context + (if (.context_parameter // "") == "" then "" else ":" + .context_parameter end)],
       secret: (.is_secret == true), updatedAt: (.updated_at // null)})
  | {account: $account, count: length, variables: sort_by(.key)}'
