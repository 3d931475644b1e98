#!/usr/bin/env bash
# Prints what the runner, sandbox included, adds to plain bash. Needs a build: ./quartet --version makes one.
set -euo pipefail
# shellcheck source=bench/java.sh
source "$(dirname "$0")/java.sh"
cd "$root"
"$java" "${options[@]}" -cp "$jars" "$root/bench/RunnerOverhead.java" "$root"
