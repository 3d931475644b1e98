#!/usr/bin/env bash
# ---
# description: Forms of a Netlify site and what was submitted through them, the newest first
# effect: read
# needs: [NETLIFY_AUTH_TOKEN|NETLIFY_TOKEN]
# environment: [NETLIFY_API_BASE, NETLIFY_SITE_ID]
# params:
#   - {name: site, type: pattern, pattern: "([A-Za-z0-9-]+[.])+[A-Za-z]{2,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", description: id or domain of the site; without it NETLIFY_SITE_ID, cues: [site, website, … site]}
#   - {name: since, type: date, description: only what was submitted since this day, cues: [since, after, starting, from, … onwards]}
#   - {name: limit, type: integer, default: 100, description: how many submissions at most; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … submissions, … entries, … responses], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: site, submissionCount, more, forms[].{id, name, submissions}, submissions[].{id, form, createdAt, email, name, summary}
# examples:
#   - netlify forms
#   - Form submissions of acme.netlify.app
#   - Who filled in the contact form on Netlify?
#   - Netlify form submissions since yesterday
#   - list the Netlify forms of docs.acme.com
#   - new Netlify form submissions since 2026-11-01
#   - how many people submitted the Netlify form
#   - show the form entries on Netlify for acme.netlify.app
#   - the last 10 leads from the Netlify form of shop.acme.com
#   - hey, did somebody send us the Netlify contact form today
# not:
#   - Answer the form submissions
#   - Create a contact form
#   - Summarize the Netlify form submissions
#   - Typeform responses
#   - Delete the spam submissions
#   - Why are there no form submissions?
#   - Mail the form submissions to Ada
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/netlify.sh"
parse_options "$@"
connect

site
site=$REPLY
http_get "$HTTP_BASE/sites/$site/forms"
forms=$(jq -c 'if type == "array" then map({id, name, submissions: .submission_count}) else error("no list") end' "$HTTP_BODY" 2>/dev/null) ||
  not_understood 'the list of forms'
netlify_list "/sites/$site/submissions" "map(select(.created_at[:10] >= \"${OPTION[since]-}\"))"
present_items 'the list of submissions' '
  (if $since == "" then "" else " since \($since)" end) as $when
  | if .forms == [] and .submissionCount == 0 then "No forms on \(.site)."
    else "\(if .submissionCount == 0 then "No submissions" else (.submissionCount | plural("submission")) end)\($when)\(if .more then " and more" else "" end), through \(.forms | length | plural("form")) of \(.site)." end' '
  [["Submitted", "Form", "Name", "Email", "Summary"]] + (.submissions | map([.createdAt, .form, .name, .email, .summary]))' \
  --arg site "$site" --arg since "${OPTION[since]-}" --argjson forms "$forms" '
  {site: $site, submissionCount: length, more: $more, forms: $forms,
   submissions: (map({id, form: (.form_name // (.form_id as $id | $forms | map(select($id and .id == $id).name) | first)),
     createdAt: .created_at, email: (.email // null), name: (.name // null), summary: (.summary // null)}) | sort_by(.createdAt) | reverse)}'
