#!/usr/bin/env bats
# How the scripts call a service, shown by those of Stripe's balance and GitHub's pull requests.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(STRIPE_API_BASE="$BASE" STRIPE_API_KEY=sk_test_secret GITHUB_API_BASE="$BASE" GITHUB_TOKEN=ghp_secret)
}

BALANCE='{"livemode": true, "available": [{"amount": 123456, "currency": "usd"}, {"amount": 500, "currency": "jpy"}],
  "pending": [{"amount": -1, "currency": "usd"}, {"amount": 1234, "currency": "kwd"}]}'

pull() {
  printf '{"number": %s, "title": "%s", "draft": false, "created_at": "2020-01-01T00:00:00Z", "user": {"login": "ada"}, "base": {"ref": "main"}, "requested_reviewers": [{"login": "bob"}], "requested_teams": [], "html_url": "https://example.com/%s"}' "$1" "${2:-A change}" "$1"
}

@test "asks for the balance with the credential and the version in headers" {
  reply 200 "$BALANCE"
  script stripe/balance --json
  same 0 "$status"
  same 'GET /v1/balance' "$(targets)"
  same 'Bearer sk_test_secret' "$(sent_header authorization)"
  same '2025-09-30.clover' "$(sent_header stripe-version)"
}

@test "writes each currency with its own decimals" {
  reply 200 "$BALANCE"
  script stripe/balance --json
  same '{"usd":["1234.56","-0.01"],"jpy":["500","0"],"kwd":["0.000","1.234"]}' \
    "$(field '.currencies | map_values([.available, .pending]) | {usd, jpy, kwd} | tojson')"
}

@test "says the answer in the first line" {
  reply 200 "$BALANCE"
  script stripe/balance --currency usd
  same 'USD 1,234.56 available, USD -0.01 pending.' "${lines[0]}"
}

@test "takes the second name of a credential and its own version" {
  VARIABLES=(STRIPE_API_BASE="$BASE" STRIPE_SECRET_KEY=sk_other STRIPE_VERSION=2024-06-20)
  reply 200 "$BALANCE"
  script stripe/balance
  same 'Bearer sk_other' "$(sent_header authorization)"
  same '2024-06-20' "$(sent_header stripe-version)"
}

@test "a missing credential ends with 78 and names the variables" {
  VARIABLES=(STRIPE_API_BASE="$BASE")
  script stripe/balance
  same 78 "$status"
  says 'Set STRIPE_API_KEY (or STRIPE_SECRET_KEY)'
  same '' "$(targets)"
}

@test "a credential with a line break ends with 78 and adds no header" {
  VARIABLES=(STRIPE_API_BASE="$BASE" STRIPE_API_KEY=$'sk_a\nX-Evil: yes')
  script stripe/balance
  same 78 "$status"
  same '' "$(targets)"
  says_not sk_a
}

@test "a base address that is no web address ends with 78" {
  VARIABLES=(STRIPE_API_BASE='file:///etc/passwd' STRIPE_API_KEY=sk_test_secret)
  script stripe/balance
  same 78 "$status"
}

@test "a refused credential ends with 77 and does not repeat it" {
  reply 401 '{"error": {"message": "Invalid API Key provided: sk_test_secret"}}'
  script stripe/balance
  same 77 "$status"
  says 'Invalid API Key provided: [hidden]'
  says_not sk_test_secret
}

@test "what may not be done ends with 77" {
  reply 403 '{"message": "Resource not accessible by personal access token"}'
  script github/open-prs --repo acme/app
  same 77 "$status"
  says 'give it the scope'
}

@test "what does not exist ends with 66" {
  reply 404 '{"message": "Not Found"}'
  script github/open-prs --repo acme/nothing
  same 66 "$status"
  says 'Not Found'
}

@test "waits as long as the service asks and tries again" {
  reply 429 '{"error": {"message": "slow down"}}' 'Retry-After: 1'
  reply 200 "$BALANCE"
  before=$(date +%s%N)
  script stripe/balance
  same 0 "$status"
  same 2 "$(targets | wc -l)"
  (($(date +%s%N) - before >= 1000000000))
}

@test "understands a date in Retry-After" {
  reply 429 '{}' 'Retry-After: Wed, 21 Oct 2015 07:28:00 GMT'
  reply 200 "$BALANCE"
  script stripe/balance
  same 0 "$status"
}

@test "gives up at once with 75 when asked to wait longer than there is time" {
  reply 429 '{"error": {"message": "slow down"}}' 'Retry-After: 3600'
  SECONDS=0
  script stripe/balance
  same 75 "$status"
  says 'try again in 3600 s'
  ((SECONDS < 10))
}

@test "a used-up hourly limit is no refused credential" {
  reply 403 '{"message": "API rate limit exceeded"}' 'X-RateLimit-Remaining: 0' "X-RateLimit-Reset: $(($(date +%s) + 1800))"
  script github/open-prs --repo acme/app
  same 75 "$status"
}

@test "tries again after a server's error" {
  reply 500 '{"error": {"message": "oops"}}'
  reply 200 "$BALANCE"
  script stripe/balance
  same 0 "$status"
  same 2 "$(targets | wc -l)"
}

@test "a server's error that stays ends with 69 after four attempts" {
  for _ in 1 2 3 4 5; do reply 503 '<html>down</html>'; done
  script stripe/balance
  same 69 "$status"
  same 4 "$(targets | wc -l)"
}

@test "a reply that is not JSON ends with 76" {
  reply 200 '<html>Sign in</html>'
  script stripe/balance
  same 76 "$status"
}

@test "JSON of another form ends with 76" {
  reply 200 '{"available": "much"}'
  script stripe/balance
  same 76 "$status"
}

@test "half a JSON document ends with 76" {
  reply 200 '{"available": [{"amount": 1'
  script stripe/balance
  same 76 "$status"
}

@test "a service that does not answer in time ends with 69" {
  VARIABLES+=(QUARTET_HTTP_TIMEOUT=1)
  for _ in 1 2 3 4; do reply 200 "$BALANCE" 'Delay-Millis: 3000'; done
  script stripe/balance
  same 69 "$status"
  says 'no reply from'
}

@test "a service that cannot be reached ends with 69" {
  VARIABLES=(STRIPE_API_BASE=http://127.0.0.1:1 STRIPE_API_KEY=sk_test_secret)
  script stripe/balance
  same 69 "$status"
}

@test "a redirection is not followed, so that the credential stays" {
  reply 302 '' "Location: {base}/elsewhere"
  script stripe/balance
  same 76 "$status"
  same 'GET /v1/balance' "$(targets)"
}

@test "the credential is never in the process list" {
  reply 200 "$BALANCE" 'Delay-Millis: 1500'
  env -i PATH="$PATH" STRIPE_API_BASE="$BASE" STRIPE_API_KEY=sk_test_secret \
    bash "$SCRIPTS/stripe/balance.sh" >"$BATS_TEST_TMPDIR/out" 2>&1 3>&- &
  local pid=$! seen=''
  for _ in {1..40}; do
    seen+=$(ps -eo args)
    [[ -n $(targets) ]] && break
    sleep 0.1
  done
  seen+=$(ps -eo args)
  wait "$pid"
  [[ $seen == *'curl --disable'* ]]
  [[ $seen != *sk_test_secret* ]]
  [[ $(<"$BATS_TEST_TMPDIR/out") != *sk_test_secret* ]]
}

@test "leaves nothing behind in the temporary folder" {
  reply 200 "$BALANCE"
  script stripe/balance
  same '' "$(find "$BATS_TEST_TMPDIR" -name 'quartet-http*')"
}

@test "reads every page of the pull requests" {
  reply 200 "[$(pull 1), $(pull 2)]" 'Link: <{base}/repositories/7/pulls?page=2>; rel="next", <{base}/repositories/7/pulls?page=3>; rel="last"'
  reply 200 "[$(pull 3)]" 'Link: <{base}/repositories/7/pulls?page=1>; rel="prev", <{base}/repositories/7/pulls?page=3>; rel="next"'
  reply 200 "[$(pull 4)]"
  script github/open-prs --repo acme/app --json
  same 0 "$status"
  same '[1,2,3,4]' "$(field '[.pullRequests[].number] | tojson')"
  same 'GET /repos/acme/app/pulls?state=open&sort=created&direction=asc&per_page=100' "$(targets | head -n 1)"
  same 'GET /repositories/7/pulls?page=3' "$(targets | tail -n 1)"
  same 'application/vnd.github+json' "$(sent_header accept | head -n 1)"
  same '2022-11-28' "$(sent_header x-github-api-version | head -n 1)"
}

@test "an empty list is an answer" {
  reply 200 '[]'
  script github/open-prs --repo acme/app
  same 0 "$status"
  same 'No open pull requests in acme/app.' "$output"
}

@test "a next page at another host is not asked for" {
  reply 200 "[$(pull 1)]" 'Link: <http://127.0.0.1:1/steal>; rel="next"'
  script github/open-prs --repo acme/app
  same 76 "$status"
  same 1 "$(targets | wc -l)"
}

@test "a host that only begins like the service is another host" {
  reply 200 "[$(pull 1)]" 'Link: <{base}.example.com/x>; rel="next"'
  script github/open-prs --repo acme/app
  same 76 "$status"
}

@test "pages that go round in a circle end with 76" {
  reply 200 "[$(pull 1)]" 'Link: <{base}/p?page=2>; rel="next"'
  reply 200 "[$(pull 2)]" 'Link: <{base}/p?page=2>; rel="next"'
  script github/open-prs --repo acme/app
  same 76 "$status"
}

@test "pull requests younger than asked for are left out" {
  young=$(pull 9 | sed "s/2020-01-01T00:00:00Z/$(date -u +%Y-%m-%dT%H:%M:%SZ)/")
  reply 200 "[$(pull 1), $young]"
  script github/open-prs --repo acme/app --stale-days 7 --json
  same '[1]' "$(field '[.pullRequests[].number] | tojson')"
}

@test "a base branch is encoded" {
  reply 200 '[]'
  script github/open-prs --repo acme/app --base release/2
  says 'No open'
  [[ $(targets) == *'&base=release%2F2&'* ]]
}

@test "titles cannot steer the terminal" {
  reply 200 "[$(pull 1 'red \u001b[31m and \r\n more')]"
  script github/open-prs --repo acme/app
  same 0 "$status"
  says_not $'\e'
}

@test "a missing required option ends with 64 and names it" {
  script github/open-prs
  same 64 "$status"
  says '--repo is missing'
}

@test "hostile repositories end with 64 and reach nobody" {
  for value in 'acme/app; id' 'acme/$(id)' '`id`/x' "a/b'" 'a/b"' $'acme/app\nx/y' '../..' 'acme/..' './x' '--json' 'ä/b' 'a/b/c' ''; do
    script github/open-prs --repo "$value"
    same 64 "$status"
  done
  same '' "$(targets)"
}

@test "an unknown option ends with 64" {
  for option in --nothing nothing -j '--$(id)' '--a[$(id)]' '--=x' '--'; do
    script stripe/balance "$option"
    same 64 "$status"
  done
}

@test "an option without its value ends with 64" {
  script github/open-prs --repo
  same 64 "$status"
}

@test "every script explains itself" {
  while IFS= read -r file; do
    id=${file#"$SCRIPTS/"}
    script "${id%.sh}" --help
    same 0 "$status"
    says 'Usage: bash'
    says '--json'
  done < <(find "$SCRIPTS" -mindepth 2 -name '*.sh' -not -path '*/lib/*')
}
