# shellcheck shell=bash
# What a script says: its result on standard output, what went wrong on standard error.

# Exit codes of sysexits.h, for the files that source this one.
# shellcheck disable=SC2034
readonly EXIT_USAGE=64 EXIT_NOT_FOUND=66 EXIT_UNAVAILABLE=69 EXIT_TRY_LATER=75
# shellcheck disable=SC2034
readonly EXIT_NOT_UNDERSTOOD=76 EXIT_REFUSED=77 EXIT_NO_CREDENTIAL=78

SCRIPT_LIB=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
SCRIPT_ID=$(basename "$(cd "$(dirname "$0")" && pwd)")/$(basename "$0" .sh)
readonly SCRIPT_LIB SCRIPT_ID

# Values that must never be shown; a service may repeat a credential in its error message.
SECRETS=()

# fail CODE MESSAGE: ends the script. The message says what happened and what to do.
fail() {
  local message=$2 secret
  for secret in "${SECRETS[@]}"; do
    message=${message//"$secret"/[hidden]}
  done
  printf '%s: %s\n' "$SCRIPT_ID" "${message//[[:cntrl:]]/ }" >&2
  exit "$1"
}

# need COMMAND…: ends the script when one is not installed.
need() {
  local command
  for command in "$@"; do
    command -v "$command" >/dev/null ||
      fail "$EXIT_UNAVAILABLE" "$command is not installed. Install it with the system's package manager."
  done
}

# calculate [JQ OPTION…] PROGRAM: jq with the functions of text.jq and money.jq.
calculate() {
  local program=${*: -1}
  jq -L "$SCRIPT_LIB" "${@:1:$#-1}" 'include "text"; include "money"; '"$program"
}

# show DOCUMENT ANSWER ROWS: the document itself with --json; else the answer in one line and a table.
# ANSWER and ROWS are jq programs: a text, and an array of rows of which the first has the titles.
show() {
  if [[ -n ${OPTION[json]-} ]]; then
    jq . <<<"$1"
    return
  fi
  calculate -r --argjson width "${COLUMNS:-100}" \
    "(($2) | plain), (($3) | if length > 1 then \"\", table(\$width) else empty end)" <<<"$1"
}
