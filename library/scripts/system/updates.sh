#!/usr/bin/env bash
# ---
# description: Software updates that wait for this machine (apt, dnf, apk, pacman or macOS), and whether it needs a restart
# effect: read
# access: [host]
# params:
#   - {name: security, type: flag, description: only security updates where the package manager tells them apart (apt and dnf), synonyms: {"true": [only security, security updates, security patches, security fixes, security relevant]}}
# returns: manager, total, security, restartNeeded, updates[].{name, current, version, security}
# examples:
#   - Are there updates for this machine?
#   - pending updates
#   - which packages can be upgraded
#   - are security updates missing on this server
#   - does the server need a reboot after updates
#   - is the system up to date
#   - is a restart needed after the updates
#   - outdated apt packages on this host
#   - security patches that are available for the server
#   - hey, is new software waiting to be installed on this box
# not:
#   - Install the updates
#   - Update the README
#   - Any updates on the project?
#   - Post an update to the team
#   - Why did the update fail?
#   - Which npm packages are outdated?
#   - Which version of Docker is installed?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/options.sh"
need jq awk
parse_options "$@"

# Lines of name, current version, new version, and "security", with tabs between; of what the package lists say that
# are here already: nothing is downloaded.
manager='' restart=false status=0
if command -v apt-get >/dev/null; then
  manager=apt
  lines=$(LC_ALL=C apt-get --simulate --quiet -o Debug::NoLocking=true dist-upgrade 2>/dev/null | awk '$1 == "Inst" && $3 ~ /^\[/ {
    current = $3; gsub(/[][]/, "", current); version = $4; sub(/^\(/, "", version)
    print $2 "\t" current "\t" version "\t" (/[Ss]ecurity/ ? "security" : "") }') || fail "$EXIT_UNAVAILABLE" 'apt-get cannot tell what it would upgrade. Run apt-get check.'
  [[ ! -e /var/run/reboot-required ]] || restart=true
elif command -v dnf >/dev/null; then
  manager=dnf
  # 100 says that there are updates.
  lines=$(LC_ALL=C dnf --quiet --cacheonly check-update 2>/dev/null | awk 'NF == 3 && $2 ~ /[0-9]/ { print $1 "\t\t" $2 "\t" } /^Obsoleting/ { exit }') || status=$?
  ((status == 0 || status == 100)) || fail "$EXIT_UNAVAILABLE" 'dnf cannot tell what it would upgrade. Run dnf makecache.'
  safe=$(LC_ALL=C dnf --quiet --cacheonly --security check-update 2>/dev/null | awk 'NF == 3 { print $1 }') || true
  lines=$(awk -F '\t' -v OFS='\t' -v safe="$safe" 'BEGIN { count = split(safe, names, "\n"); for (i = 1; i <= count; i++) known[names[i]] = 1 } $1 != "" { $4 = $1 in known ? "security" : ""; print }' <<<"$lines")
elif command -v apk >/dev/null; then
  manager=apk
  lines=$(apk version -l '<' 2>/dev/null | awk '$2 == "<" { name = $1; sub(/-[0-9][^-]*-r[0-9]+$/, "", name); print name "\t" substr($1, length(name) + 2) "\t" $3 "\t" }') ||
    fail "$EXIT_UNAVAILABLE" 'apk cannot tell what it would upgrade.'
elif command -v pacman >/dev/null; then
  manager=pacman
  # 1 says that there is nothing.
  lines=$(pacman -Qu 2>/dev/null | awk 'NF >= 4 { print $1 "\t" $2 "\t" $4 "\t" }') || true
elif command -v softwareupdate >/dev/null; then
  manager=macos
  lines=$(softwareupdate --list --no-scan 2>/dev/null | awk -F '[:,] *' '/Title:/ { print $2 "\t\t" $4 "\t" (/[Ss]ecurity/ ? "security" : "") } /restart/ { found = 1 }') || true
else
  fail "$EXIT_UNAVAILABLE" 'no package manager that is known was found (apt, dnf, apk, pacman, softwareupdate).'
fi

document=$(jq -R -s --arg manager "$manager" --argjson restart "$restart" --arg only "${OPTION[security]-}" '
  def known: if . == null or . == "" then null else . end;
  split("\n") | map(select(. != "") | split("\t") | {name: .[0], current: (.[1] | known), version: (.[2] | known), security: (.[3] == "security")})
  | {manager: $manager, total: length, security: (map(select(.security)) | length), restartNeeded: $restart,
     updates: (if $only == "" then . else map(select(.security)) end | sort_by([(.security | not), .name]))}' <<<"$lines")

show "$document" '
  (if .total == 0 then "Everything is up to date" else "\(.total | plural("update")) waiting, \(.security) of security" end)
  + " (\(.manager))\(if .restartNeeded then "; a restart is needed" else "" end)."' '
  [["Package", "Current", "New", "Security"]] + (.updates | map([.name, .current, .version, (if .security then "security" else "" end)]))'
