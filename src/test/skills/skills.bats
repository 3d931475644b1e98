#!/usr/bin/env bats
# Every shipped skill's checks accept its good example and reject each bad one.

setup() {
  HOME_FOLDER=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
}

verdict() { # SKILL FILE: the first complaint; nothing when all checks are content
  local check
  for check in "$HOME_FOLDER/library/skills/$1/checks/"*; do
    "$check" <"$2" || return 1
  done
}

@test "every skill has a good example that its checks accept" {
  for skill in "$HOME_FOLDER"/library/skills/*/SKILL.md; do
    id=$(basename "$(dirname "$skill")")
    run verdict "$id" "$(echo "$HOME_FOLDER/library/skills/$id/references/example".*)"
    [[ $status == 0 ]] || { echo "$id: $output"; false; }
  done
}

@test "every skill has at least two bad examples, and its checks reject each for the reason that its name says" {
  for skill in "$HOME_FOLDER"/library/skills/*/SKILL.md; do
    id=$(basename "$(dirname "$skill")")
    bad=("$BATS_TEST_DIRNAME/$id/"bad-*)
    ((${#bad[@]} >= 2)) || { echo "$id has ${#bad[@]} bad examples"; false; }
    for example in "${bad[@]}"; do
      run verdict "$id" "$example"
      [[ $status != 0 && -n $output ]] || { echo "$id accepts $(basename "$example")"; false; }
      name=$(basename "$example")
      expected=$(grep -F "$name"$'\t' "$BATS_TEST_DIRNAME/$id/expected.tsv" | cut -f2)
      [[ -n $expected && $output == *"$expected"* ]] || { echo "$id, $name: expected '$expected', got '$output'"; false; }
    done
  done
}
