#!/usr/bin/env bash
# ---
# description: Network interfaces of this machine, their IP addresses, state, traffic, gateway and name servers
# effect: read
# access: [host]
# returns: hostname, gateway, nameServers[], interfaces[].{name, up, addresses[], mac, receivedBytes, sentBytes}
# examples:
#   - What is the IP address of this machine?
#   - network interfaces
#   - ip addr
#   - ifconfig
#   - which name servers does this server use
#   - what is the default gateway
#   - how much network traffic had this machine
#   - what is the IP of this server
#   - what is my local IP
#   - hey, which network cards and addresses does this host have
# not:
#   - Which ports are open?
#   - Why is the network so slow?
#   - Where does example.com point?
#   - Is example.com up?
#   - Change the IP address
#   - Who is in our professional network?
#   - What is the CNAME of shop.example.com?
# timeout: 10s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/options.sh"
need jq awk
parse_options "$@"

# Lines of interface, kind and value, with tabs between.
linux() {
  local folder name
  for folder in /sys/class/net/*/; do
    name=${folder%/}
    name=${name##*/}
    [[ -r ${folder}operstate ]] || continue
    printf '%s\tstate\t%s\n%s\tmac\t%s\n' "$name" "$(<"${folder}operstate")" "$name" "$(cat "${folder}address" 2>/dev/null || true)"
    printf '%s\treceived\t%s\n%s\tsent\t%s\n' "$name" "$(<"${folder}statistics/rx_bytes")" "$name" "$(<"${folder}statistics/tx_bytes")"
  done
  if command -v ip >/dev/null; then
    ip -o addr show 2>/dev/null | awk '$3 == "inet" || $3 == "inet6" { print $2 "\taddress\t" $4 }' || true
    ip route show default 2>/dev/null | awk 'NR == 1 { for (i = 1; i < NF; i++) if ($i == "via") print "\tgateway\t" $(i + 1) }' || true
  elif command -v ifconfig >/dev/null; then
    addresses_of_ifconfig
  else
    # The kernel writes a route in hexadecimal, its bytes turned around.
    hostname -I 2>/dev/null | tr ' ' '\n' | awk 'NF { print "\tunnamed\t" $1 }' || true
    awk '$2 == "00000000" && $3 != "00000000" { print $3; exit }' /proc/net/route 2>/dev/null | while read -r hex; do
      printf '\tgateway\t%d.%d.%d.%d\n' "0x${hex:6:2}" "0x${hex:4:2}" "0x${hex:2:2}" "0x${hex:0:2}"
    done
  fi
}

addresses_of_ifconfig() {
  LC_ALL=C ifconfig -a 2>/dev/null | awk '/^[a-zA-Z0-9]/ { name = $1; sub(/:$/, "", name); print name "\tstate\t" (/[<,]UP[,>]/ ? "up" : "down") }
    $1 == "inet" || $1 == "inet6" { sub(/%.*/, "", $2); print name "\taddress\t" $2 }
    $1 == "ether" { print name "\tmac\t" $2 }'
}

macos() {
  addresses_of_ifconfig
  netstat -ibn | awk 'NR > 1 && /<Link#/ { print $1 "\treceived\t" $(NF - 4) "\n" $1 "\tsent\t" $(NF - 1) }'
  route -n get default 2>/dev/null | awk '$1 == "gateway:" { print "\tgateway\t" $2 }' || true
}

if [[ -d /sys/class/net ]]; then lines=$(linux); else lines=$(macos); fi
servers=$(awk '$1 == "nameserver" { print "\tserver\t" $2 }' /etc/resolv.conf 2>/dev/null || true)

document=$(jq -R -s --arg hostname "${HOSTNAME:-$(hostname)}" '
  split("\n") | map(select(. != "") | split("\t")) as $facts
  | def values($name; $kind): [$facts[] | select(.[0] == $name and .[1] == $kind) | .[2]];
  {hostname: $hostname, gateway: (values(""; "gateway")[0] // null), nameServers: (values(""; "server") | unique),
   interfaces: ([$facts[] | .[0] | select(. != "")] | unique | map(. as $name
     | values($name; "address") as $addresses
     | {name: $name, up: ((values($name; "state")[0] // "unknown") as $state | $state == "up" or $state == "unknown" and $addresses != []),
        addresses: $addresses, mac: (values($name; "mac")[0] | if . == null or . == "" or . == "00:00:00:00:00:00" then null else . end),
        receivedBytes: ((values($name; "received")[0] // "0") | tonumber? // 0), sentBytes: ((values($name; "sent")[0] // "0") | tonumber? // 0)}))}
  | if any(.interfaces[]; .addresses != []) then . else values(""; "unnamed") as $addresses
      | if $addresses == [] then . else .interfaces += [{name: "unnamed", up: true, addresses: $addresses, mac: null, receivedBytes: 0, sentBytes: 0}] end end' \
  <<<"$lines"$'\n'"$servers")

show "$document" '
  ([.interfaces[] | select(.up and .name != "lo" and .name != "lo0") | .addresses[] | select(test("^(fe80|127[.]|::1)") | not)] | map(sub("/.*"; ""))) as $addresses
  | "\(.hostname) \(if $addresses == [] then "has no address in a network" else "is at \($addresses[:3] | join(", "))" end)"
    + (if .gateway == null then "" else "; gateway \(.gateway)" end) + (if .nameServers == [] then "" else "; name servers \(.nameServers | join(", "))" end) + "."' '
  [["Interface", "State", "Addresses", "MAC", "Received", "Sent"]]
  + (.interfaces | map([.name, (if .up then "up" else "down" end), (.addresses | join(", ")), .mac, (.receivedBytes | bytes), (.sentBytes | bytes)]))'
