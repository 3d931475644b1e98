#!/usr/bin/env bats
# Slack: channels by name, and files in three steps of which only two carry the token.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(SLACK_API_BASE="$BASE/api" SLACK_BOT_TOKEN=xoxb-secret)
  printf 'hello' >"$BATS_TEST_TMPDIR/-notes.txt"
}

@test "a channel's name is looked up until it is found" {
  reply 200 '{"ok": true, "channels": [{"id": "C000000001", "name": "dev"}], "response_metadata": {"next_cursor": "two"}}'
  reply 200 '{"ok": true, "channels": [{"id": "C000000002", "name": "team"}], "response_metadata": {"next_cursor": "three"}}'
  reply 200 '{"ok": true, "messages": [{"ts": "1700000000.000100", "user": "U1", "text": "hi"}]}'
  script slack/history --channel '#team' --limit 1 --json
  same 0 "$status"
  same '#team hi' "$(field '"\(.channel) \(.items[0].text)"')"
  same 'GET /api/conversations.list?types=public_channel%2Cprivate_channel&limit=1000
GET /api/conversations.list?types=public_channel%2Cprivate_channel&limit=1000&cursor=two
GET /api/conversations.history?channel=C000000002&limit=1' "$(targets)"
}

@test "a channel that is not there ends with 66" {
  reply 200 '{"ok": true, "channels": [{"id": "C000000001", "name": "teams"}], "response_metadata": {"next_cursor": ""}}'
  script slack/react --channel '#team' --ts 1700000000.000100 --name eyes --yes
  same 66 "$status"
  says '#team'
  same 1 "$(targets | wc -l)"
}

@test "a channel that the app is not in ends with 77 and says so" {
  reply 200 '{"ok": false, "error": "not_in_channel"}'
  script slack/history --channel C012345678
  same 77 "$status"
  says 'the app is in the channel'
}

@test "a message is shown without Slack's marks" {
  reply 200 '{"ok": true, "messages": [{"ts": "1700000000.000100", "user": "U1", "text": "see <https://example.com|the plan> &amp; 1 &lt; 2"}]}'
  script slack/history --channel C012345678
  says 'see the plan & 1 < 2'
}

@test "a file's bytes go to where Slack says, without the token" {
  reply 200 "{\"ok\": true, \"upload_url\": \"$BASE/upload/v1/x\", \"file_id\": \"F1\"}"
  reply 200 'OK - 5'
  reply 200 '{"ok": true, "files": [{"id": "F1", "title": "-notes.txt"}]}'
  cd "$BATS_TEST_TMPDIR"
  script slack/upload --file -notes.txt --channel C012345678 --yes --json
  same 0 "$status"
  same 'GET /api/files.getUploadURLExternal?filename=-notes.txt&length=5
POST /upload/v1/x
POST /api/files.completeUploadExternal' "$(targets)"
  same 'Bearer xoxb-secret
Bearer xoxb-secret' "$(sent_header authorization)"
  same hello "$(sed -n 's/^body //p' "$STAND_IN/requests" | sed -n 2p | base64 -d)"
  same '{"files":[{"id":"F1","title":"-notes.txt"}],"channel_id":"C012345678"}' "$(sent_body | jq -c .)"
}

@test "a file is not sent to a server that is not Slack's" {
  for place in https://evil.example/slack.com/ https://slack.com.evil.example/x https://slack.com@evil.example/x http://files.slack.com/x 'https://evil.example\.slack.com/x' "$BASE.evil.example/x" ftp://files.slack.com/x; do
    forget_requests
    reply 200 "$(jq -nc --arg place "$place" '{ok: true, upload_url: $place, file_id: "F1"}')"
    script slack/upload --file "$BATS_TEST_TMPDIR/-notes.txt" --channel C012345678 --yes
    same 76 "$status"
    says 'Nothing was sent there'
    same 1 "$(targets | wc -l)"
  done
}

@test "a file that Slack does not take is not posted" {
  reply 200 "{\"ok\": true, \"upload_url\": \"$BASE/upload/v1/x\", \"file_id\": \"F1\"}"
  reply 400 'no'
  script slack/upload --file "$BATS_TEST_TMPDIR/-notes.txt" --channel C012345678 --yes
  same 69 "$status"
  same 2 "$(targets | wc -l)"
}

@test "there must be a file" {
  for file in "$BATS_TEST_TMPDIR/none" "$BATS_TEST_TMPDIR" - /dev/null; do
    script slack/upload --file "$file" --channel C012345678 --yes
    same 64 "$status"
  done
  same '' "$(targets)"
}
