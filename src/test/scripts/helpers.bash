# shellcheck shell=bash disable=SC2154
# What the tests share: the scripts' folder, and a service on loopback that replies what a test lays down.

SCRIPTS=$(cd "$BATS_TEST_DIRNAME/../../../library/scripts" && pwd)

# A Java of version 11 or newer runs the single file; 25 is looked for first, as the build does.
java_program() {
  local candidate
  for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" /usr/lib/jvm/*25*/bin/java /opt/*25*/bin/java \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home/bin/java "$(command -v java)"; do
    if [[ -x $candidate ]]; then
      printf '%s' "$candidate"
      return
    fi
  done
  echo 'No Java was found. Set JAVA_HOME to a JDK 25.' >&2
  return 1
}

start_stand_in() {
  export STAND_IN=$BATS_FILE_TMPDIR
  mkdir -p "$STAND_IN/replies"
  "$(java_program)" -XX:TieredStopAtLevel=1 "$BATS_TEST_DIRNAME/StandIn.java" "$STAND_IN" >"$STAND_IN/log" 2>&1 3>&- &
  echo $! >"$STAND_IN/pid"
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    if [[ -f $STAND_IN/port ]]; then
      BASE=http://127.0.0.1:$(cat "$STAND_IN/port")
      export BASE
      return
    fi
    sleep 0.1
  done
  cat "$STAND_IN/log" >&2
  return 1
}

stop_stand_in() {
  kill "$(cat "$STAND_IN/pid")"
}

forget_requests() {
  rm -f "$STAND_IN"/requests "$STAND_IN"/replies/*
  REPLIES=0
}

# reply STATUS BODY [HEADER…]: what the next request that has no reply yet will be told.
reply() {
  local status=$1 body=$2
  shift 2
  REPLIES=$((REPLIES + 1))
  {
    printf '%s\n' "$status" "$@"
    printf '\n%s' "$body"
  } >"$STAND_IN/replies/$(printf '%04d' "$REPLIES")"
}

# targets: method and target of each request that came.
targets() {
  grep -E '^(GET|POST|PUT|PATCH|DELETE) ' "$STAND_IN/requests" 2>/dev/null || true
}

# sent_header NAME: of each request.
sent_header() {
  sed -n "s/^$1: //p" "$STAND_IN/requests"
}

# sent_body: of the last request.
sent_body() {
  sed -n 's/^body //p' "$STAND_IN/requests" | tail -n 1 | base64 -d
}

# script ID [OPTION…]: runs it as Quartet does, with nothing in its environment but what is declared.
# VARIABLES holds NAME=value.
script() {
  local id=$1
  shift
  run env -i PATH="$PATH" HOME="$BATS_TEST_TMPDIR" LANG=C.UTF-8 TMPDIR="$BATS_TEST_TMPDIR" \
    QUARTET_SCRIPT_LIB="$SCRIPTS/lib" "${VARIABLES[@]}" bash "$SCRIPTS/$id.sh" "$@"
}

# field PROGRAM: of the script's JSON output.
field() {
  jq -r "$1" <<<"$output"
}

# same EXPECTED ACTUAL
same() {
  [[ $1 == "$2" ]] || {
    printf 'expected: %s\nbut got:  %s\nstatus %s, output: %s\n' "$1" "$2" "$status" "$output" >&2
    return 1
  }
}

# says TEXT: the output holds it.
says() {
  [[ $output == *"$1"* ]] || {
    printf 'expected in the output: %s\nbut it is (status %s): %s\n' "$1" "$status" "$output" >&2
    return 1
  }
}

says_not() {
  [[ $output != *"$1"* ]] || {
    printf 'not expected in the output: %s\nbut it is: %s\n' "$1" "$output" >&2
    return 1
  }
}

# as_documented ID [OPTION…]: the names in the script's JSON are those of its manifest's returns.
as_documented() {
  local id=$1
  script "$@" --json
  same "$(sed -n 's/^# returns: //p' "$SCRIPTS/$id.sh" | grep -oE '[A-Za-z]+' | LC_ALL=C sort -u)" \
    "$(jq -r '[paths | .[] | strings] | unique[]' <<<"$output" | LC_ALL=C sort -u)"
}
