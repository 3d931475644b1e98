#!/usr/bin/env bash
# ---
# description: Refund a Stripe payment or charge, in full or a part of it
# effect: money
# needs: [STRIPE_API_KEY|STRIPE_SECRET_KEY]
# environment: [STRIPE_API_BASE, STRIPE_VERSION]
# params:
#   - {name: payment-intent, type: pattern, pattern: "pi_[A-Za-z0-9]+", description: the payment to refund, workspace: false, cues: [payment, payment intent, refund, of, for]}
#   - {name: charge, type: pattern, pattern: "(ch|py)_[A-Za-z0-9]+", description: or the charge to refund, workspace: false, cues: [charge, refund, of, for]}
#   - {name: amount, type: pattern, pattern: "[0-9]{1,12}([.][0-9]{1,3})?", description: "how much, in the payment's currency, such as 12.50 (without it: all that is left)", workspace: false, cues: [refund, amount, … back, give back, pay back, only]}
#   - {name: currency, type: pattern, pattern: "[a-z]{3}", description: "the currency of --amount (ISO 4217); without it the payment is read first", workspace: false, cues: [currency, in the currency], synonyms: {usd: [usd, dollars, US dollars, dollar], eur: [eur, euros, euro], gbp: [gbp, pounds, pound, sterling]}}
#   - {name: reason, type: enum, values: [requested_by_customer, duplicate, fraudulent], description: why, workspace: false, synonyms: {requested_by_customer: [requested by customer, customer asked, at the customer's request, customer request, asked for by the customer], duplicate: [duplicated, paid twice, charged twice, double], fraudulent: [fraud, stolen card]}}
# returns: performed, id, status, amount, currency, charge, paymentIntent
# examples:
#   - Refund the payment pi_3MtwBwLkdIwHu7ix28a3tqPa
#   - refund 12.50 of pi_3MtwBwLkdIwHu7ix28a3tqPa
#   - refund ch_3MmlLrLkdIwHu7ix0snN0B15
#   - give the customer 5.00 back from the charge ch_3MmlLrLkdIwHu7ix0snN0B15
#   - refund pi_3MtwBwLkdIwHu7ix28a3tqPa as duplicate
#   - the payment pi_3MtwBwLkdIwHu7ix28a3tqPa was fraudulent, refund it
#   - send the money of ch_3MmlLrLkdIwHu7ix0snN0B15 back, requested by customer
#   - please pay back 25.00 usd of the Stripe payment pi_1A2b3C4d5E6f7G8h
#   - full refund of Stripe charge py_9Z8y7X6w5V4u, customer request
#   - reimburse pi_4K5l6M7n8O9p on Stripe, they were charged twice
# not:
#   - Which payments were refunded?
#   - Why was this payment refunded?
#   - Cancel the refund
#   - How much did we refund last month?
#   - Write a refund policy
#   - Refund the PayPal payment
#   - Show the outcome of pi_3MtwBwLkdIwHu7ix28a3tqPa
#   - Should we refund ch_3MmlLrLkdIwHu7ix0snN0B15?
# timeout: 60s
# ---
set -euo pipefail
source "${QUARTET_SCRIPT_LIB:-$(dirname "$0")/../lib}/stripe.sh"
parse_options "$@"
payment=${OPTION[payment-intent]-} charge=${OPTION[charge]-}
[[ -n $payment$charge && ( -z $payment || -z $charge ) ]] ||
  fail "$EXIT_USAGE" 'say which payment to refund: either --payment-intent or --charge. See --help.'
connect

# read_payment: the amount's decimals depend on the payment's currency, so that is read when nobody says it, and
# with it what is left to refund.
read_payment() {
  local told
  if [[ -n $payment ]]; then
    query 'expand[]' latest_charge
    url "/v1/payment_intents/$payment"
  else
    url "/v1/charges/$charge"
  fi
  http_get "$REPLY"
  told=$(calculate -r --arg asked "${OPTION[amount]-}" '
    (if .object == "payment_intent" then .latest_charge else . end) as $charge
    | if .object != "payment_intent" and .object != "charge" then error("neither") else . end
    | if $charge == null or $charge.captured != true then "it was not paid, so there is nothing to refund."
      else
        ($charge.amount_captured // $charge.amount) as $paid
        | $charge.currency as $currency
        | ($paid - ($charge.amount_refunded // 0)) as $left
        | (if $asked == "" then $left else $asked | minor_units($currency) end) as $amount
        | def said: money($currency) | priced($currency);
        if $left <= 0 then "all of it (\($paid | said)) was refunded already."
        elif $amount == null then "\($asked) has more decimals than \($currency | ascii_upcase) has."
        elif $amount <= 0 then "nothing would be refunded."
        elif $amount > $left then "\($amount | said) is more than the \($left | said) that is left to refund."
        else "", $amount, $currency,
          "refund \($amount | said) of the \($paid | said) paid by \($charge.billing_details.email // $charge.billing_details.name // "the customer")"
          + (if $left < $paid then ", of which \($paid - $left | said) was refunded before" else "" end) end
      end' <"$HTTP_BODY" 2>/dev/null) || not_understood 'the payment'
  mapfile -t told <<<"$told"
  [[ -z ${told[0]} ]] || fail "$EXIT_USAGE" "$payment$charge: ${told[0]}"
  amount=${told[1]}
  plan=${told[3]}
}

amount='' currency=${OPTION[currency]-}
plan="refund all that is left"
if [[ -n ${OPTION[amount]-} && -n $currency ]]; then
  amount=$(calculate -rn --arg asked "${OPTION[amount]}" --arg currency "$currency" '$asked | minor_units($currency) // empty | select(. > 0)' 2>/dev/null) || amount=''
  [[ -n $amount ]] || fail "$EXIT_USAGE" "--amount: ${OPTION[amount]} is nothing, or has more decimals than ${currency^^} has."
  plan="refund ${currency^^} ${OPTION[amount]}"
elif [[ -n ${OPTION[amount]-} ]]; then
  read_payment
fi

form payment_intent "$payment" charge "$charge" amount "$amount" reason "${OPTION[reason]-}"
body=$REPLY
url /v1/refunds
idempotent Idempotency-Key
show_unless_confirmed "$plan ($payment$charge)" POST "$REPLY" "$body"

http_change POST "$REPLY" "$body" application/x-www-form-urlencoded
present_change 'the refund' '.currency as $currency | "Refund of \(.amount | priced($currency)) \(if .status == "succeeded" then "made" else "is \(.status)" end) (\(.id))."' '
  .currency as $currency
  | {id, status, amount: (.amount | money($currency)), currency: $currency, charge, paymentIntent: .payment_intent}'
