#!/usr/bin/env bats
# Pages of the web as text, and what may not be reached by asking for one.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(WEB_FETCH_ALLOW=127.0.0.1 QUARTET_HTTP_PAUSE=2)
  PORT=${BASE##*:}
  mkdir -p "$BATS_TEST_TMPDIR/bin"
}

# names LINES: the lookup of names, "NAME ADDRESS" a line; it counts what it is asked.
names() {
  printf '%s\n' "$1" >"$BATS_TEST_TMPDIR/names"
  cat >"$BATS_TEST_TMPDIR/bin/getent" <<END
#!/bin/sh
echo "\$2" >>"$BATS_TEST_TMPDIR/looked-up"
awk -v name="\$2" '\$1 == name { print \$2, "STREAM", name; found = 1 } END { exit !found * 2 }' "$BATS_TEST_TMPDIR/names"
END
  chmod +x "$BATS_TEST_TMPDIR/bin/getent"
  PATH=$BATS_TEST_TMPDIR/bin:$PATH
}

html() {
  reply 200 "$1" 'Content-Type: text/html; charset=utf-8'
}

# markdown HTML: what the text of the page is.
markdown() {
  html "$1"
  script web/fetch --url "$BASE/docs/page.html?x=1" --json
  same 0 "$status"
  MARKDOWN=$(field .text)
}

@test "a page becomes its title and Markdown" {
  html '<!doctype html><html><head><title>Tea &amp; cake</title><style>p > a {}</style></head><body><nav>Menu</nav><h1>Tea</h1><p>Hot <b>and </b>strong.</p><script>if (1 < 2) alert("</p>")</script></body></html>'
  script web/fetch --url "$BASE/tea"
  same 0 "$status"
  same "Tea & cake ($BASE/tea, 26 characters)" "${lines[0]}"
  same $'# Tea\n\nHot **and** strong.' "$(tail -n +3 <<<"$output")"
  same 'GET /tea' "$(targets)"
}

@test "paragraphs, breaks, emphasis and entities" {
  markdown '<p>One&nbsp;two,
    three<br>four &lt;b&gt; &#8364; &#x41; caf&eacute; &#146; AT&T &unknown;</p><p><em>five</em> <code>six</code> 3 < 4</p>'
  same $'One two, three\nfour <b> € A café ’ AT&T &unknown;\n\n*five* `six` 3 < 4' "$MARKDOWN"
}

@test "links are absolute, and those that lead nowhere are their text" {
  markdown '<p><a href="/a b">one</a> <a href="../up/./x_(y)?q=1#z" title="a > b">two <b>2</b></a> <a href=?n>three</a> <a href="//other.test/">four</a> <a href="#top">five</a> <a href="javascript:x()">six</a> <a href="/empty"><img src=x></a> <a href="mailto:a@b.test">seven</a></p>'
  same "[one]($BASE/a%20b) [two **2**]($BASE/up/x_%28y%29?q=1#z) [three]($BASE/docs/page.html?n) [four](http://other.test/) five six [seven](mailto:a@b.test)" "$MARKDOWN"
}

@test "lists, also within one another" {
  markdown '<ul><li>one<li>two<ul><li>deep</li></ul></li></ul><ol start="3"><li><p>three</p></li><li>four<p>more</p></li></ol>'
  same $'- one\n- two\n  - deep\n\n3. three\n4. four\n\n   more' "$MARKDOWN"
}

@test "code keeps its lines, quotes are quoted" {
  markdown '<pre><code class="language-java">
if (a &lt; 2) {
  <span>b</span>();
}
</code></pre><blockquote><p>said</p><p>more</p></blockquote>'
  same $'```java\nif (a < 2) {\n  b();\n}\n```\n\n> said\n>\n> more' "$MARKDOWN"
}

@test "tables have a head and rows; one for the layout is no table" {
  markdown '<table><tr><th>Name</th><th>a|b</th></tr><tr><td><a href="/x">X</a></td><td><p>1</p></td></tr></table><table><tr><td>Left <table><tr><td>1</td><td>2</td></tr></table></td></tr></table>'
  same "| Name | a\\|b |"$'\n'"| --- | --- |"$'\n'"| [X]($BASE/x) | 1 |"$'\n\nLeft\n\n| 1 | 2 |\n| --- | --- |' "$MARKDOWN"
}

@test "images are their text; menus, forms, drawings and what is hidden are left out" {
  markdown '<p>See <img alt="a cat" src=c.png>.</p><nav><nav>x</nav>menu</nav><form>form</form><svg><text>svg</text></svg><noscript>no</noscript><div style="display: none">hidden <div>too</div></div><!-- <p>remark</p> --><p>end</p>'
  same $'See a cat.\n\nend' "$MARKDOWN"
}

@test "the main part is preferred, then the article; an empty one is not" {
  markdown '<body><div>around</div><main><p>core</p></main><div>after</div></body>'
  same core "$MARKDOWN"
  markdown '<body><div>around</div><article class="x"><h2>News</h2></article><article><p>two</p></article></body>'
  same $'## News\n\ntwo' "$MARKDOWN"
  markdown '<body><main></main><p>all</p></body>'
  same all "$MARKDOWN"
  markdown '<body><form><p>all in a form</p></form></body>'
  same 'all in a form' "$MARKDOWN"
}

@test "broken HTML is still read" {
  markdown '<p>a <b>bold <p>next</i> <a href=/x>open <ul><li>item</b></ul></table></td><li>alone <'
  says 'next'
  says 'alone'
}

@test "a page cannot steer the terminal" {
  html $'<title>t\e[31m</title><p>&#27;[31mred&#157; \e]0;x\a</p>'
  script web/fetch --url "$BASE/x"
  same 0 "$status"
  [[ $output != *$'\e'* && $output != *$'\a'* ]]
}

@test "text, Markdown and JSON come as they are" {
  reply 200 $'# A\n\n  b & <c>' 'Content-Type: text/markdown'
  script web/fetch --url "$BASE/a.md" --json
  same $'# A\n\n  b & <c>' "$(field .text)"
  reply 200 '{"a": [1]}' 'Content-Type: application/problem+json'
  script web/fetch --url "$BASE/a.json" --json
  same '{"a": [1]}' "$(field .text)"
  same 'application/problem+json null false' "$(field '"\(.type) \(.title) \(.truncated)"')"
}

@test "an image or a program is refused" {
  for type in image/png application/octet-stream application/pdf; do
    reply 200 'x' "Content-Type: $type"
    script web/fetch --url "$BASE/x"
    same 76 "$status"
    says "of the type $type"
  done
}

@test "a long page is cut off and says so" {
  markdown '<p>0123456789</p>'
  html '<p>äöü0123456789</p>'
  script web/fetch --url "$BASE/x" --max-chars 4 --json
  same 'äöü0 13 true' "$(field '"\(.text) \(.characters) \(.truncated)"')"
  html '<p>äöü0123456789</p>'
  script web/fetch --url "$BASE/x" --max-chars 4
  says '[The first 4 of 13 characters'
}

@test "a page that is too large is refused" {
  head -c 5000002 /dev/zero | tr '\0' 'a' >"$BATS_TEST_TMPDIR/large"
  REPLIES=1
  { printf '200\nContent-Type: text/plain\n\n' && cat "$BATS_TEST_TMPDIR/large"; } >"$STAND_IN/replies/0001"
  script web/fetch --url "$BASE/x"
  same 76 "$status"
  says 'larger than 5 MB'
}

@test "what a server answers ends with the right code" {
  while read -r reply code; do
    forget_requests
    reply "$reply" '' 'Retry-After: 3600'
    script web/fetch --url "$BASE/x"
    same "$code" "$status"
  done <<<'404 66
410 66
401 77
403 77
429 75
503 69
418 69'
  for _ in 1 2 3; do reply 503 ''; done
  html '<p>back</p>'
  script web/fetch --url "$BASE/x" --json
  same back "$(field .text)"
}

@test "redirects are followed, five and no more" {
  reply 301 '' 'Location: /two'
  reply 302 '' "Location: {base}/three"
  html '<p>there</p>'
  script web/fetch --url "$BASE/one" --json
  same "$BASE/three there" "$(field '"\(.url) \(.text)"')"
  forget_requests
  for _ in 1 2 3 4 5 6; do reply 302 '' 'Location: /again'; done
  script web/fetch --url "$BASE/one"
  same 76 "$status"
  same 6 "$(targets | wc -l)"
}

@test "addresses that are not public are refused before anything is sent" {
  VARIABLES=()
  for host in 127.0.0.1:"$PORT" 127.9.9.9 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 \
    100.127.255.255 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 \
    '[::]' '[::1]' "[::1]:$PORT" '[::ffff:127.0.0.1]' '[::ffff:8.8.8.8]' '[::127.0.0.1]' '[64:ff9b::7f00:1]' '[64:ff9b:1::1]' \
    '[fc00::1]' '[fd12:3456::1]' '[fe80::1]' '[fec0::1]' '[ff02::1]' '[2002:7f00:1::]' '[2001::1]' '[2001:db8::1]' '[100::1]'; do
    script web/fetch --url "http://$host/"
    same 77 "$status"
    says 'not a public address'
  done
  same '' "$(targets)"
}

@test "IP addresses in unusual forms are refused" {
  VARIABLES=()
  for host in 127.1 2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 127.0.0.01 017700000001 127.0.0.256 127.0.1 1.2.3.4.5 \
    '[::1' '::1' '[fe80::1%25eth0]' '[1:2:3]' '[::1::]' '[:::]' '[1:2:3:4:5:6:7:8:9]' '[::12345]' '[::1.2.3]'; do
    script web/fetch --url "http://$host/"
    same 64 "$status"
  done
}

@test "other protocols, credentials, and what two readers may read differently are refused" {
  for url in 'ftp://example.com/' 'file:///etc/passwd' 'gopher://127.0.0.1/' 'http:///x' 'http://' 'example.com' 'http://a:b@127.0.0.1/' \
    "http://example.com@127.0.0.1:$PORT/" 'http://example.com\@127.0.0.1/' 'http://exa mple.com/' $'http://127.0.0.1/\r\nX: y' \
    'http://127.0.0.1:0/' 'http://127.0.0.1:65536/' 'http://127.0.0.1:x/' 'http://%31%32%37.0.0.1/' 'http://①②⑦.0.0.1/' 'http://ex_ämple.com/' 'http://a..b/' 'http://-a.test/'; do
    script web/fetch --url "$url"
    same 64 "$status"
  done
  same '' "$(targets)"
}

@test "a name is refused when one of its addresses is not public" {
  VARIABLES=()
  names $'mixed.test 93.184.216.34\nmixed.test 10.0.0.1\nlocalhost ::1\nscoped.test fe80::1%eth0\nmapped.test ::ffff:10.0.0.1'
  for host in mixed.test localhost LOCALHOST localhost. scoped.test mapped.test; do
    script web/fetch --url "http://$host:$PORT/"
    same 77 "$status"
  done
  script web/fetch --url "http://nowhere.test/"
  same 69 "$status"
  says 'was not found'
  same '' "$(targets)"
}

@test "the connection goes to the address that was checked" {
  names 'inside.test 127.0.0.1'
  VARIABLES=(WEB_FETCH_ALLOW=inside.test)
  html '<p>in</p>'
  script web/fetch --url "http://Inside.test:$PORT/x" --json
  same in "$(field .text)"
  same "inside.test:$PORT" "$(sent_header host)"
  same 1 "$(wc -l <"$BATS_TEST_TMPDIR/looked-up" | tr -d ' ')"
}

@test "a redirect is checked like the first address" {
  names $'inside.test 127.0.0.1\nprivate.test 10.0.0.1'
  for target in http://10.0.0.1/ "http://127.0.0.2:$PORT/" http://169.254.169.254/latest/meta-data/ http://0x0a000001/ 'http://[::1]/' http://private.test/ \
    "http://inside.test:$PORT/" //192.168.0.1/; do
    forget_requests
    reply 302 '' "Location: $target"
    script web/fetch --url "$BASE/go"
    same 77 "$status"
    same 'GET /go' "$(targets)"
  done
  for target in file:///etc/passwd ftp://127.0.0.1/; do
    forget_requests
    reply 302 '' "Location: $target"
    script web/fetch --url "$BASE/go"
    same 64 "$status"
    same 'GET /go' "$(targets)"
  done
}

@test "a proxy is told the checked address, not the name" {
  names 'far.test 93.184.216.34'
  VARIABLES=(HTTP_PROXY="$BASE" http_proxy="$BASE" QUARTET_HTTP_PAUSE=1)
  script web/fetch --url http://far.test/x
  same 69 "$status"
  [[ $(cat "$STAND_IN/requests") != *far.test/* ]]
  VARIABLES=(http_proxy="$BASE")
  script web/fetch --url http://10.0.0.1/
  same 77 "$status"
}

@test "pages in an older character set are read" {
  VARIABLES=(WEB_FETCH_ALLOW=127.0.0.1)
  command -v iconv >/dev/null || skip 'iconv is not installed'
  html '<p>x</p>'
  script web/fetch --url "$BASE/x" --json
  same x "$(field .text)"
  printf '<meta charset="iso-8859-1"><p>caf\351 \200</p>' >"$BATS_TEST_TMPDIR/old"
  cd "$BATS_TEST_TMPDIR"
  run bash -c 'source "$1/lib/web.sh"; cp old "$HTTP_BODY"; WEB_TYPE=text/html; URL=http://x.test/; page_as_text; head -n 1 "$HTTP_FOLDER/text"' "$SCRIPTS/web/fetch.sh" "$SCRIPTS"
  same 'café €' "$output"
}

@test "searches with Brave when there is its key, and says its words without marks" {
  VARIABLES=(BRAVE_API_BASE="$BASE/res/v1" BRAVE_API_KEY=brave_planted0secret)
  reply 200 '{"type": "search", "web": {"results": [{"title": "Tea &amp; cake", "url": "https://tea.test/", "description": "All <strong>about</strong> tea &#x27;n cake"}]}}'
  script web/search --query 'tea & cake' --limit 5 --json
  same 0 "$status"
  same 'GET /res/v1/web/search?q=tea%20%26%20cake&count=5&text_decorations=false' "$(targets)"
  same brave_planted0secret "$(sent_header x-subscription-token)"
  same '{"provider":"brave","query":"tea & cake","results":[{"title":"Tea & cake","url":"https://tea.test/","snippet":"All about tea '"'"'n cake"}]}' "$(jq -c . <<<"$output")"
  forget_requests
  reply 200 '{"type": "search", "query": {"original": "x"}}'
  script web/search --query x
  same 'Brave found nothing for "x".' "$output"
}

@test "an invalid key of Brave ends with 77, although it says 422" {
  VARIABLES=(BRAVE_API_BASE="$BASE" BRAVE_API_KEY=brave_planted0secret)
  reply 422 '{"type": "ErrorResponse", "error": {"status": 422, "code": "SUBSCRIPTION_TOKEN_INVALID", "detail": "The provided subscription token is invalid."}}'
  script web/search --query x
  same 77 "$status"
  says 'BRAVE_API_KEY'
  says_not brave_planted0secret
}

@test "searches with Tavily when there is its key" {
  VARIABLES=(TAVILY_API_BASE="$BASE" TAVILY_API_KEY=tvly-planted0secret)
  reply 200 '{"query": "tea", "results": [{"title": "Tea", "url": "https://tea.test/", "content": "About\ntea", "score": 0.9}], "response_time": 1.1}'
  script web/search --query tea --json
  same 0 "$status"
  same 'POST /search' "$(targets)"
  same 'Bearer tvly-planted0secret' "$(sent_header authorization)"
  same '{"query":"tea","max_results":10}' "$(sent_body)"
  same '["tavily","About tea"]' "$(field '[.provider, .results[0].snippet] | tojson')"
  forget_requests
  reply 432 '{"detail": {"error": "This request exceeds your plan'"'"'s set usage limit."}}'
  script web/search --query tea
  same 75 "$status"
  says 'usage limit'
}

@test "SearXNG comes before the others, and is told how to allow JSON" {
  VARIABLES=(SEARXNG_BASE="$BASE/searx" BRAVE_API_KEY=b TAVILY_API_KEY=t)
  reply 403 'Forbidden'
  script web/search --query tea
  same 77 "$status"
  says 'search.formats'
  same 'GET /searx/search?q=tea&format=json' "$(targets)"
}

@test "a search asks for 1 to 20 results" {
  VARIABLES=(SEARXNG_BASE="$BASE")
  for limit in 0 21 -1; do
    script web/search --query tea --limit "$limit"
    same 64 "$status"
  done
  script web/search --query ' '
  same 64 "$status"
}
