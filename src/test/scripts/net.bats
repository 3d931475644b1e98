#!/usr/bin/env bats
# Sites, certificates and names, as seen from here.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(WEB_FETCH_ALLOW=127.0.0.1)
  mkdir -p "$BATS_TEST_TMPDIR/bin"
}

# program NAME: from standard input, before the real one on the path.
program() {
  cat >"$BATS_TEST_TMPDIR/bin/$1"
  chmod +x "$BATS_TEST_TMPDIR/bin/$1"
  PATH=$BATS_TEST_TMPDIR/bin:$PATH
}

# a_dig OUTPUT: a dig that says it, and notes what it was asked.
a_dig() {
  printf '%s\n' "$1" >"$BATS_TEST_TMPDIR/dig.out"
  program dig <<END
#!/bin/sh
printf '%s\n' "\$*" >>"$BATS_TEST_TMPDIR/dig.asked"
case "\$*" in *_dmarc*) cat "$BATS_TEST_TMPDIR/dmarc.out" ;; *) cat "$BATS_TEST_TMPDIR/dig.out" ;; esac
END
}

HEAD=';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1'

@test "a site that answers is up, with its time and redirects" {
  reply 301 '' 'Location: /home'
  reply 200 'hello'
  script http/check --url "$BASE/" --json
  same 0 "$status"
  same "[true,true,200,\"$BASE/home\",[{\"status\":301,\"url\":\"$BASE/home\"}],null]" "$(field '[.up, .ok, .status, .finalUrl, .redirects, .reason] | tojson')"
  same true "$(field '.millis >= 0 and .millis < 20000')"
  reply 200 'hello'
  script http/check --url "$BASE"
  [[ $output == "$BASE/ is up: 200 in "*" ms." ]]
}

@test "a site that is down is an answer" {
  reply 503 'x'
  script http/check --url "$BASE/x"
  same 0 "$status"
  says 'is down: it says 503'
  same 1 "$(targets | wc -l | tr -d ' ')"
  script http/check --url http://127.0.0.1:1/ --json
  same 0 "$status"
  same 'false null' "$(field '"\(.up) \(.status)"')"
  says 'connect'
  reply 404 'x'
  script http/check --url "$BASE/x"
  says 'is up, but says 404'
}

@test "a name that is not there and redirects without end are answers too" {
  program getent <<<$'#!/bin/sh\nexit 2'
  script http/check --url nowhere.test
  same 0 "$status"
  same 'https://nowhere.test/ is down: the name nowhere.test was not found.' "$output"
  for _ in 1 2 3 4 5 6; do reply 302 '' 'Location: /again'; done
  script http/check --url "$BASE/one"
  same 0 "$status"
  says 'does not get anywhere: it redirects more than 5 times'
}

@test "addresses that are not public are not asked, also after a redirect" {
  for id in http/check http/headers; do
    script "$id" --url http://10.0.0.1/
    same 77 "$status"
  done
  for id in http/check 'http/headers --follow'; do
    forget_requests
    reply 302 '' 'Location: http://169.254.169.254/'
    # shellcheck disable=SC2086
    script ${id% *} --url "$BASE/x" ${id#"${id% *}"}
    same 77 "$status"
    same 'GET /x' "$(targets)"
  done
  script tls/expiry --host 10.0.0.1
  same 77 "$status"
}

@test "shows headers, hides cookies, and tells what is missing" {
  reply 200 'x' 'X-Content-Type-Options: nosniff' 'Set-Cookie: session=abc_secret; Path=/; HttpOnly' 'X-Odd: a: b'
  script http/headers --url "$BASE/x" --json
  same 0 "$status"
  says_not abc_secret
  same 'session=[hidden]; Path=/; HttpOnly' "$(field '.headers[] | select(.name == "set-cookie") | .value')"
  same 'a: b' "$(field '.headers[] | select(.name == "x-odd") | .value')"
  same '["content-security-policy","referrer-policy"]' "$(field '.missing | sort | tojson')"
  reply 302 '' 'Location: /y'
  script http/headers --url "$BASE/x" --json
  same 302 "$(field .status)"
  reply 302 '' 'Location: /y'
  reply 204 ''
  script http/headers --url "$BASE/x" --follow --json
  same "$BASE/y 204" "$(field '"\(.url) \(.status)"')"
}

@test "what is no address is refused" {
  for url in 'ftp://a.test' 'word' 'a.test/ b' '-x' 'http://a@b.test/'; do
    script http/check --url "$url"
    same 64 "$status"
  done
  for host in 'a b' '$(id).test' 'a.test/x' '-connect' 'localhost'; do
    script tls/expiry --host "$host"
    same 64 "$status"
    script dns/lookup --name "$host"
    same 64 "$status"
  done
}

# a_tls_server DAYS NAMES: PORT is where it listens.
a_tls_server() {
  local tries
  cd "$BATS_TEST_TMPDIR"
  openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days "$1" -subj '/O=Acme, Inc./CN=acme.test' -addext "subjectAltName=$2" 2>/dev/null
  for ((tries = 0; tries < 20; tries++)); do
    PORT=$((20000 + RANDOM % 20000))
    openssl s_server -quiet -accept "127.0.0.1:$PORT" -cert cert.pem -key key.pem >/dev/null 2>&1 3>&- &
    SERVER=$!
    for _ in 1 2 3 4 5 6 7 8 9 10; do
      sleep 0.1
      kill -0 "$SERVER" 2>/dev/null || break
      if (exec 9<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then return; fi
    done
  done
  return 1
}

@test "tells when a certificate expires, for which names, and whether it is trusted" {
  a_tls_server 30 'DNS:acme.test,DNS:*.acme.test'
  program getent <<<$'#!/bin/sh\necho 127.0.0.1 STREAM "$2"'
  VARIABLES=('WEB_FETCH_ALLOW=www.acme.test other.test')
  script tls/expiry --host www.acme.test --port "$PORT" --json
  first=$output
  script tls/expiry --host other.test --port "$PORT"
  kill "$SERVER"
  same 0 "$status"
  says 'is not for the name other.test'
  says 'is not trusted here'
  output=$first
  same '["Acme, Inc.","acme.test",["acme.test","*.acme.test"],true,false,false]' "$(field '[.issuer, .subject, .names, .nameMatches, .trusted, .expired] | tojson')"
  same true "$(field '.daysLeft >= 29 and .daysLeft <= 30 and (.expires | fromdateiso8601) > now')"
}

@test "a port that shows no certificate ends with 69" {
  script tls/expiry --host 127.0.0.1 --port 1
  same 69 "$status"
  says 'shows no certificate'
}

@test "reads what dig says" {
  a_dig "$HEAD
acme.test.	300	IN	A	192.0.2.7
$HEAD
acme.test.	300	IN	MX	10 mail.acme.test.
acme.test.	60	IN	TXT	\"v=spf1 -all \\\"x\\\"\" \"more\""
  script dns/lookup --name acme.test --json
  same 0 "$status"
  same '[["A","192.0.2.7",300],["MX","10 mail.acme.test",300],["TXT","v=spf1 -all \"x\"more",60]]' "$(field '[.records[] | [.type, .value, .ttl]] | tojson')"
  script dns/lookup --name acme.test
  same 'acme.test has 3 DNS records; its address is 192.0.2.7.' "${lines[0]}"
}

@test "asks dig for one type, and shows the alias on the way" {
  a_dig "$HEAD
www.acme.test.	300	IN	CNAME	acme.test.
acme.test.	300	IN	AAAA	2001:db8::1"
  script dns/lookup --name www.acme.test --type AAAA --json
  same '[["CNAME","acme.test"],["AAAA","2001:db8::1"]]' "$(field '[.records[] | [.type, .value]] | tojson')"
  same '+time=4 +tries=2 +noall +comments +answer www.acme.test AAAA' "$(cat "$BATS_TEST_TMPDIR/dig.asked")"
}

@test "a name that does not exist is an answer, a name server that fails is not" {
  a_dig "${HEAD/NOERROR/NXDOMAIN}"
  script dns/lookup --name nowhere.test
  same 'There is no name nowhere.test.' "$output"
  same 0 "$status"
  a_dig "$HEAD"
  script dns/lookup --name acme.test --type MX
  same 'acme.test has no MX records.' "$output"
  a_dig "${HEAD/NOERROR/SERVFAIL}"
  script dns/lookup --name acme.test
  same 69 "$status"
  a_dig ';; communications error to 10.0.0.1#53: timed out'
  script dns/lookup --name acme.test
  same 69 "$status"
}

@test "asks by HTTPS when told where" {
  VARIABLES=(DOH_BASE="$BASE/dns-query")
  reply 200 '{"Status": 0, "Answer": [{"name": "acme.test", "type": 16, "TTL": 60, "data": "\"v=spf1 -all\""}, {"name": "acme.test", "type": 46, "TTL": 60, "data": "sig"}]}'
  script dns/lookup --name acme.test --type TXT --json
  same 'GET /dns-query?name=acme.test&type=TXT' "$(targets)"
  same 'application/dns-json' "$(sent_header accept)"
  same '[["TXT","v=spf1 -all"]]' "$(field '[.records[] | [.type, .value]] | tojson')"
  reply 200 '{"Status": 3}'
  script dns/lookup --name acme.test --type A --json
  same 'false 0' "$(field '"\(.exists) \(.records | length)"')"
  reply 200 '{"Status": 2}'
  script dns/lookup --name acme.test --type A
  same 69 "$status"
  reply 200 '<html>'
  script dns/lookup --name acme.test --type A
  same 76 "$status"
}

@test "tells how a domain's mail is set up" {
  a_dig "$HEAD
acme.test.	300	IN	MX	20 b.mail.test.
acme.test.	300	IN	MX	10 A.mail.test.
acme.test.	300	IN	TXT	\"v=spf1 include:mail.test -all\"
acme.test.	300	IN	TXT	\"other\""
  printf '%s\n' "$HEAD" '_dmarc.acme.test. 300 IN TXT "v=DMARC1; p=reject; rua=mailto:x@acme.test"' >"$BATS_TEST_TMPDIR/dmarc.out"
  script dns/mail --domain Acme.test --json
  same 0 "$status"
  same '[[10,"a.mail.test"],[20,"b.mail.test"]]' "$(field '[.mx[] | [.priority, .host]] | tojson')"
  same 'v=spf1 include:mail.test -all reject []' "$(field '"\(.spf) \(.policy) \(.problems)"')"
  script dns/mail --domain acme.test
  same 'Mail goes to a.mail.test, b.mail.test; SPF is there; DMARC says reject. All is well.' "${lines[0]}"
}

@test "tells what is wrong with a domain's mail" {
  a_dig "$HEAD
acme.test.	300	IN	TXT	\"v=spf1 +all\"
acme.test.	300	IN	TXT	\"v=spf1 -all\""
  printf '%s\n' "${HEAD/NOERROR/NXDOMAIN}" >"$BATS_TEST_TMPDIR/dmarc.out"
  script dns/mail --domain acme.test
  same 'No mail host is named; SPF is there; DMARC is missing. 4 problems.' "${lines[0]}"
  says 'no MX record'
  says 'more than one SPF record'
  says '+all'
  says 'no DMARC record'
  a_dig "$HEAD
acme.test.	300	IN	MX	0 ."
  printf '%s\n' "$HEAD" '_dmarc.acme.test. 300 IN TXT "v=DMARC1; p=none"' >"$BATS_TEST_TMPDIR/dmarc.out"
  script dns/mail --domain acme.test --json
  same '["the domain says that it takes no mail (null MX)","no SPF record: anybody may send in its name","DMARC only watches (p=none)"]' "$(field '.problems | tojson')"
  a_dig "${HEAD/NOERROR/NXDOMAIN}"
  script dns/mail --domain nowhere.test
  same 'There is no domain nowhere.test.' "$output"
}
