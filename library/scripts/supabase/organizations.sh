#!/usr/bin/env bash
# ---
# description: Supabase organizations (organisations) that the token can see, with id and slug
# effect: read
# needs: [SUPABASE_ACCESS_TOKEN]
# environment: [SUPABASE_API_BASE]
# returns: organizations[].{id, slug, name}
# probe: true
# examples:
#   - supabase organizations
#   - Which Supabase organisations do we have?
#   - list our Supabase orgs
#   - show me the slug of our Supabase organization
#   - how many supabase orgs do I belong to
#   - hey, which Supabase organizations can our token see
#   - Supabase org ids
#   - name of our organization at Supabase
#   - all Supabase organisations and their slugs
#   - pull up the organization list of Supabase
# not:
#   - Create a Supabase organization
#   - Who is a member of our Supabase organization?
#   - List our GitHub organizations
#   - Supabase projects
#   - Compare our Supabase organizations
#   - Zoom account members
# timeout: 30s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/supabase.sh"
parse_options "$@"
connect

supabase_list /v1/organizations
present_items 'the list of organizations' '
  .organizations | if length == 0 then "No organizations on Supabase." else "\(length | plural("organization")) on Supabase." end' '
  [["Name", "Slug", "ID"]] + (.organizations | map([.name, .slug, .id]))' '
  {organizations: (map({id, slug, name}) | sort_by(.name))}'
