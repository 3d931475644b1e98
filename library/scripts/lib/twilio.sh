# shellcheck shell=bash
# Calls to Twilio.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

connect() {
  service TWILIO_API_BASE https://api.twilio.com
  authorize
  setting TWILIO_ACCOUNT_SID 'AC[0-9a-fA-F]{32}' "the account's SID, AC and 32 hexadecimal digits"
  ACCOUNT=/2010-04-01/Accounts/$REPLY
}

# connect_verify: to the service of one-time codes, which has a server of its own.
connect_verify() {
  service TWILIO_VERIFY_BASE https://verify.twilio.com
  authorize
  REPLY=${OPTION[service]-}
  [[ -n $REPLY ]] || setting TWILIO_VERIFY_SERVICE_SID 'VA[0-9a-fA-F]{32}' 'the SID of a Verify service (VA and 32 hexadecimal digits)'
  # shellcheck disable=SC2034
  VERIFY_SERVICE=/v2/Services/$REPLY
}

# authorize: an API key is preferred, as it can be revoked by itself.
authorize() {
  if [[ -n ${TWILIO_API_KEY-} && -n ${TWILIO_API_SECRET-} ]]; then
    secret TWILIO_API_KEY "$TWILIO_API_KEY"
    credential TWILIO_API_SECRET
    basic "$TWILIO_API_KEY" "$CREDENTIAL"
  else
    [[ -n ${TWILIO_ACCOUNT_SID-} ]] || fail "$EXIT_NO_CREDENTIAL" "TWILIO_ACCOUNT_SID is not set. Set it in the environment or in the workspace's secrets.env."
    credential TWILIO_AUTH_TOKEN
    basic "$TWILIO_ACCOUNT_SID" "$CREDENTIAL"
  fi
}

# twilio_list PATH ITEMS [sifted]: the pages of a list of the account, with the QUERY so far. A page of which ITEMS leaves
# a part is asked for whole, whatever the --limit.
twilio_list() {
  REPLY=1000
  [[ -n ${3-} ]] || page_limit 1000
  query PageSize "$REPLY"
  url "$ACCOUNT/$1"
  pages_by_path "$REPLY" "$2" .next_page_uri
}

# For jq. A time such as "Fri, 24 May 2019 17:44:46 +0000", and what was charged: Twilio takes charges as negative
# amounts, and knows none until the carrier has settled.
# shellcheck disable=SC2034
readonly TWILIO_JQ='
  def moment: if . == null then null
    else (strptime("%a, %d %b %Y %H:%M:%S +0000")? | mktime | todate) // (fromdateiso8601? | todate) // null end;
  def charged: if . == null then null
    else tostring | if startswith("-") then .[1:] elif test("[1-9]") then "-" + . else . end end;
  def currency: if . == null then null else ascii_upcase end;
  def whole: if . == null then null else tonumber end;'
