#!/usr/bin/env bash
# Prints how fast the router decides in a warm process over the shipped library, how long the first decision takes, and what
# memory deciding adds; with the server's options and with what the launcher has learned of the library.
#   bench/decision-latency.sh FILE.jsonl     each line an object with a "text"
set -euo pipefail
# shellcheck source=bench/java.sh
source "$(dirname "$0")/java.sh"
if (($# != 1)); then
  sed -n '2,4s/^# //p' "$0" >&2
  exit 2
fi
options+=(-Dquartet.cache="$root/target/launcher/cache" -Xms64m -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=5000
  -XX:Tier4CompileThreshold=60000 -XX:+IgnoreUnrecognizedVMOptions -XX:+UseTransparentHugePages)
bench DecisionLatency "$(realpath "$1")"
