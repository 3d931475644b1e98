# shellcheck shell=bash disable=SC2154
# One file a script says what it must ask and answer: cases/SERVICE/ACTION.json. The same tests run on all of
# them. CASES='github stripe/mrr' narrows them down.
#
#   arguments  how it is called; for a change without --yes
#   replies    what the service says, in order: {status, headers, body}; {base} is the service's address
#   requests   what it must ask, in order: "METHOD /target"
#   sends      the body of each request that has one: JSON, or the text of a form; null is not looked at
#   says       the first line for a person
#   answers    jq programs on its JSON, with their results
#   empty      {replies, says}: the same call when there is nothing
#   hostile    options that take any text
#   change     which request makes the change, from 1; for scripts with an effect
#   idempotent whether the change carries a key and is repeated
#   missing    the exit code when the service says 404; 66 if it is not given
# In requests, texts of sends, and says, {*} stands for anything.
#
# cases/SERVICE/service.json says what all of them need: variables, and which of their values are secrets.

load helpers

CASE_FOLDER=$BATS_TEST_DIRNAME/cases

# compile_cases: each case becomes a file that bash reads, with one process for all of a service.
compile_cases() {
  local folder file
  mkdir -p "$STAND_IN/cases"
  for folder in "$CASE_FOLDER"/*/; do
    folder=${folder%/}
    for file in "$folder"/*.json; do
      [[ ${file##*/} != service.json ]] || continue
      chosen "${folder##*/}/$(basename "$file" .json)" || continue
      jq -r --slurpfile service "$folder/service.json" -f "$BATS_TEST_DIRNAME/cases.jq" "$file" \
        >"$STAND_IN/cases/${folder##*/}.$(basename "$file")"
    done
  done
  jq -r '.secrets[]' "$CASE_FOLDER"/*/service.json | sort -u >"$STAND_IN/secrets"
}

chosen() {
  local wanted
  [[ -n ${CASES-} ]] || return 0
  for wanted in $CASES; do
    [[ $1 != "$wanted" && $1 != "$wanted"/* ]] || return 0
  done
  return 1
}

# each_case FUNCTION: calls it for each case, whose name is in ID, and gathers what went wrong.
each_case() {
  local file problems=0 count=0
  for file in "$STAND_IN"/cases/*.json; do
    ID=${file##*/}
    ID=${ID%.json}
    ID=${ID/./\/}
    VARIABLES=() ARGUMENTS=() REPLY_TEXTS=() REQUESTS=() SENDS=() ANSWERS=() EMPTY_TEXTS=() HOSTILE=()
    # shellcheck disable=SC1090
    source "$file"
    forget_requests
    count=$((count + 1))
    "$1" || problems=$((problems + 1))
  done
  ((count > 0)) || complain 'no case was found'
  ((problems == 0))
}

complain() {
  printf '%s: %s\n' "$ID" "$*" >&2
  printf '  exit %s, stdout: %s\n  stderr: %s\n  asked: %s\n' "${status-}" "${output:0:300}" "${said:0:300}" "$(targets | tr '\n' ' ')" >&2
  return 1
}

# like TEXT EXPECTED: {*} in what is expected stands for anything.
like() {
  if [[ $2 == *'{*}'* ]]; then
    # shellcheck disable=SC2053
    [[ $1 == ${2//'{*}'/*} ]]
  else
    [[ $1 == "$2" ]]
  fi
}

# lay TEXT…: replies in the form that the stand-in reads.
lay() {
  local text
  for text in "$@"; do
    REPLIES=$((REPLIES + 1))
    printf '%s' "$text" >"$STAND_IN/replies/$(printf '%04d' "$REPLIES")"
  done
}

# call [OPTION…]: runs the case's script; output, said (standard error) and status are set. Whatever happens, no
# secret may show.
call() {
  status=0
  env -i PATH="$PATH" HOME="$BATS_TEST_TMPDIR" LANG=C.UTF-8 TMPDIR="$BATS_TEST_TMPDIR" QUARTET_HTTP_PAUSE=2 \
    QUARTET_SCRIPT_LIB="$SCRIPTS/lib" "${VARIABLES[@]//\{base\}/$BASE}" "${EXTRA[@]}" bash "$SCRIPTS/$ID.sh" "$@" \
    >"$STAND_IN/out" 2>"$STAND_IN/err" </dev/null || status=$?
  output=$(<"$STAND_IN/out")
  said=$(<"$STAND_IN/err")
  ! grep -qFf "$STAND_IN/secrets" "$STAND_IN/out" "$STAND_IN/err" || complain 'a secret was shown'
  [[ ! -s $STAND_IN/leaks ]] || complain "a secret is in the process list: $(<"$STAND_IN/leaks")"
}

# act: the call that does what the script is for.
act() {
  if [[ $EFFECT == read ]]; then
    call "${ARGUMENTS[@]}" "$@"
  else
    call "${ARGUMENTS[@]}" --yes "$@"
  fi
}

# refused CODE: the call ended with it, with one line that says why and nothing that looks like an answer.
refused() {
  [[ $status == "$1" ]] || { complain "expected exit $1 $2"; return 1; }
  [[ -z $output ]] || { complain "nothing may be on standard output $2"; return 1; }
  [[ $(wc -l <"$STAND_IN/err") == 1 && $said == "$ID: "?* ]] || { complain "one line on standard error is expected $2"; return 1; }
}
