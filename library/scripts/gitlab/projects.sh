#!/usr/bin/env bash
# ---
# description: GitLab projects (repositories) I belong to, the most recently updated first, with stars and visibility
# effect: read
# needs: [GITLAB_TOKEN]
# environment: [GITLAB_API_BASE]
# params:
#   - {name: search, type: text, description: only those whose name has these letters, cues: [named, called, projects for, repositories for, gitlab for, containing, whose name has, matching]}
#   - {name: owned, type: flag, description: only those I own, synonyms: {"true": [owned by me, I own, my own, of mine, that belong to me]}}
#   - {name: membership, type: enum, values: [true, false], default: true, description: false looks among all projects that I may see, synonyms: {"false": [all I may see, not only mine, I am no member of], "true": [I am a member of, I belong to, only mine]}}
#   - {name: limit, type: integer, default: 50, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … projects, … repositories, … repos], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: count, more, projects[].{id, path, visibility, archived, defaultBranch, stars, forks, openIssues, lastActivityAt, url}
# probe: true
# examples:
#   - GitLab projects
#   - the first 20 GitLab projects I may see, not only mine
#   - list my GitLab repositories
#   - GitLab projects named "shop"
#   - search my GitLab projects for "api"
#   - GitLab projects owned by me
#   - what GitLab projects am I a member of
#   - most recently updated projects on GitLab
#   - GitLab repos I own
#   - hey, which of my GitLab projects have the most stars
# not:
#   - Create a GitLab project
#   - Issues of the GitLab project acme/app
#   - Sentry projects
#   - Vercel projects
#   - Summarize my GitLab projects
#   - Why is the GitLab project private?
#   - GitHub repositories
#   - Who is a member of the GitLab project acme/app?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/gitlab.sh"
parse_options "$@"
connect

[[ ${OPTION[membership]} == false ]] || query membership true
query owned "${OPTION[owned]-}"
query search "${OPTION[search]-}"
query order_by updated_at
gitlab_list /v4/projects

present_items 'the list of projects' '
  (if $search == "" then "" else " named like \($search)" end) as $which
  | if .count == 0 then "No GitLab projects\($which)."
    else "\(.count | plural("GitLab project"))\($which), the last updated \(.projects[0].path)" + if .more then "; there are more (--limit 0 reads all)." else "." end
    end' '
  [["Project", "Visibility", "Stars", "Open issues", "Last activity", "URL"]]
  + (.projects | map([.path, .visibility, .stars, .openIssues, .lastActivityAt, .url]))' \
  --arg search "${OPTION[search]-}" '
  map({id, path: .path_with_namespace, visibility, archived: (.archived == true), defaultBranch: .default_branch, stars: .star_count,
       forks: .forks_count, openIssues: .open_issues_count, lastActivityAt: (.last_activity_at // "" | utc), url: .web_url})
  | {count: length, more: $more, projects: .}'
