#!/usr/bin/env bash
# ---
# description: Commits on a branch of a GitHub repository, newest first, with author, date and message
# effect: read
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: repo, type: pattern, pattern: "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", required: true, description: owner/name of the repository, cues: [repository, repo, … repo, … repository]}
#   - {name: branch, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._/-]*", description: "branch, tag or commit to begin at; the default branch if not given", cues: [branch, on the branch, on branch, tag, the … branch]}
#   - {name: since, type: date, description: only those since this day, cues: [since, after, starting, from, … onwards]}
#   - {name: author, type: pattern, pattern: "[A-Za-z0-9][A-Za-z0-9._+@-]*", description: only those of this user name or e-mail address, cues: [by, author, by the author, from the author, written by, authored by, pushed by]}
#   - {name: limit, type: integer, default: 50, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … commits], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: repo, branch, count, more, commits[].{sha, author, login, date, message, url}
# examples:
#   - Latest commits in acme/app
#   - recent commits on GitHub in acme/web
#   - What was committed to acme/api since yesterday?
#   - commits of acme/app on the branch develop
#   - who committed to acme/infra today
#   - list the commits in acme/app by the author octocat
#   - last commit in acme/app
#   - GitHub commits since 2026-01-01 in acme/web
#   - hey, which changes were pushed to acme/api today
#   - the last 10 commits to the repo acme/app on the develop branch
# not:
#   - Write a commit message
#   - Commit and push my changes
#   - Summarize the commits in acme/app since yesterday
#   - git log of this repository
#   - Compare the commits of two branches
#   - Open pull requests in acme/app
#   - Revert the last commit in acme/app
#   - Who contributed most to acme/app?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
connect

repository
path=$REPLY/commits
query sha "${OPTION[branch]-}"
query author "${OPTION[author]-}"
query since "${OPTION[since]:+${OPTION[since]}T00:00:00Z}"
github_list "$path"

present_items 'the list of commits' '
  (if .branch == null then "" else " on \(.branch)" end) as $where
  | if .count == 0 then "No commits in \(.repo)\($where)."
    else "\(.count | plural("commit")) in \(.repo)\($where), the latest by \(.commits[0].author) at \(.commits[0].date)"
      + if .more then "; there are more (--limit 0 reads all)." else "." end
    end' '
  [["Commit", "Date", "Author", "Message"]] + (.commits | map([.sha[:7], .date, .author, .message]))' \
  --arg repo "${OPTION[repo]}" --arg branch "${OPTION[branch]-}" '
  map({sha, author: (.commit.author.name? // .author.login? // "unknown"), login: .author.login?, date: (.commit.author.date? // .commit.committer.date?),
       message: (.commit.message | split("\n")[0] // ""), url: .html_url})
  | {repo: $repo, branch: (if $branch == "" then null else $branch end), count: length, more: $more, commits: .}'
