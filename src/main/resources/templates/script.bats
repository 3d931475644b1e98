#!/usr/bin/env bats
# What {{id}} asks and answers. A program of curl's name stands in for the service: it keeps what it is
# asked, and replies what a test laid down. Run: bats {{file}}
bats_require_minimum_version 1.5.0

setup() {
  export QUARTET_SCRIPT_LIB=${QUARTET_SCRIPT_LIB:-{{library}}}
  export {{prefix}}_API_BASE=http://127.0.0.1:9 {{prefix}}_API_KEY=planted-secret STAND_IN=$BATS_TEST_TMPDIR QUARTET_HTTP_PAUSE=1
  mkdir "$STAND_IN/bin"
  cat >"$STAND_IN/bin/curl" <<'CURL'
#!/usr/bin/env bash
cat >"$STAND_IN/headers-sent"
printf '%s\n' "$*" >>"$STAND_IN/asked"
while (($# > 0)); do
  case $1 in
    --dump-header) headers=$2 ;;
    --output) body=$2 ;;
  esac
  shift
done
cp "$STAND_IN/reply" "$body"
: >"$headers"
cat "$STAND_IN/status"
CURL
  chmod +x "$STAND_IN/bin/curl"
  export PATH=$STAND_IN/bin:$PATH
}

# reply STATUS BODY
reply() {
  printf '%s' "$1" >"$STAND_IN/status"
  printf '%s' "$2" >"$STAND_IN/reply"
}

script() {
  run --separate-stderr bash "$BATS_TEST_DIRNAME/{{action}}.sh" "$@"
}

@test "lists what there is" {
  reply 200 '[{"id": 1, "name": "one"}, {"id": 2, "name": "two"}]'
  script --json
  [[ $status == 0 && $(jq -c '[.count, .items[1].name]' <<<"$output") == '[2,"two"]' ]]
  [[ $(<"$STAND_IN/asked") == *'/{{action}}?per_page=50&state=open'* ]]
}

@test "says so when there is nothing" {
  reply 200 '[]'
  script
  [[ $status == 0 && $output == 'No {{words}} in {{service}}.' ]]
}

@test "the credential is in the headers and not among the arguments" {
  reply 200 '[]'
  script
  grep -q planted-secret "$STAND_IN/headers-sent"
  ! grep -q planted-secret "$STAND_IN/asked"
}

@test "a refused credential ends with 77, a missing thing with 66, what is not JSON with 76" {
  reply 401 '{"message": "no"}'
  script
  [[ $status == 77 && -z $output ]]
  reply 404 '{}'
  script
  [[ $status == 66 && -z $output ]]
  reply 200 '<html>'
  script
  [[ $status == 76 && -z $output ]]
}

@test "a missing credential ends with 78" {
  unset {{prefix}}_API_KEY
  script
  [[ $status == 78 && $stderr == *{{prefix}}_API_KEY* ]]
}
