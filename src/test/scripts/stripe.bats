#!/usr/bin/env bats
# Money at Stripe: what a refund asks before it is sent, and how amounts become decimals and back.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(STRIPE_API_BASE="$BASE" STRIPE_API_KEY=sk_test_secret)
}

# charge CURRENCY PAID [REFUNDED [MORE]]
charge() {
  jq -nc --arg currency "$1" --argjson paid "$2" --argjson refunded "${3:-0}" --argjson more "${4:-{\}}" '
    {id: "ch_1", object: "charge", captured: true, amount: $paid, amount_captured: $paid, amount_refunded: $refunded, currency: $currency,
     billing_details: {email: "ada@example.com"}} + $more'
}

# sent CURRENCY AMOUNT: the body of the refund of that amount.
sent() {
  forget_requests
  reply 200 "$(charge "$1" 1000000)"
  reply 200 "{\"id\": \"re_1\", \"status\": \"succeeded\", \"amount\": 1, \"currency\": \"$1\", \"charge\": \"ch_1\"}"
  script stripe/refund-create --charge ch_1 --amount "$2" --yes
  same 0 "$status"
  sent_body
}

# 12.50 USD = 1250 cents; 12 = 1200; JPY has no decimals; KWD has three: 12.5 = 12500; 0.29 and 1.005 are no binary fractions.
@test "an amount becomes the currency's smallest units exactly" {
  for case in usd:12.50=1250 usd:12=1200 usd:12.5=1250 usd:0.29=29 usd:4.35=435 jpy:1250=1250 kwd:12.5=12500 kwd:1.005=1005; do
    same "charge=ch_1&amount=${case#*=}" "$(sent "${case%%:*}" "$(sed 's/.*:\(.*\)=.*/\1/' <<<"$case")")"
  done
}

@test "the summary says how much of what is refunded to whom" {
  reply 200 "$(charge usd 10000 2500)"
  script stripe/refund-create --charge ch_1 --amount 12.50
  same 'Would refund USD 12.50 of the USD 100.00 paid by ada@example.com, of which USD 25.00 was refunded before (ch_1)' "${lines[0]}"
  same 'GET /v1/charges/ch_1' "$(targets)"
}

@test "without an amount all that is left is refunded, which the service knows best" {
  script stripe/refund-create --charge ch_1 --dry-run
  says 'Would refund all that is left (ch_1)'
  says_not amount
  same '' "$(targets)"
}

@test "with the currency said the payment is not read first" {
  reply 200 '{"id": "re_1", "status": "succeeded", "amount": 1005, "currency": "kwd", "charge": "ch_1"}'
  script stripe/refund-create --charge ch_1 --amount 1.005 --currency kwd --yes
  same 'POST /v1/refunds' "$(targets)"
  same 'charge=ch_1&amount=1005' "$(sent_body)"
  forget_requests
  for amount in 0 0.5; do
    script stripe/refund-create --charge ch_1 --amount "$amount" --currency jpy --yes
    same 64 "$status"
  done
  same '' "$(targets)"
}

# Captured 60.00 of 100.00 authorised: no more than 60.00 can come back.
@test "only what was captured is refunded" {
  reply 200 "$(charge usd 10000 0 '{"amount_captured": 6000}')"
  script stripe/refund-create --charge ch_1 --amount 60.01
  same 64 "$status"
  says 'more than the USD 60.00 that is left'
}

@test "what cannot be refunded ends with 64 before anything is sent" {
  for case in "12.345|$(charge usd 10000)|more decimals than USD has" "0.5|$(charge jpy 10000)|more decimals than JPY has" "0|$(charge usd 10000)|nothing would be refunded" \
    "75.01|$(charge usd 10000 2500)|USD 75.01 is more than the USD 75.00 that is left" "1|$(charge usd 10000 10000)|was refunded already" \
    "1|$(charge usd 10000 0 '{"captured": false}')|was not paid"; do
    forget_requests
    IFS='|' read -r amount body message <<<"$case"
    reply 200 "$body"
    script stripe/refund-create --charge ch_1 --amount "$amount" --yes
    same 64 "$status"
    says "$message"
    same 'GET /v1/charges/ch_1' "$(targets)"
  done
}

@test "a refund names one payment" {
  for options in '' '--charge ch_1 --payment-intent pi_1' '--charge cus_1' '--payment-intent pi_1/../x' '--charge ch_1 --amount -5'; do
    # shellcheck disable=SC2086
    script stripe/refund-create $options --yes
    same 64 "$status"
  done
  same '' "$(targets)"
}

@test "a repeated refund carries the key of the first" {
  reply 500 '{}'
  reply 200 '{"id": "re_1", "status": "pending", "amount": 10000, "currency": "usd", "charge": "ch_1", "payment_intent": null}'
  VARIABLES+=(QUARTET_HTTP_PAUSE=2)
  script stripe/refund-create --charge ch_1 --yes
  same 'Refund of USD 100.00 is pending (re_1).' "${lines[0]}"
  same 1 "$(sent_header idempotency-key | grep . | sort -u | wc -l)"
  same 2 "$(sent_header idempotency-key | grep -c .)"
}

# Amounts finer than the smallest unit stay whole: 0.5 cents = USD 0.005; -1234567.1 cents = -12345.671; JPY 9900; KWD 1.5 = 0.0015
@test "unit prices keep what is finer than a cent" {
  result=$(jq -L "$SCRIPTS/lib" -nc 'include "money"; [("0.5" | moved(2; 2)), ("-1234567.1" | moved(2; 2)), ("9900" | moved(0; 0)), ("1.5" | moved(3; 3)), (1250 | moved(2; 2)), ("123.7890" | moved(2; 2)), (5 | moved(8; 2))]')
  same '["0.005","-12345.671","9900","0.0015","12.50","1.23789","0.00000005"]' "$result"
}

@test "revenue of several types is picked out, and a payout only when asked for" {
  body='{"has_more": false, "data": [{"id": "1", "type": "charge", "amount": 1000, "fee": 30, "net": 970, "currency": "usd", "created": 1793491200},
    {"id": "2", "type": "payout", "amount": -500, "fee": 0, "net": -500, "currency": "usd", "created": 1793491200}, {"id": "3", "type": "refund", "amount": -100, "fee": 0, "net": -100, "currency": "usd", "created": 1793491200}]}'
  reply 200 "$body"
  script stripe/revenue --from 2026-11-01 --to 2026-11-01 --type charge,payout --json
  same '{"gross":"10.00","refunds":"0.00","fees":"0.30","other":"-5.00","net":"4.70","count":2}' "$(field '.currencies.usd | tojson')"
  script stripe/revenue --from 2026-11-02 --to 2026-11-01
  same 64 "$status"
}

@test "a search with a field goes as it is, and a short text is refused" {
  reply 200 '{"has_more": false, "data": [], "next_page": null}'
  script stripe/customer-search --query "metadata['plan']:'pro' AND created>1700000000"
  says 'No customers'
  [[ $(targets) == *'query=metadata%5B%27plan%27%5D%3A%27pro%27%20AND%20created%3E1700000000&'* ]]
  script stripe/customer-search --query ab
  same 64 "$status"
}
