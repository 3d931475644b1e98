# shellcheck shell=bash
# What a script says: its result on standard output, what went wrong on standard error.

# Exit codes of sysexits.h, for the files that source this one.
# shellcheck disable=SC2034
readonly EXIT_USAGE=64 EXIT_NOT_FOUND=66 EXIT_UNAVAILABLE=69 EXIT_TRY_LATER=75
# shellcheck disable=SC2034
readonly EXIT_NOT_UNDERSTOOD=76 EXIT_REFUSED=77 EXIT_NO_CREDENTIAL=78

SCRIPT_LIB=${BASH_SOURCE[0]%/*}
SCRIPT_ID=.
[[ $0 != */* ]] || SCRIPT_ID=${0%/*}
[[ $SCRIPT_ID != *. ]] || SCRIPT_ID=$(cd "$SCRIPT_ID" && pwd)
SCRIPT_ID=${SCRIPT_ID##*/}/${0##*/}
SCRIPT_ID=${SCRIPT_ID%.sh}
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

# What a service's own jq library needs: include "name";
JQ_INCLUDE=''
# A jq program on the document: a text of several lines that a person is shown below the answer and the table.
LONG_TEXT=''

# calculate [JQ OPTION…] PROGRAM: jq with the functions of text.jq and money.jq.
calculate() {
  local program=${*: -1}
  jq -L "$SCRIPT_LIB" "${@:1:$#-1}" 'include "text"; include "money"; '"$JQ_INCLUDE $program"
}

# present NAME ANSWER ROWS [JQ OPTION…] PROGRAM: of the input on stdin PROGRAM makes the script's document.
# It is printed with --json; else the answer in one line, and a table. ANSWER and ROWS are jq programs on
# the document: a text, and an array of rows of which the first has the titles. NAME is what was read.
present() {
  local name=$1 answer=$2 rows=$3 program=${*: -1} text
  local options=("${@:4:$#-4}")
  if [[ -z ${OPTION[json]-} ]]; then
    options+=(-r --argjson width "${COLUMNS:-100}")
    program="($program) | (($answer) | plain), (($rows) | if length > 1 then \"\", table(\$width) else empty end)${LONG_TEXT:+, ($LONG_TEXT | strings | select(. != \"\") | \"\", lines)}"
  fi
  text=$(calculate "${options[@]}" "$program" 2>/dev/null) || not_understood "$name"
  printf '%s\n' "$text"
}

# not_understood NAME
not_understood() {
  fail "$EXIT_NOT_UNDERSTOOD" "$1 came back in a form that is not known. Check the base URL and the versions in the environment."
}

# show DOCUMENT ANSWER ROWS: presents a document that is made already.
show() {
  present 'the result' "$2" "$3" . <<<"$1"
}
