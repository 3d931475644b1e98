#!/usr/bin/env bash
# Prints what a model is sent before a person's words, part by part, and beside it what it would be sent if every script were a
# tool and every skill and memory file were loaded. Ends with 1 when the base context is above 3,000 tokens.
#   bench/base-context.sh [FOLDER]     of memory files; default: the fifty of the tests
set -euo pipefail
# shellcheck source=bench/java.sh
source "$(dirname "$0")/java.sh"
if (($# > 1)) || [[ ${1:-} == -* ]]; then
  sed -n '2,4s/^# //p' "$0" >&2
  exit 2
fi
bench BaseContext "$(realpath "${1:-$root/src/test/resources/memory-facts/memory}")"
