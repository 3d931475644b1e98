#!/usr/bin/env bash
# ---
# description: When the TLS (SSL) certificate of a host expires, days left, issuer, names, and whether it is trusted
# effect: read
# environment: [WEB_FETCH_ALLOW]
# params:
#   - {name: host, type: pattern, pattern: "[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+", required: true, description: name of the host, cues: [of, for, host, domain, site, certificate of, cert of]}
#   - {name: port, type: integer, default: 443, description: port where it speaks TLS, cues: [port, on port, at port]}
# returns: host, port, expires, daysLeft, expired, validFrom, issuer, subject, names[], nameMatches, trusted, reason
# examples:
#   - When does the certificate of example.com expire?
#   - TLS certificate of example.com
#   - how many days is the SSL certificate of example.com still valid
#   - ssl expiry example.com
#   - is the certificate of mail.example.com on port 993 valid
#   - who issued the certificate of example.com
#   - certificate expiry for api.example.com
#   - check the TLS cert of example.com
#   - HTTPS certificate validity of shop.example.com
#   - hey, until when is the SSL cert at ldap.example.com port 636 good and which names does it cover
# not:
#   - Renew the certificate of example.com
#   - Why is the certificate of example.com not trusted?
#   - Where does example.com point?
#   - When does our contract expire?
#   - Make a self-signed certificate
#   - Does example.com send HSTS?
#   - Is example.com up or down?
# timeout: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/web.sh"
need openssl
parse_options "$@"
((OPTION[port] >= 1 && OPTION[port] <= 65535)) || fail "$EXIT_USAGE" '--port is not between 1 and 65535.'
check_url "https://${OPTION[host]}:${OPTION[port]}/"

address=${ADDRESSES[0]}
for candidate in "${ADDRESSES[@]}"; do [[ $candidate == *:* ]] || { address=$candidate && break; }; done
[[ $address != *:* ]] || address="[$address]"
names=(-servername "$URL_HOST")
[[ $URL_HOST == *[!0-9.]* ]] || names=()
# A server that accepts and then says nothing would keep openssl waiting.
exec {said}< <(exec openssl s_client -connect "$address:${OPTION[port]}" "${names[@]}" </dev/null 2>&1)
talker=$!
reply=''
while IFS= read -r -t 12 -u "$said" line; do reply+=$line$'\n'; done
kill "$talker" 2>/dev/null || true
[[ $reply == *'-----BEGIN CERTIFICATE-----'* ]] ||
  fail "$EXIT_UNAVAILABLE" "$URL_HOST shows no certificate on port ${OPTION[port]}. Check the host and the port, or try again later."
facts=$(openssl x509 -noout -text -subject -issuer -nameopt RFC2253 <<<"$reply" 2>/dev/null) || not_understood 'the certificate'

verified=$(grep -m 1 'Verify return code:' <<<"$reply" || true)
present 'the certificate' '
  "The certificate of \(.host) "
  + (if .expired then "expired on \(.expires[:10])" else "is valid until \(.expires[:10]), \(.daysLeft | plural("day")) from now" end)
  + "; issued by \(.issuer)."
  + (if .nameMatches then "" else " It is not for the name \(.host)." end)
  + (if .trusted then "" else " It is not trusted here: \(.reason)." end)' '
  [["Name"]] + (.names | map([.]))' \
  -R -s --arg host "$URL_HOST" --argjson port "${OPTION[port]}" --arg verified "${verified##*code: }" '
  def moment: gsub("\\s+"; " ") | strptime("%b %d %H:%M:%S %Y GMT") | mktime;
  def part($name): (capture("(^|[,+])\($name)=(?<value>(\\\\.|[^,+\\\\])*)").value // null) | if . == null then . else gsub("\\\\(?<c>.)"; .c) end;
  (capture("Not After *: (?<at>[^\n]*)").at | moment) as $expires
  | (capture("Not Before *: (?<at>[^\n]*)").at | moment) as $from
  | (capture("\nsubject= ?(?<name>[^\n]*)").name) as $subject
  | (capture("\nissuer= ?(?<name>[^\n]*)").name) as $issuer
  | ([scan("(?:DNS|IP Address):([^,\\s]+)")[0] | ascii_downcase]
     | if . == [] then [$subject | part("CN") | select(. != null) | ascii_downcase] else . end) as $names
  | {host: $host, port: $port, expires: ($expires | todate), daysLeft: (($expires - now) / 86400 | floor), expired: ($expires < now),
     validFrom: ($from | todate), issuer: ($issuer | part("O") // part("CN") // .), subject: ($subject | part("CN") // .), names: $names,
     nameMatches: ($names | any(. == $host or (startswith("*.") and (.[1:] as $tail | $host | endswith($tail) and (rtrimstr($tail) | contains(".") | not))))),
     trusted: ($verified | startswith("0 ")), reason: ($verified | if startswith("0 ") then null else (capture("\\((?<why>.*)\\)").why // "not verified") end)}' <<<"$facts"
