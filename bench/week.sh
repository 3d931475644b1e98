#!/usr/bin/env bash
# Replays a week of 500 requests (40 % lookups, 40 % direct, 15 % coding, 5 % pipelines) at the demo's company, whose services and
# models are simulated, and prints per tier what the models were sent, what that cost, and what the baseline would have cost.
# Ends with 1 when a goal is missed.
#   bench/week.sh [--requests N]     N of them in the same mix; default: all
set -euo pipefail
# shellcheck source=bench/java.sh
source "$(dirname "$0")/java.sh"
count=500
if (($# == 2)) && [[ $1 == --requests && $2 =~ ^[1-9][0-9]{0,5}$ ]]; then
  count=$2
elif (($# > 0)); then
  sed -n '2,5s/^# //p' "$0" >&2
  exit 2
fi
bench Week "$root/bench/week-requests.jsonl" "$count" "$root/src/test/resources/memory-facts/memory"
