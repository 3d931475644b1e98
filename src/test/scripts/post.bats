#!/usr/bin/env bats
# Posting to Slack: shown first, made only with --yes, never twice.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(SLACK_API_BASE="$BASE/api" SLACK_BOT_TOKEN=xoxb-secret)
}

@test "without a yes it says what it would do and sends nothing" {
  script slack/post --channel '#team' --text 'standup in 5'
  same 0 "$status"
  says 'Would post to #team: standup in 5'
  says 'performed: false'
  same '' "$(targets)"
}

@test "without a yes its JSON says that nothing was performed" {
  script slack/post --channel '#team' --text hi --json
  same false "$(field .performed)"
  same null "$(field .request)"
}

@test "a dry run shows the request without the credential, even with a yes" {
  script slack/post --channel '#team' --text hi --dry-run --yes --json
  same 0 "$status"
  same "{\"method\":\"POST\",\"url\":\"$BASE/api/chat.postMessage\",\"body\":{\"channel\":\"#team\",\"text\":\"hi\"}}" "$(field '.request | tojson')"
  says_not xoxb-secret
  same '' "$(targets)"
}

@test "with a yes it posts once" {
  reply 200 '{"ok": true, "channel": "C012345678", "ts": "1700000000.000100"}'
  script slack/post --channel '#team' --text hi --thread 1690000000.000200 --yes --json
  same 0 "$status"
  same 'POST /api/chat.postMessage' "$(targets)"
  same 'Bearer xoxb-secret' "$(sent_header authorization)"
  same 'application/json; charset=utf-8' "$(sent_header content-type)"
  same '{"channel":"#team","text":"hi","thread_ts":"1690000000.000200"}' "$(sent_body | jq -c .)"
  same '{"performed":true,"channel":"C012345678","ts":"1700000000.000100"}' "$(field tojson)"
}

@test "any text arrives as it was written" {
  for text in $'two\nlines' "it's \"quoted\" \\ and \$(id) \`id\`" '--yes' '@/etc/passwd' 'Grüße 👋 日本語' '${HOME}; rm -rf /' '{"channel": "#other"}'; do
    forget_requests
    reply 200 '{"ok": true, "channel": "C1", "ts": "1.2"}'
    script slack/post --channel '#team' --text "$text" --yes
    same 0 "$status"
    same "$(jq -nc --arg text "$text" '["#team", $text]')" "$(sent_body | jq -c '[.channel, .text]')"
  done
}

@test "a text that looks like an option is no yes" {
  script slack/post --channel '#team' --text --yes
  same 0 "$status"
  says 'performed: false'
  same '' "$(targets)"
}

@test "a channel of another form ends with 64" {
  for channel in team '#Team' '#a b' '#a$(id)' $'#a\n#b' '#' ''; do
    script slack/post --channel "$channel" --text hi --yes
    same 64 "$status"
  done
  same '' "$(targets)"
}

@test "a blank text ends with 64" {
  script slack/post --channel '#team' --text '  ' --yes
  same 64 "$status"
}

@test "blocks must be JSON" {
  script slack/post --channel '#team' --text hi --blocks '[oops]' --yes
  same 64 "$status"
  reply 200 '{"ok": true, "channel": "C1", "ts": "1.2"}'
  script slack/post --channel '#team' --text hi --blocks '[{"type": "divider"}]' --yes
  same '[{"type":"divider"}]' "$(sent_body | jq -c .blocks)"
}

@test "a missing credential ends with 78" {
  VARIABLES=(SLACK_API_BASE="$BASE/api")
  script slack/post --channel '#team' --text hi --yes
  same 78 "$status"
  says SLACK_BOT_TOKEN
}

@test "what Slack refuses inside a success has its exit code" {
  for case in channel_not_found=66 invalid_auth=77 not_in_channel=77 ratelimited=75 msg_too_long=64 fatal_error=69; do
    forget_requests
    reply 200 "{\"ok\": false, \"error\": \"${case%=*}\"}"
    script slack/post --channel '#team' --text hi --yes
    same "${case#*=}" "$status"
    says "${case%=*}" || [[ $status == 75 ]]
  done
}

@test "a post is not repeated after an error, and may have happened" {
  reply 500 '{}'
  reply 200 '{"ok": true}'
  script slack/post --channel '#team' --text hi --yes
  same 69 "$status"
  says 'may have been carried out'
  same 1 "$(targets | wc -l)"
}

@test "a post is not repeated when asked to slow down" {
  reply 429 '{"ok": false, "error": "ratelimited"}' 'Retry-After: 1'
  reply 200 '{"ok": true}'
  script slack/post --channel '#team' --text hi --yes
  same 75 "$status"
  same 1 "$(targets | wc -l)"
}

@test "a post that gets no answer may have happened" {
  VARIABLES+=(QUARTET_HTTP_TIMEOUT=1)
  reply 200 '{"ok": true}' 'Delay-Millis: 3000'
  script slack/post --channel '#team' --text hi --yes
  same 69 "$status"
  says 'may have been carried out'
}
