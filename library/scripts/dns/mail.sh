#!/usr/bin/env bash
# ---
# description: Mail setup of a domain in DNS, its MX hosts, SPF and DMARC, and what is wrong with them
# effect: read
# environment: [DOH_BASE]
# params:
#   - {name: domain, type: pattern, pattern: "[A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)+", required: true, description: domain name, cues: [domain, of, for]}
# returns: domain, exists, mx[].{priority, host}, spf, dmarc, policy, problems[]
# examples:
#   - mail servers of example.com
#   - SPF and DMARC of example.com
#   - Which mail server does example.com use?
#   - does example.com have a DMARC policy
#   - check the mail DNS of example.com
#   - is SPF set up for example.com
#   - email setup of the domain example.com
#   - can example.com receive mail
#   - is the email DNS of example.org configured correctly, with SPF, DKIM or DMARC
#   - which host receives mail for example.com
# not:
#   - Set up DMARC for example.com
#   - Send a mail to ada@example.com
#   - Why does our mail land in spam?
#   - DNS records of example.com
#   - MX records of example.com
#   - Is the domain verified at our mail service?
#   - Explain SPF
#   - Which TXT records does example.com have in DNS?
# timeout: 60s
# cache: 30s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/dns.sh"
parse_options "$@"

look_up "${OPTION[domain]}" MX TXT
exists=$DNS_EXISTS
[[ $exists == false ]] || look_up "_dmarc.${OPTION[domain]}" TXT
# That there is no _dmarc says nothing of the domain.
DNS_EXISTS=$exists

present_records '
  if .exists | not then "There is no domain \(.domain)."
  else (.mx | if length == 0 then "No mail host is named" else "Mail goes to \(map(.host) | join(", "))" end)
    + "; SPF \(if .spf == null then "is missing" else "is there" end)"
    + "; DMARC \(if .dmarc == null then "is missing" else "says \(.policy)" end)"
    + (.problems | if length == 0 then ". All is well." else ". \(length | plural("problem"))." end) end' '
  [["", ""]] + (.mx | map(["MX \(.priority)", .host])) + (if .spf == null then [] else [["SPF", .spf]] end)
  + (if .dmarc == null then [] else [["DMARC", .dmarc]] end) + (.problems | map(["Problem", .]))' \
  --arg domain "${OPTION[domain]}" '
  ($domain | ascii_downcase) as $domain
  | . as $records
  | def texts($name; $begin): [$records[] | select(.type == "TXT" and .name == $name) | .value | select(ascii_downcase | startswith($begin))];
  ([$records[] | select(.type == "MX") | .value | capture("^(?<priority>[0-9]+)\\s+(?<host>.*)$")
    | {priority: (.priority | tonumber), host: (.host | ascii_downcase)}] | sort_by([.priority, .host])) as $all
  | ($all | map(select(.host != "."))) as $mx
  | texts($domain; "v=spf1") as $spf
  | texts("_dmarc." + $domain; "v=dmarc1") as $dmarc
  | (($dmarc[0] // "") | (capture(";\\s*p\\s*=\\s*(?<policy>[a-z]+)"; "i").policy | ascii_downcase) // null) as $policy
  | {domain: $domain, exists: $exists, mx: $mx, spf: $spf[0], dmarc: $dmarc[0], policy: $policy,
     problems: (if $exists | not then [] else [
       (if $all == [] then "no MX record: mail goes to the address of the domain itself, if anywhere"
        elif $mx == [] then "the domain says that it takes no mail (null MX)" else empty end),
       (if $spf == [] then "no SPF record: anybody may send in its name" else empty end),
       (if ($spf | length) > 1 then "more than one SPF record, which makes them void" else empty end),
       (if ($spf[0] // "") | test("[+]all|\\sall") then "SPF lets everybody send (+all)" else empty end),
       (if $dmarc == [] then "no DMARC record" else empty end),
       (if ($dmarc | length) > 1 then "more than one DMARC record, which makes them void" else empty end),
       (if $policy == "none" then "DMARC only watches (p=none)" elif $dmarc != [] and $policy == null then "DMARC has no policy (p=)" else empty end)] end)}'
