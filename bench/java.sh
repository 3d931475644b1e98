# shellcheck shell=bash
# For the benchmarks: JDK 25 and the built jars. Needs a build: ./quartet --version makes one.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=
for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" /usr/lib/jvm/*25*/bin/java /opt/*25*/bin/java "$(command -v java)"; do
  if [[ -x $candidate ]] && "$candidate" -version 2>&1 | grep -q '"25'; then java=$candidate && break; fi
done
jars=$(printf '%s:' "$root"/target/quartet-*/quartet-*/lib/*.jar)
options=(-Dquartet.home="$root" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)

# Runs a benchmark in a workspace of its own that is thrown away. Compiled beforehand: the compiler in the same process would
# be measured too.
bench() { # CLASS ARGUMENTS...
  local folder
  folder=$(mktemp -d)
  # shellcheck disable=SC2064  # the folder's name is meant as it is now
  trap "rm -rf '$folder'" EXIT
  "${java%/java}/javac" -cp "$jars" -d "$folder/classes" "$root"/bench/*.java
  mkdir "$folder/workspace"
  : >"$folder/workspace/quartet.yaml"
  (cd "$folder/workspace" && "$java" "${options[@]}" -cp "$folder/classes:$jars" "$@")
}
