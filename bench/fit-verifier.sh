#!/usr/bin/env bash
# Fits the weights of the reflex's verifier and writes them to src/main/resources/reflex/verifier.json.
#   bench/fit-verifier.sh DIR [CASES.tsv]
# DIR holds banking77-train.csv.gz, clinc150-dev.json.gz and model-prompts-dev.jsonl.gz; what the verifier sees of each request is
# written to CASES.tsv, for trying out other ways to fit.
set -euo pipefail
# shellcheck source=bench/java.sh
source "$(dirname "$0")/java.sh"
if (($# == 0)); then
  sed -n '2,5s/^# //p' "$0" >&2
  exit 2
fi
data=$(cd "$1" && pwd)
shift
bench FitVerifier "$data" "$@"
