#!/usr/bin/env bats
# Zoom: whose token is sent where, how a period is split, and how a transcript is read.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(ZOOM_API_BASE="$BASE/v2" ZOOM_OAUTH_BASE="$BASE" ZOOM_ACCESS_TOKEN=given QUARTET_HTTP_PAUSE=2)
  APP=(ZOOM_API_BASE="$BASE/v2" ZOOM_OAUTH_BASE="$BASE" ZOOM_ACCOUNT_ID=acc0unt ZOOM_CLIENT_ID=cl1ent ZOOM_CLIENT_SECRET=s3cret)
}

# recorded URL: the reply that names a transcript there.
recorded() {
  reply 200 "{\"id\": 977636438, \"topic\": \"Planning\", \"start_time\": \"2026-11-02T10:00:00Z\", \"recording_files\": [{\"file_type\": \"TRANSCRIPT\", \"status\": \"completed\", \"download_url\": \"$1\"}]}"
}

@test "an app's credentials get a token, and only the token goes to the API" {
  VARIABLES=("${APP[@]}")
  reply 200 '{"access_token": "issued", "expires_in": 3599}'
  reply 200 '{"users": []}'
  script zoom/users
  same 0 "$status"
  same $'POST /oauth/token\nGET /v2/users?status=active&page_size=300' "$(targets)"
  same $'Basic Y2wxZW50OnMzY3JldA==\nBearer issued' "$(sent_header authorization)"
}

@test "credentials that Zoom does not take end with 77, and half of them with 78" {
  VARIABLES=("${APP[@]}")
  reply 400 '{"reason": "Invalid client_id or client_secret", "error": "invalid_client"}'
  script zoom/users
  same 77 "$status"
  VARIABLES=("${APP[@]:0:4}")
  script zoom/users
  same 78 "$status"
  says ZOOM_CLIENT_SECRET
}

@test "a token that is given is used as it is" {
  reply 200 '{"id": "u1", "email": "ada@acme.com"}'
  script zoom/token --json
  same '{"source":"ZOOM_ACCESS_TOKEN","expiresInSeconds":null,"scopes":[]}' "$(field tojson)"
  same 'GET /v2/users/me' "$(targets)"
  same 'Bearer given' "$(sent_header authorization)"
}

@test "a missing scope that Zoom says with 400 ends with 77" {
  reply 400 '{"code": 4711, "message": "Invalid access token, does not contain scopes:[user:read:list_users:admin]."}'
  script zoom/users
  same 77 "$status"
  says 'user:read:list_users:admin'
}

@test "each part of a period is a month at most, and no day is left out or read twice" {
  for part in 1 2 3; do reply 200 '{"meetings": [], "next_page_token": ""}'; done
  script zoom/recordings --from 2023-12-31 --to 2024-03-15
  same 0 "$status"
  same 'from=2023-12-31&to=2024-01-30
from=2024-01-31&to=2024-02-28
from=2024-02-29&to=2024-03-15' "$(targets | sed 's/.*?//; s/&page_size.*//')"
}

@test "the same cursor may come back in another month" {
  for part in 1 2; do
    reply 200 '{"meetings": [], "next_page_token": "p2"}'
    reply 200 '{"meetings": [], "next_page_token": ""}'
  done
  script zoom/recordings --from 2026-01-01 --to 2026-02-15
  same 0 "$status"
  same 4 "$(targets | wc -l)"
}

@test "a period of the wrong way round ends with 64" {
  script zoom/recordings --from 2026-02-01 --to 2026-01-01
  same 64 "$status"
  same '' "$(targets)"
}

@test "a UUID is encoded twice only when it could be several parts of a path" {
  for case in 'a/YlohsHRtCd4ii1uC2+hA==|a%2FYlohsHRtCd4ii1uC2%2BhA%3D%3D' '/DYlohsHRtCd4ii1uC2+hA==|%252FDYlohsHRtCd4ii1uC2%252BhA%253D%253D' 'a//lohsHRtCd4ii1uC2+hA==|a%252F%252FlohsHRtCd4ii1uC2%252BhA%253D%253D'; do
    forget_requests
    reply 200 '{"meeting_id": 1}'
    script zoom/summary --id "${case%|*}"
    same 0 "$status"
    same "GET /v2/meetings/${case#*|}/meeting_summary" "$(targets)"
  done
}

@test "a start that does not exist ends with 64" {
  for start in 2026-02-30T10:00 2026-02-03T24:00 2026-02-03T10:60 2026-02-03T10:00:99 tomorrow '2026-02-03T10:00+01:00'; do
    script zoom/meeting-create --topic Demo --start "$start" --yes
    same 64 "$status"
  done
  same '' "$(targets)"
}

@test "a transcript is text by speaker, without times" {
  recorded "$BASE/rec/text"
  reply 200 $'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAda: One.\n\n2\n00:00:02.000 --> 00:00:03.000\nAda: Two.\n\n3\n00:00:03.000 --> 00:00:04.000\nBob: Three.\n'
  script zoom/download-transcript --id 977636438
  same $'Planning (2026-11-02T10:00:00Z), 2 speakers.\n\nAda: One. Two.\nBob: Three.' "$output"
  same $'Bearer given\nBearer given' "$(sent_header authorization)"
}

@test "a recording in two parts has one transcript" {
  reply 200 "{\"id\": 977636438, \"topic\": \"Planning\", \"start_time\": null, \"recording_files\": [
    {\"file_type\": \"TRANSCRIPT\", \"recording_start\": \"2026-11-02T11:00:00Z\", \"download_url\": \"$BASE/rec/2\"},
    {\"file_type\": \"TRANSCRIPT\", \"recording_start\": \"2026-11-02T10:00:00Z\", \"download_url\": \"$BASE/rec/1\"}]}"
  reply 200 $'WEBVTT\n\n00:01.000 --> 00:02.000\nAda: One.'
  reply 200 $'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bob>Two.</v>'
  script zoom/download-transcript --id 977636438 --json
  same $'Ada: One.\nBob: Two.' "$(field .text)"
  same $'GET /rec/1\nGET /rec/2' "$(targets | tail -n 2)"
}

@test "a transcript elsewhere is not fetched" {
  for address in https://evil.example/x https://zoom.us.evil.example/x http://zoom.us/x https://evilzoom.us/x https://zoom.us@evil.example/x 'https://evil.example/.zoom.us/x'; do
    forget_requests
    recorded "$address"
    script zoom/download-transcript --id 977636438
    same 76 "$status"
    says 'Nothing was sent there'
    same 1 "$(targets | wc -l)"
  done
}

@test "a redirection elsewhere is not followed, and none for ever" {
  recorded "$BASE/rec/text"
  reply 302 '' 'Location: https://evil.example/x'
  script zoom/download-transcript --id 977636438
  same 76 "$status"
  says 'evil.example, outside zoom.us'
  forget_requests
  recorded "$BASE/rec/text"
  for hop in 1 2 3 4 5; do reply 302 '' 'Location: /rec/text'; done
  script zoom/download-transcript --id 977636438
  same 76 "$status"
  says 'too often'
}

@test "it says why there is no transcript" {
  reply 200 '{"id": 977636438, "recording_files": [{"file_type": "MP4", "status": "completed"}]}'
  script zoom/download-transcript --id 977636438
  same 66 "$status"
  says 'Create audio transcript'
  reply 200 '{"id": 977636438, "recording_files": [{"file_type": "MP4", "status": "processing"}]}'
  script zoom/download-transcript --id 977636438
  same 66 "$status"
  says 'still processes'
  reply 404 '{"code": 3301, "message": "This recording does not exist."}'
  script zoom/download-transcript --id 977636438
  same 66 "$status"
  says 'This recording does not exist'
}

@test "a page to sign in at is no transcript" {
  recorded "$BASE/rec/text"
  reply 200 '<html>Sign in</html>'
  script zoom/download-transcript --id 977636438
  same 76 "$status"
}

@test "a newer summary is shown whole, line by line" {
  reply 200 '{"meeting_id": 1, "meeting_topic": "Planning", "meeting_start_time": "2026-11-02T10:00:00Z", "summary_title": "Plans", "summary_content": "## Key takeaways\n- One\n- Two"}'
  script zoom/summary --id 977636438
  same $'Plans (2026-11-02T10:00:00Z)\n\n## Key takeaways\n- One\n- Two' "$output"
}
