#!/usr/bin/env bats
# What every script does when its service fails: the documented exit code, one line that says why, no answer.
bats_require_minimum_version 1.5.0
load cases

setup_file() {
  start_stand_in
  compile_cases
}
teardown_file() { stop_stand_in; }

setup() { EXTRA=(); }

# before: the replies up to the request that is to fail; of a change that is the change itself.
before() {
  EFFECT=$(sed -n 's/^# effect: //p' "$SCRIPTS/$ID.sh")
  FAILING=1
  [[ $EFFECT == read ]] || FAILING=$CHANGE
  ((FAILING == 1)) || lay "${REPLY_TEXTS[@]:0:FAILING-1}"
}

fails_with() { # STATUS BODY CODE
  before
  lay "$1"$'\n\n'"$2"
  act --json
  refused "$3" "after $1"
}

a_refused_credential() { fails_with 401 '{"message": "Bad credentials"}' 77; }
@test "401 ends with 77" { each_case a_refused_credential; }

a_missing_scope() { fails_with 403 '{"message": "Forbidden"}' 77; }
@test "403 ends with 77" { each_case a_missing_scope; }

a_missing_thing() { fails_with 404 '{"message": "Not Found"}' "$MISSING"; }
@test "404 ends with 66" { each_case a_missing_thing; }

malformed_json() { fails_with 200 '{"data": [' 76; }
@test "malformed JSON ends with 76" { each_case malformed_json; }

json_of_another_form() { fails_with 200 '"<html>not what you think</html>"' 76; }
@test "JSON of another form ends with 76" { each_case json_of_another_form; }

asked_to_wait() {
  before
  lay $'429\nRetry-After: 0\n\n{"message": "slow down"}' "${REPLY_TEXTS[@]:FAILING-1}"
  act --json
  if [[ $EFFECT == read || $IDEMPOTENT == true ]]; then
    [[ $status == 0 ]] || { complain 'expected success after 429'; return; }
    [[ $(targets | wc -l) == $((${#REQUESTS[@]} + 1)) ]] || complain 'expected one request more'
  else
    refused 75 'after 429'
  fi
}
@test "429 is waited out by what may be repeated; anything else ends with 75" { each_case asked_to_wait; }

asked_to_wait_long() {
  before
  lay $'429\nRetry-After: 3600\n\n{"message": "slow down"}'
  act --json
  refused 75 'after 429 with an hour to wait'
}
@test "429 with an hour to wait ends with 75" { each_case asked_to_wait_long; }

broken_once() {
  before
  lay $'500\n\n{"message": "oops"}' "${REPLY_TEXTS[@]:FAILING-1}"
  act --json
  if [[ $EFFECT == read || $IDEMPOTENT == true ]]; then
    [[ $status == 0 ]] || complain 'expected success after one 500'
  else
    refused 69 'after 500' || return
    [[ $(targets | wc -l) == "$FAILING" ]] || complain 'a change was sent twice'
  fi
}
@test "500 and then success is success for what may be repeated; a change is sent once" { each_case broken_once; }

broken_always() {
  before
  lay $'503\n\n<html>down</html>' $'503\n\n' $'502\n\n' $'500\n\n' $'500\n\n'
  act --json
  refused 69 'after 5xx'
}
@test "a service that is down ends with 69" { each_case broken_always; }

too_slow() {
  before
  local slow=$'200\nDelay-Millis: 600\n\n{}'
  lay "$slow" "$slow" "$slow" "$slow"
  EXTRA=(QUARTET_HTTP_TIMEOUT=0.15)
  act --json
  refused 69 'after a time-out'
}
@test "a time-out ends with 69" { each_case too_slow; }

no_credential() {
  local kept=() variable name
  ! grep -q '^# needs: ' "$SCRIPTS/$ID.sh" && return 0
  for variable in "${VARIABLES[@]}"; do
    name=${variable%%=*}
    grep -E '^# needs: ' "$SCRIPTS/$ID.sh" | grep -qE "(\[|\||, )$name(\]|\||,)" || kept+=("$variable")
  done
  VARIABLES=("${kept[@]}")
  call "${ARGUMENTS[@]}" --json
  refused 78 'without a credential' || return
  [[ -z $(targets) ]] || complain 'something was sent without a credential'
}
@test "no credential ends with 78" { each_case no_credential; }
