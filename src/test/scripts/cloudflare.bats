#!/usr/bin/env bats
# Changes at Cloudflare: what cannot be right is refused before anything is sent.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

ZONE=023e105f4ecef8ad9ca31a8372d0c353

setup() {
  forget_requests
  VARIABLES=(CLOUDFLARE_API_BASE="$BASE" CLOUDFLARE_API_TOKEN=cf_secret)
}

@test "a domain that is no zone ends with 66" {
  reply 200 '{"success": true, "errors": [], "result": []}'
  script cloudflare/dns --zone www.acme.com
  same 66 "$status"
  says 'without www'
}

@test "a purge says what to purge" {
  script cloudflare/purge --zone $ZONE --yes
  same 64 "$status"
  script cloudflare/purge --zone $ZONE --everything --files https://acme.com/a --yes
  same 64 "$status"
  same '' "$(targets)"
}

@test "a purge of everything says so in its body" {
  reply 200 '{"success": true, "errors": [], "result": {"id": "z"}}'
  script cloudflare/purge --zone $ZONE --everything --yes
  same 0 "$status"
  same '{"purge_everything":true}' "$(sent_body | jq -c .)"
}

@test "a record that cannot be is refused" {
  script cloudflare/dns-create --zone $ZONE --type MX --name acme.com --content mx.acme.com --yes
  same 64 "$status"
  script cloudflare/dns-create --zone $ZONE --type TXT --name acme.com --content x --proxied --yes
  same 64 "$status"
  script cloudflare/dns-create --zone $ZONE --type A --name acme.com --content 192.0.2.7 --ttl 5 --yes
  same 64 "$status"
  same '' "$(targets)"
}

@test "a mail record carries its priority, an address whether it is proxied" {
  reply 200 '{"success": true, "errors": [], "result": {"id": "r", "type": "MX", "name": "acme.com", "content": "mx.acme.com"}}'
  script cloudflare/dns-create --zone $ZONE --type MX --name acme.com --content mx.acme.com --priority 10 --yes
  same '{"type":"MX","name":"acme.com","content":"mx.acme.com","ttl":1,"priority":10}' "$(sent_body | jq -c .)"
  reply 200 '{"success": true, "errors": [], "result": {"id": "r", "type": "A", "name": "acme.com", "content": "192.0.2.7"}}'
  script cloudflare/dns-create --zone $ZONE --type A --name acme.com --content 192.0.2.7 --proxied --yes
  same '{"type":"A","name":"acme.com","content":"192.0.2.7","ttl":1,"proxied":true}' "$(sent_body | jq -c .)"
}

@test "an error inside a success is an error" {
  reply 200 '{"success": false, "errors": [{"code": 1, "message": "not today"}], "result": null}'
  script cloudflare/token-verify
  same 69 "$status"
  says 'not today'
}
