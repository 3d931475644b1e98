#!/usr/bin/env bash
# Grades the reflex on public intents: some become scripts, the others must be refused.
#   bench/intents.sh DIR [--seeds 1-5] [--half first|second] [--banking] [--dump FILE.jsonl]
# DIR holds clinc150-dev.json.gz, model-prompts-dev.jsonl.gz and, for --banking, banking77-train.csv.gz.
set -euo pipefail
# shellcheck source=bench/java.sh
source "$(dirname "$0")/java.sh"
if (($# == 0)); then
  sed -n '2,4s/^# //p' "$0" >&2
  exit 2
fi
data=$(cd "$1" && pwd)
shift
bench Intents "$data" "$PWD" "$@"
