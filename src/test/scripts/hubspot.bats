#!/usr/bin/env bats
# The value of open HubSpot deals: exact sums of decimal texts, and one pipeline by its name.
bats_require_minimum_version 1.5.0
load helpers

setup_file() { start_stand_in; }
teardown_file() { stop_stand_in; }

setup() {
  forget_requests
  VARIABLES=(HUBSPOT_API_BASE="$BASE" HUBSPOT_ACCESS_TOKEN=pat-secret)
  reply 200 '{"results": [
    {"id": "default", "label": "Sales", "stages": [{"id": "a", "label": "Talks", "displayOrder": 0, "metadata": {"isClosed": "false", "probability": "0.5"}}]},
    {"id": "42", "label": "Big Renewals", "stages": [{"id": "b", "label": "Offer", "displayOrder": 0, "metadata": {"isClosed": "false", "probability": "0.1"}}]}]}'
}

deals() { # PROPERTIES…: one page of deals
  reply 200 "$(printf '%s\n' "$@" | jq -cs '{total: length, results: map({id: "1", properties: .})}')"
}

@test "many small amounts add up exactly" {
  # shellcheck disable=SC2046
  deals $(for i in {1..1000}; do printf '{"dealstage":"a","amount":"0.1"} '; done)
  script hubspot/pipeline --json
  same '["100.00","50.00"]' "$(field '[.amount, .weighted] | tojson')"
}

@test "fractions of a cent are rounded after they are added up" {
  deals '{"dealstage": "a", "amount": "0.004"}' '{"dealstage": "a", "amount": "0.004"}' '{"dealstage": "b", "amount": "0.004"}' '{"dealstage": "b", "amount": "-1.5"}'
  script hubspot/pipeline --json
  same '["-1.49","-0.15",["0.01","-1.50"]]' "$(field '[.amount, .weighted, (.stages | map(.amount))] | tojson')"
}

@test "deals of one currency are told in it" {
  deals '{"dealstage": "a", "amount": "1500", "deal_currency_code": "JPY", "amount_in_home_currency": "9.9"}'
  script hubspot/pipeline
  says '1 open deal worth JPY 1,500, weighted JPY 750.'
}

@test "deals of several currencies are added up in the company's own" {
  deals '{"dealstage": "a", "amount": "100", "deal_currency_code": "EUR", "amount_in_home_currency": "110.25"}' \
    '{"dealstage": "b", "amount": "100", "deal_currency_code": "USD", "amount_in_home_currency": "100"}'
  script hubspot/pipeline --json
  same '[null,"210.25"]' "$(field '[.currency, .amount] | tojson')"
}

@test "a pipeline is found by its name" {
  deals '{"dealstage": "b", "pipeline": "42", "amount": "10"}'
  script hubspot/pipeline --pipeline 'big renewals' --json
  same '[{"propertyName":"hs_is_closed","operator":"EQ","value":"false"},{"propertyName":"pipeline","operator":"EQ","value":"42"}]' \
    "$(sent_body | jq -c '.filterGroups[0].filters')"
}

@test "a pipeline that does not exist ends with 66 and the names of those that do" {
  script hubspot/pipeline --pipeline nothing
  same 66 "$status"
  says 'HubSpot has: Big Renewals, Sales.'
}
