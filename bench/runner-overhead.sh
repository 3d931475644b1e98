#!/usr/bin/env bash
# Prints what the runner, sandbox included, adds to plain bash. Needs a build: ./quartet --version makes one.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/java}
for candidate in "$java" /usr/lib/jvm/*25*/bin/java /opt/*25*/bin/java "$(command -v java)"; do
  if [[ -x $candidate ]] && "$candidate" -version 2>&1 | grep -q '"25'; then java=$candidate && break; fi
done
exec "$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "$(printf '%s:' "$root"/target/quartet-*/quartet-*/lib/*.jar)" "$root/bench/RunnerOverhead.java" "$root"
