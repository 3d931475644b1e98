#!/usr/bin/env bats
# Twilio: one-time codes stay hidden, credentials are chosen, failed messages are looked for on every page.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  account=ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
  service=VAbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
  VARIABLES=(TWILIO_API_BASE="$BASE" TWILIO_VERIFY_BASE="$BASE" TWILIO_ACCOUNT_SID="$account" TWILIO_AUTH_TOKEN=token-secret
    TWILIO_VERIFY_SERVICE_SID="$service")
}

@test "a one-time code is hidden in a dry run, in a refusal and in the service's own words" {
  script twilio/verify-check --to +15558675310 --code 918273 --dry-run --yes --json
  same 0 "$status"
  says_not 918273
  says 'Code=[hidden]'
  for code in 91x8273 918273918273; do
    script twilio/verify-check --to +15558675310 --code "$code"
    same 64 "$status"
    says_not "$code"
    script twilio/verify-check --to +15558675310 "--code=$code"
    same 64 "$status"
    says_not "$code"
  done
  reply 400 '{"code": 60200, "message": "Invalid parameter Code: 918273", "status": 400}'
  script twilio/verify-check --to +15558675310 --code 918273 --yes
  same 64 "$status"
  says_not 918273
}

@test "a wrong code is an answer" {
  reply 201 '{"to": "+15558675310", "status": "pending", "valid": false}'
  script twilio/verify-check --to +15558675310 --code 918273 --yes
  same 0 "$status"
  says 'The code of +15558675310 is wrong: pending.'
}

@test "a code goes by e-mail to an address only, and by telephone to a number only" {
  script twilio/verify-start --to ada@example.com --yes
  same 64 "$status"
  script twilio/verify-start --to +15558675310 --channel email --yes
  same 64 "$status"
  same '' "$(targets)"
  reply 201 '{"sid": "VE1", "to": "ada@example.com", "channel": "email", "status": "pending"}'
  script twilio/verify-start --to ada@example.com --channel email --yes
  same 0 "$status"
  same 'To=ada%40example.com&Channel=email' "$(sent_body)"
}

@test "failed messages are looked for on every page" {
  reply 200 "{\"messages\": [{\"sid\": \"SM1\", \"status\": \"delivered\"}], \"next_page_uri\": \"/2010-04-01/Accounts/$account/Messages.json?Page=1\"}"
  reply 200 '{"messages": [{"sid": "SM2", "status": "failed"}, {"sid": "SM3", "status": "undelivered"}], "next_page_uri": null}'
  script twilio/messages --failed --limit 1 --json
  same 0 "$status"
  same 'SM2' "$(field '.messages | map(.sid) | join(" ")')"
  same true "$(field .more)"
  same 2 "$(targets | wc -l)"
}

@test "an SMS needs a sender, and a messaging service is one" {
  script twilio/send-sms --to +15558675310 --body hi --yes
  same 64 "$status"
  reply 201 '{"sid": "SM1", "to": "+15558675310", "from": null, "status": "accepted", "num_segments": "0"}'
  script twilio/send-sms --to +15558675310 --body hi --messaging-service MGcccccccccccccccccccccccccccccccc --yes
  same 0 "$status"
  same 'To=%2B15558675310&MessagingServiceSid=MGcccccccccccccccccccccccccccccccc&Body=hi' "$(sent_body)"
}

@test "an API key goes before the account's token" {
  VARIABLES+=(TWILIO_API_KEY=SKdddd TWILIO_API_SECRET=key-secret)
  reply 200 '{"balance": "-1.50", "currency": "EUR"}'
  script twilio/balance
  same 'EUR -1.50 left on Twilio.' "$output"
  same "Basic $(printf 'SKdddd:key-secret' | base64)" "$(sent_header authorization)"
}

@test "usage in a category is its own, and a month without any is said" {
  reply 200 '{"usage_records": [{"category": "sms", "count": "3", "usage": "3", "usage_unit": "messages", "price": "0.0225", "price_unit": "usd"}], "next_page_uri": null}'
  script twilio/usage --category sms
  says 'USD 0.0225 spent on Twilio this month on sms.'
}
