# shellcheck shell=bash
# Reading the repository of the current folder. What its configuration says may not run programs:
# a cloned folder is not to be trusted.
# shellcheck source=options.sh
source "${BASH_SOURCE[0]%/*}/options.sh"
need git jq

# The name that git gives to an empty tree, to compare with before the first commit.
# shellcheck disable=SC2034
readonly EMPTY_TREE=4b825dc642cb6eb9a060e54bf8d69288fbee4904

repository() {
  LC_ALL=C.UTF-8 git --no-pager --no-optional-locks -c core.fsmonitor=false -c core.hooksPath=/dev/null \
    -c log.showSignature=false -c core.quotePath=false -c i18n.logOutputEncoding=UTF-8 -c color.ui=never "$@"
}

# in_repository: ends the script when the current folder is in none.
in_repository() {
  local said
  if said=$(repository rev-parse --is-inside-work-tree 2>&1); then
    [[ $said == true ]] && return
    fail "$EXIT_NOT_FOUND" 'this folder is inside a repository without files (bare). Go to a working copy.'
  fi
  case $said in
    *dubious*) fail "$EXIT_REFUSED" 'this repository belongs to another user. If you trust it: git config --global --add safe.directory FOLDER' ;;
    *) fail "$EXIT_NOT_FOUND" 'this folder is in no git repository. Go to one, or name it with --repo.' ;;
  esac
}

# commit_of NAME: its hash, or the script ends.
commit_of() {
  repository rev-parse --verify --quiet --end-of-options "$1^{commit}" ||
    fail "$EXIT_NOT_FOUND" "there is no branch, tag or commit '$1' here. See git branch --all."
}

has_commits() {
  repository rev-parse --verify --quiet HEAD >/dev/null
}

current_branch() {
  repository symbolic-ref --quiet --short HEAD || repository rev-parse --short HEAD
}
