#!/usr/bin/env bats
# What every script asks its service and answers, by its case.
bats_require_minimum_version 1.5.0
load cases

setup_file() {
  start_stand_in
  compile_cases
}
teardown_file() { stop_stand_in; }

setup() { EXTRA=(); }

effect_of() {
  EFFECT=$(sed -n 's/^# effect: //p' "$SCRIPTS/$ID.sh")
}

asks_and_answers() {
  local i expected
  effect_of
  lay "${REPLY_TEXTS[@]}"
  act --json
  [[ $status == 0 && -z $said ]] || { complain 'expected success and nothing on standard error'; return; }
  expected=$(printf '%s\n' "${REQUESTS[@]}")
  like "$(targets)" "$expected" || { complain "expected requests: $expected"; return; }
  mapfile -t bodies < <(sed -n 's/^body //p' "$STAND_IN/requests")
  for i in "${!SENDS[@]}"; do
    [[ -n ${SENDS[i]} ]] || continue
    sent=$(base64 -d <<<"${bodies[i]}")
    if [[ ${SENDS[i]:0:1} == '{' || ${SENDS[i]:0:1} == '[' ]]; then
      jq -e --argjson expected "${SENDS[i]}" '. == $expected' <<<"$sent" >/dev/null || { complain "request $((i + 1)) sent $sent"; return; }
    else
      like "$sent" "${SENDS[i]}" || { complain "request $((i + 1)) sent $sent"; return; }
    fi
  done
  for ((i = 0; i < ${#ANSWERS[@]}; i += 2)); do
    jq -e --argjson expected "${ANSWERS[i + 1]}" "(${ANSWERS[i]}) == \$expected" <<<"$output" >/dev/null ||
      { complain "${ANSWERS[i]} is not ${ANSWERS[i + 1]} but $(jq -c "${ANSWERS[i]}" <<<"$output")"; return; }
  done
}
@test "every script asks the right requests and answers in JSON" { each_case asks_and_answers; }

says_first() {
  effect_of
  lay "${REPLY_TEXTS[@]}"
  act
  [[ $status == 0 ]] || { complain 'expected success'; return; }
  { [[ -n $SAYS ]] && like "${output%%$'\n'*}" "$SAYS"; } || complain "expected first line: $SAYS"
}
@test "every script says the answer in its first line" { each_case says_first; }

# documented: the paths of the manifest's returns, one a line; braces are spread out.
documented() {
  sed -n 's/^# returns: //p' "$SCRIPTS/$ID.sh" | jq -rR '
    [scan("(?:[^,{]|\\{[^}]*\\})+")]
    | .[] | gsub("^\\s+|\\s+$"; "")
    | if test("\\{") then capture("^(?<path>.*)\\.\\{(?<names>.*)\\}$") as $group | $group.names / "," | .[] | "\($group.path).\(gsub("\\s"; ""))" else . end' | sort -u
}

returns_what_is_documented() {
  effect_of
  lay "${REPLY_TEXTS[@]}"
  act --json
  documented >"$STAND_IN/documented"
  [[ -s $STAND_IN/documented ]] || { complain 'its manifest has no returns'; return; }
  jq -r --rawfile documented "$STAND_IN/documented" '
    ($documented | split("\n") | map(select(. != ""))) as $known
    | def name: map(if type == "number" then "[]" else ".\(.)" end) | join("") | ltrimstr(".");
      def fits($pattern): . as $path
        | ("^" + ($pattern | gsub("\\["; "\\[") | gsub("\\]"; "\\]") | gsub("\\."; "\\.") | gsub("\\*"; "[^.]+"))) as $regex
        | ($path | test($regex + "$")) or ($path | test($regex + "[.\\[]") and (any($known[]; . != $pattern and startswith($pattern)) | not));
    [paths(type != "object" and (type != "array" or length == 0 or (.[0] | type == "object" or type == "array" | not)))
      | if (.[-1] | type) == "number" then empty else name end] | unique | . as $found
    | ($found | map(select(. as $path | any($known[]; . as $pattern | ($path | fits($pattern)) or $path + "[]" == $pattern) | not)) | map("undocumented: \(.)")),
      ($known | map(select(. as $pattern | any($found[]; fits($pattern) or . + "[]" == $pattern) | not)) | map("not returned: \(.)"))
    | .[]' <<<"$output" >"$STAND_IN/differences"
  [[ ! -s $STAND_IN/differences ]] || complain "$(tr '\n' ' ' <"$STAND_IN/differences")"
}
@test "the JSON of every script is what its manifest says" { each_case returns_what_is_documented; }

answers_an_empty_list() {
  ((${#EMPTY_TEXTS[@]} > 0)) || return 0
  effect_of
  lay "${EMPTY_TEXTS[@]}"
  act
  [[ $status == 0 ]] || { complain 'expected success with an empty list'; return; }
  like "$output" "$EMPTY_SAYS" || complain "expected for an empty list: $EMPTY_SAYS"
}
@test "an empty list is an answer" { each_case answers_an_empty_list; }

only_shows_a_change() {
  effect_of
  [[ $EFFECT != read ]] || return 0
  ((CHANGE == 1)) || lay "${REPLY_TEXTS[@]:0:CHANGE-1}"
  # shellcheck disable=SC2153
  call "${ARGUMENTS[@]}" --json
  [[ $status == 0 && $(jq -r .performed <<<"$output") == false ]] || { complain 'expected performed: false'; return; }
  [[ $(targets | wc -l) -lt $CHANGE ]] || { complain 'a change was sent without --yes'; return; }
  forget_requests
  ((CHANGE == 1)) || lay "${REPLY_TEXTS[@]:0:CHANGE-1}"
  call "${ARGUMENTS[@]}" --dry-run --yes
  [[ $status == 0 && $output == *'performed: false'* && $output == *"${REQUESTS[CHANGE - 1]%% *} "* ]] || { complain 'expected the request to be shown'; return; }
  [[ $(targets | wc -l) -lt $CHANGE ]] || complain 'a change was sent by a dry run'
}
@test "a change is only shown without --yes, and by --dry-run" { each_case only_shows_a_change; }

HOSTILE_VALUES=('"quoted" '"'"'single'"'"' \back' '$(touch HACKED) `touch HACKED`' $'two\nlines' '--yes' '-rf' 'Grüße 👋 日本語' '&x=1#y?z%20+' '{"a": [1]}' '@/etc/passwd')

# arrived VALUE: some request holds it whole, in its target or its body, or each of its lines as a text of its own.
arrived() {
  {
    targets | sed 's/^[A-Z]* //'
    sed -n 's/^body //p' "$STAND_IN/requests" | while IFS= read -r line; do base64 -d <<<"$line" && echo; done
  } | jq -Rsr --arg value "$1" '
    def decoded: gsub("\\+"; " ") | [scan("%[0-9A-Fa-f]{2}|[^%]+|%")] | map(if test("^%[0-9A-Fa-f]{2}$") then .[1:] else (@uri | [scan("%[0-9A-Fa-f]{2}|[^%]")] | map(if startswith("%") then .[1:] else (explode[0] as $c | "0123456789ABCDEF" as $h | $h[($c / 16 | floor):][:1] + $h[($c % 16):][:1]) end) | join("")) end) | join("");
    def hex: . as $text | $text | decoded;
    (($value | @json | .[1:-1]) as $json | contains($json))
    or (. as $all | $value | split("\n") | length > 1 and all(.[]; (@json) as $line | $all | contains($line)))
    or (hex as $all | ($value | @uri | decoded) as $wanted | $all | contains($wanted))' | grep -q true
}

takes_hostile_values() {
  local option value i arguments
  effect_of
  for option in "${HOSTILE[@]}"; do
    for value in "${HOSTILE_VALUES[@]}"; do
      forget_requests
      lay "${REPLY_TEXTS[@]}"
      arguments=()
      for ((i = 0; i < ${#ARGUMENTS[@]}; i++)); do
        if [[ ${ARGUMENTS[i]} == "$option" ]]; then i=$((i + 1)); else arguments+=("${ARGUMENTS[i]}"); fi
      done
      [[ $EFFECT == read ]] || arguments+=(--yes)
      call "${arguments[@]}" "$option" "$value"
      if [[ $status == 64 ]]; then
        [[ -z $(targets) ]] || { complain "$option '$value' was refused too late"; return; }
      elif [[ $status != 0 ]]; then
        complain "$option '$value' broke it" || return
      else
        arrived "$value" || { complain "$option '$value' did not arrive as it was written"; return; }
      fi
    done
  done
  [[ ! -e HACKED && ! -e $BATS_TEST_TMPDIR/HACKED ]] || complain 'a value was carried out'
}
@test "hostile values arrive as they were written, or are refused" { each_case takes_hostile_values; }
