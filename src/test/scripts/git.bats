#!/usr/bin/env bats
# What a repository says of itself.
bats_require_minimum_version 1.5.0
load helpers

setup() {
  VARIABLES=()
  cd "$BATS_TEST_TMPDIR"
  mkdir work
  cd work
  export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
  git init --quiet --initial-branch=main
  git config user.name Ada
  git config user.email ada@example.com
}

# commit MESSAGE [DATE] [AUTHOR]
commit() {
  echo "$1" >>file
  git add file
  GIT_AUTHOR_DATE=${2:-2026-01-02T12:00:00Z} GIT_COMMITTER_DATE=${2:-2026-01-02T12:00:00Z} \
    git commit --quiet --author "${3:-Ada <ada@example.com>}" --message "$1"
}

@test "tells what is staged, changed and untracked" {
  commit first
  echo more >>file
  echo new >staged && git add staged
  echo other >'with space é'
  script git/status --json
  same 0 "$status"
  same '{"branch":"main","clean":false,"staged":["staged"],"changed":["file"],"untracked":["with space é"]}' \
    "$(field '{branch, clean, staged, changed, untracked} | tojson')"
  script git/status
  same 'On main: 1 staged, 1 changed, 1 untracked.' "${lines[0]}"
}

@test "a clean repository and one without a commit are answers" {
  script git/status
  same 'On main: nothing to commit, all clean.' "$output"
  script git/log
  same 'No commits on main.' "$output"
  script git/diffstat
  same 'Nothing has changed since last commit.' "$output"
  script git/branches
  same 0 "$status"
}

@test "tells the distance to the upstream" {
  commit first
  git clone --quiet . ../clone
  cd ../clone
  git config user.name Ada && git config user.email ada@example.com
  commit second
  script git/status --json
  same 'origin/main 1 0' "$(field '"\(.upstream) \(.ahead) \(.behind)"')"
}

@test "lists commits, newest first, with odd subjects" {
  commit 'one' 2026-01-01T10:00:00Z
  commit 'two "quoted" $(id) 👋' 2026-01-02T10:00:00Z
  script git/log --json
  same '["two \"quoted\" $(id) 👋","one"]' "$(field '[.commits[].subject] | tojson')"
  script git/log --limit 1
  same 'The last 1 commit on main.' "${lines[0]}"
}

@test "since a day means from its first minute, whatever the time is now" {
  commit before 2026-01-01T23:59:00Z
  commit early 2026-01-02T00:00:30Z
  commit late 2026-01-02T23:59:30Z
  commit after 2026-01-03T00:00:30Z
  VARIABLES=(TZ=UTC)
  script git/log --since 2026-01-02 --json
  same '["after","late","early"]' "$(field '[.commits[].subject] | tojson')"
  script git/log --since 2026-01-02 --until 2026-01-02 --json
  same '["late","early"]' "$(field '[.commits[].subject] | tojson')"
}

@test "an author is a text and no pattern" {
  commit mine
  commit theirs 2026-01-03T00:00:00Z 'B. (x) <b@example.com>'
  script git/log --author 'b. (X)' --json
  same '["theirs"]' "$(field '[.commits[].subject] | tojson')"
  script git/log --author '.*' --json
  same '[]' "$(field '[.commits[].subject] | tojson')"
  script git/log --author '--all' --json
  same 0 "$status"
}

@test "another branch is read, an unknown one ends with 66, an option in its place with 64" {
  commit first
  git switch --quiet --create side && commit second
  git switch --quiet main
  script git/log --branch side --json
  same '["second","first"]' "$(field '[.commits[].subject] | tojson')"
  script git/log --branch nowhere
  same 66 "$status"
  script git/log --branch '--output=evil'
  same 64 "$status"
  [[ ! -e evil ]]
}

@test "a date that is none ends with 64" {
  for date in tomorrow 2026-13-01 '2026-01-01; id' '$(id)'; do
    script git/log --since "$date"
    same 64 "$status"
  done
}

@test "lists local, merged and remote branches" {
  commit first
  git branch merged
  git switch --quiet --create side && commit second
  git switch --quiet main
  script git/branches --json
  same '["main","merged","side"]' "$(field '[.branches[].name] | sort | tojson')"
  same main "$(field '.branches[] | select(.current) | .name')"
  script git/branches --merged --json
  same '["main","merged"]' "$(field '[.branches[].name] | sort | tojson')"
  git clone --quiet . ../clone && cd ../clone
  script git/branches --remote --json
  same '["origin/main","origin/merged","origin/side"]' "$(field '[.branches[].name] | sort | tojson')"
}

@test "counts lines since the last commit, staged, and against a base" {
  commit first
  git switch --quiet --create side
  commit second
  printf 'a\nb\n' >new && git add new
  echo c >>file
  script git/diffstat --json
  same '3 0 ["file","new"]' "$(field '"\(.added) \(.removed) \([.files[].path] | tojson)"')"
  script git/diffstat --staged --json
  same '["new"]' "$(field '[.files[].path] | tojson')"
  script git/diffstat --base main
  same '2 files changed since main: 4 lines added, 0 removed.' "${lines[0]}"
}

@test "binary files have no lines" {
  commit first
  printf '\0\1' >image && git add image
  script git/diffstat --json
  same '[true,null]' "$(field '.files[0] | [.binary, .added] | tojson')"
}

@test "outside a repository it ends with 66" {
  mkdir "$BATS_TEST_TMPDIR/plain" && cd "$BATS_TEST_TMPDIR/plain"
  for id in git/status git/log git/branches git/diffstat; do
    script "$id"
    same 66 "$status"
    says 'in no git repository'
  done
}

@test "a repository's own settings run no program" {
  commit first
  git config core.fsmonitor "touch $BATS_TEST_TMPDIR/ran; false"
  git config diff.external "touch $BATS_TEST_TMPDIR/ran"
  git config core.pager "touch $BATS_TEST_TMPDIR/ran"
  git config diff.evil.textconv "touch $BATS_TEST_TMPDIR/ran"
  echo '* diff=evil' >.gitattributes
  echo more >>file
  for id in git/status git/log git/branches git/diffstat; do
    script "$id"
    same 0 "$status"
  done
  [[ ! -e $BATS_TEST_TMPDIR/ran ]]
}

@test "counts who contributed, by address, within days" {
  commit one 2026-01-01T10:00:00Z
  commit two 2026-01-02T10:00:00Z 'Ada Lee <ADA@example.com>'
  commit three 2026-01-03T10:00:00Z 'Bob <bob@example.com>'
  script git/contributors --json
  same '[3,2,["Ada Lee",2,66.7,"2026-01-01","2026-01-02"],["Bob",1,33.3]]' \
    "$(field '[.commits, .total, (.contributors[0] | [.name, .commits, .percent, .first[:10], .last[:10]]), (.contributors[1] | [.name, .commits, .percent])] | tojson')"
  script git/contributors --since 2026-01-03 --limit 1
  same '1 commit by 1 person since 2026-01-03.' "${lines[0]}"
  script git/contributors
  same '3 commits by 2 people; Ada Lee made 2.' "${lines[0]}"
}

@test "finds stale branches and tells which are merged" {
  commit first 2020-01-01T10:00:00Z
  git branch merged-one
  git switch --quiet --create open-one && commit second 2020-02-01T10:00:00Z
  git switch --quiet --create fresh && commit third "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  git switch --quiet main
  script git/stale-branches --json
  same '["main",2,1,["merged-one",true],["open-one",false]]' "$(field '[.base, .stale, .merged, (.branches[] | [.name, .merged])] | tojson')"
  script git/stale-branches --days 99999
  same 'No branch was without a commit for 99999 days.' "$output"
  git clone --quiet . ../clone && cd ../clone
  script git/stale-branches --remote --json
  same '["origin/merged-one","origin/open-one"]' "$(field '[.branches[].name] | tojson')"
}

@test "lists the comments that say what is left to do, of all folders" {
  mkdir -p sub 'odd é'
  printf 'x\n  // TODO: one\n# FIXME(ada) two | "three"\n' >sub/a.c
  printf 'TODOS are none, mastodon neither\n# XXX four\n' >'odd é/b c'
  git add . && git commit --quiet -m files
  echo 'TODO untracked' >other
  cd sub
  script git/todo --json
  same '[["XXX","odd é/b c",2,"# XXX four"],["TODO","sub/a.c",2,"// TODO: one"],["FIXME","sub/a.c",3,"# FIXME(ada) two | \"three\""]]' "$(field '[.entries[] | [.kind, .path, .line, .text]] | tojson')"
  script git/todo
  same '1 FIXME, 1 TODO, 1 XXX in 2 files.' "${lines[0]}"
  script git/todo --kind HACK
  same 'No such comments in this repository.' "$output"
  script git/todo --limit 1 --json
  same '[3,true,1]' "$(field '[.total, .more, (.entries | length)] | tojson')"
}

@test "lists tags, the newest first, and commits since" {
  script git/tags
  same 'No tags in this repository.' "$output"
  commit first 2026-01-01T10:00:00Z
  git tag v1
  commit second 2026-01-02T10:00:00Z
  GIT_COMMITTER_DATE=2026-01-03T10:00:00Z git tag --annotate v2 --message 'Second release'
  commit third 2026-01-04T10:00:00Z
  script git/tags --json
  same "[2,1,[\"v2\",true,\"$(git rev-parse "v2^{commit}")\",\"Second release\"],[\"v1\",false,\"$(git rev-parse v1)\",\"first\"]]" \
    "$(field '[.total, .commitsSince, (.tags[] | [.name, .annotated, .commit, .subject])] | tojson')"
  script git/tags --limit 1
  same '2 tags; the newest is v2 of 2026-01-03; 1 commit since the last tag of this branch.' "${lines[0]}"
}

@test "a repository without a commit and a folder without a repository are told apart" {
  for id in git/contributors git/stale-branches git/todo git/tags; do
    script "$id"
    same 0 "$status"
  done
  mkdir "$BATS_TEST_TMPDIR/plain" && cd "$BATS_TEST_TMPDIR/plain"
  for id in git/contributors git/stale-branches git/todo git/tags; do
    script "$id"
    same 66 "$status"
  done
}

@test "no script of git runs a program that the repository names" {
  echo '# TODO x' >file.c && git add file.c && commit first
  git config core.fsmonitor "touch $BATS_TEST_TMPDIR/ran; false"
  git config core.pager "touch $BATS_TEST_TMPDIR/ran"
  git config pager.grep "touch $BATS_TEST_TMPDIR/ran"
  git config diff.evil.textconv "touch $BATS_TEST_TMPDIR/ran"
  git config log.showSignature true
  git config gpg.program "touch $BATS_TEST_TMPDIR/ran"
  git config grep.fallbackToNoIndex true
  echo '* diff=evil' >.gitattributes
  for id in git/contributors git/stale-branches git/todo git/tags; do
    script "$id"
    same 0 "$status"
  done
  [[ ! -e $BATS_TEST_TMPDIR/ran ]]
}

@test "the JSON is what the manifests say" {
  commit first 2020-01-01T10:00:00Z
  git tag v1
  git branch old
  echo '# TODO' >>file
  git add file && echo more >>file && echo other >new
  for id in git/status git/log git/branches git/diffstat git/contributors git/stale-branches git/tags; do
    as_documented "$id"
  done
  script git/todo --json
  same '["entries","kinds","more","total"]' "$(field 'keys | tojson')"
}
