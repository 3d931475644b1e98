#!/usr/bin/env bats
# The checks that judge what a model wrote.
bats_require_minimum_version 1.5.0

setup() {
  LIBRARY=$(cd "$BATS_TEST_DIRNAME/../../../library" && pwd)
  BRIEF=$'# Acme\n\n## In one sentence\nSells anvils.\n\n## What it sells and how it earns\nNot known.\n\n## People and size\nNot known.\n
## Recent events\nNot known.\n\n## Position and risks\nNot known.\n\n## Open questions\nAll else.\n\n## Sources\n[general knowledge]'
  POST=$'# Fewer tokens\n\n*What a router saves.*\n\n## Why\n'$(printf 'word %.0s' {1..200})$'\n\n## How\nLike this.'
  PAGE='<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="description" content="d"><title>t</title></head><body><main><article><h1>t</h1><p>See <a href="https://example.com">this</a>.</p></article></main></body></html>'
}

# judge CHECK TEXT
judge() {
  run "$LIBRARY/$1" <<<"$2"
}

@test "a whole brief is good" {
  judge skills/company-research/checks/sections "$BRIEF"
  [[ $status == 0 && -z $output ]]
}

@test "a brief without a section is told which one" {
  judge skills/company-research/checks/sections "${BRIEF/People and size/Team}"
  [[ $status == 1 && $output == *'"## People and size" is missing'* ]]
}

@test "a brief with an empty section or in another order is not good" {
  judge skills/company-research/checks/sections "${BRIEF/Sells anvils./}"
  [[ $status == 1 && $output == *'is empty'* ]]
  swapped=${BRIEF/Open questions/First}
  swapped=${swapped/Sources/Open questions}
  judge skills/company-research/checks/sections "${swapped/First/Sources}"
  [[ $status == 1 && $output == *'wrong place'* ]]
}

@test "a brief of many pages is not good" {
  judge skills/company-research/checks/sections "$BRIEF $(printf 'word %.0s' {1..1000})"
  [[ $status == 1 && $output == *'shorten it'* ]]
}

@test "a whole post is good" {
  judge skills/blog-post/checks/post "$POST"
  [[ $status == 0 && -z $output ]]
}

@test "a post with remarks before its title, without sections, or too short is not good" {
  judge skills/blog-post/checks/post "Here is your post: $POST"
  [[ $status == 1 && $output == *'begin with its title'* ]]
  judge skills/blog-post/checks/post "${POST//$'\n## '/}"
  [[ $status == 1 ]]
  judge skills/blog-post/checks/post $'# T\n## A\nx\n## B\ny'
  [[ $status == 1 && $output == *'only'* ]]
}

@test "a whole page is good, with links to elsewhere" {
  judge pipelines/checks/page "$PAGE"
  [[ $status == 0 && -z $output ]]
}

@test "a page in a code fence, with a script, or loading from elsewhere is not good" {
  judge pipelines/checks/page $'```html\n'"$PAGE"$'\n```'
  [[ $status == 1 && $output == *doctype* ]]
  judge pipelines/checks/page "${PAGE/<p>/<script>x</script><p>}"
  [[ $status == 1 && $output == *scripts* ]]
  judge pipelines/checks/page "${PAGE/<p>/<img src=\"https://example.com/pixel.gif\"><p>}"
  [[ $status == 1 && $output == *elsewhere* ]]
  judge pipelines/checks/page "${PAGE/<h1>t<\/h1>/}"
  [[ $status == 1 && $output == *h1* ]]
}

@test "a landing page has one action, with one address, at least twice" {
  action='<a class="action" href="#to-be-confirmed">Try it</a>'
  landing=${PAGE/<p>/<p>$action $action }
  judge pipelines/checks/landing "$landing"
  [[ $status == 0 && -z $output ]]
  judge pipelines/checks/landing "$PAGE"
  [[ $status == 1 && $output == *'at least twice'* ]]
  judge pipelines/checks/landing "${landing/\#to-be-confirmed/https://acme.test/}"
  [[ $status == 1 && $output == *'one address'* ]]
}
