# shellcheck shell=bash
# Calls to HubSpot.
# shellcheck source=paging.sh
source "${BASH_SOURCE[0]%/*}/paging.sh"
# shellcheck source=write.sh
source "${BASH_SOURCE[0]%/*}/write.sh"

# The stages of all pipelines by their ids, after read_stages.
readonly HUBSPOT_STAGES=$HTTP_FOLDER/stages

connect() {
  service HUBSPOT_API_BASE https://api.hubapi.com
  credential HUBSPOT_ACCESS_TOKEN HUBSPOT_TOKEN
  header "Authorization: Bearer $CREDENTIAL"
}

# hubspot_list PATH [PROPERTIES]: the pages of a list, with the QUERY so far.
hubspot_list() {
  page_limit 100
  query limit "$REPLY"
  query properties "${2-}"
  url "$1"
  pages_by_cursor "$REPLY" after .results .paging.next.after
}

# hubspot_search PATH PROPERTIES FILTERS: the records that match all of an array of filters. HubSpot gives out
# 10,000 results of a search at most, and refuses the page after them.
hubspot_search() {
  local body
  MAX_PAGES=50
  page_limit 200
  body=$(jq -nc --argjson limit "$REPLY" --arg properties "$2" --argjson filters "$3" '
    {after: "0", filterGroups: [{filters: $filters}], limit: $limit, properties: ($properties / ","), sorts: ["hs_object_id"]}')
  pages_by_body "$HTTP_BASE$1" "$body" .after .results .paging.next.after
}

# extra_properties: REPLY becomes the properties asked for by --properties, each after a comma.
extra_properties() {
  REPLY=${OPTION[properties]:+,${OPTION[properties]// /}}
}

# read_stages TYPE: HUBSPOT_STAGES becomes {ID: {pipelineId, pipeline, stage, probability, closed, order}} of the
# pipelines of deals or tickets, whose records name a stage by its id alone.
read_stages() {
  http_get "$HTTP_BASE/crm/v3/pipelines/$1"
  jq -c '[.results | to_entries[] | .key as $number | .value as $pipeline
      | $pipeline.stages | sort_by(.displayOrder) | to_entries[]
      | {key: .value.id, value: {pipelineId: $pipeline.id, pipeline: $pipeline.label, stage: .value.label, order: [$number, .key],
         probability: (.value.metadata.probability | if type == "string" then tonumber? // null else . end),
         closed: ((.value.metadata.isClosed // .value.metadata.ticketState // "" | tostring | ascii_downcase) as $closed | $closed == "true" or $closed == "closed")}}]
    | from_entries' "$HTTP_BODY" >"$HUBSPOT_STAGES" 2>/dev/null || not_understood 'the list of pipelines'
}
