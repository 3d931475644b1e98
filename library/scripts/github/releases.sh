#!/usr/bin/env bash
# ---
# description: Releases of a GitHub repository, newest first, with tag, date, drafts, prereleases and downloads
# effect: read
# needs: [GITHUB_TOKEN|GH_TOKEN]
# environment: [GITHUB_API_BASE]
# params:
#   - {name: repo, type: pattern, pattern: "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", required: true, description: owner/name of the repository, cues: [repository, repo, … repo, … repository]}
#   - {name: limit, type: integer, default: 10, description: at most so many; 0 is all, cues: [top, first, last, latest, newest, at most, up to, no more than, limit, … releases, … versions], synonyms: {0: [all of them, every single one, without a limit, no limit]}}
# returns: repo, latest, count, more, releases[].{tag, name, draft, prerelease, publishedAt, downloads, url}
# examples:
#   - Latest release of acme/app
#   - releases of acme/web
#   - What is the newest version of acme/app on GitHub?
#   - when was acme/api last released
#   - GitHub releases of acme/infra
#   - how many downloads did the releases of acme/app get
#   - which version of acme/app is released
#   - show the draft and prerelease versions of acme/app
#   - the last 3 releases of the repo acme/web with their tags
#   - hey, which GitHub prerelease of acme/api is the most recent
# not:
#   - Create a release of acme/app
#   - Write release notes for acme/app
#   - Summarize the changes in the latest release
#   - Compare two releases of acme/app
#   - Sentry releases
#   - Which tags are in this repository?
#   - Install the latest release of acme/app
#   - Which commits came after the last release of acme/app?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/github.sh"
parse_options "$@"
connect

repository
github_list "$REPLY/releases"

present_items 'the list of releases' '
  if .count == 0 then "No releases in \(.repo)."
  else .latest as $latest
    | "\(.count | plural("release")) in \(.repo)"
    + if $latest == null then ", none of them final"
      else ", the latest \($latest) of \(.releases | map(select(.tag == $latest and .publishedAt != null)) | first // {} | .publishedAt // "an unknown day" | .[:10])" end
    + if .more then "; there are more (--limit 0 reads all)." else "." end
  end' '
  [["Tag", "Name", "Published", "Kind", "Downloads", "URL"]]
  + (.releases | map([.tag, .name, .publishedAt, (if .draft then "draft" elif .prerelease then "prerelease" else "" end), .downloads, .url]))' \
  --arg repo "${OPTION[repo]}" '
  map({tag: .tag_name, name, draft: (.draft == true), prerelease: (.prerelease == true), publishedAt: .published_at,
       downloads: ([(.assets // [])[].download_count] | add // 0), url: .html_url})
  | {repo: $repo, latest: (map(select((.draft or .prerelease) | not)) | first // {} | .tag), count: length, more: $more, releases: .}'
