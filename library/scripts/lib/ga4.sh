# shellcheck shell=bash
# Reports of Google Analytics 4.
# shellcheck source=google.sh
source "${BASH_SOURCE[0]%/*}/google.sh"

# connect_property: to the data of the property that --property or the environment names, whose path is then in PROPERTY.
connect_property() {
  connect GA4_API_BASE https://analyticsdata.googleapis.com
  REPLY=${OPTION[property]-}
  [[ -n $REPLY ]] || setting GA4_PROPERTY_ID '(properties/)?[0-9]{4,15}' 'the number of a GA4 property (or pass --property)'
  PROPERTY=properties/${REPLY#properties/}
}

# ga4_report METHOD REQUEST: all rows of a report. The reply does not say where it began, but the rows before it are counted.
ga4_report() {
  export ITEM_COUNT
  # shellcheck disable=SC2016
  pages_by_body "$HTTP_BASE/v1beta/$PROPERTY:$1" "$2" .offset '.rows // []' '
    ((env.ITEM_COUNT | tonumber) + (.rows // [] | length)) as $read
    | if (.rows // []) != [] and $read < (.rowCount // 0) then $read else null end'
}

# For jq: what a report says as objects. All numbers come as texts; amounts of money stay texts.
# shellcheck disable=SC2034
readonly GA4_JQ='
  def named($headers; $values):
    [range($headers | length) as $i
     | {key: $headers[$i].name,
        value: ($values[$i].value as $value | if $headers[$i].type == "TYPE_CURRENCY" then $value else $value | tonumber? // $value end)}]
    | from_entries;
  def dimensions($head): . as $row
    | [range($head.dimensionHeaders // [] | length) as $i | {key: $head.dimensionHeaders[$i].name, value: $row.dimensionValues[$i].value}] | from_entries;
  def row($head): dimensions($head) + named($head.metricHeaders // []; .metricValues // []);
  def totals($head): if ($head.totals // []) == [] then {} else named($head.metricHeaders // []; $head.totals[0].metricValues // []) end;'
# The rows of an answer as a table, one column for each name.
# shellcheck disable=SC2034
readonly GA4_ROWS='
  def columns: [.[] | keys_unsorted[]] | reduce .[] as $name ([]; if index([$name]) then . else . + [$name] end);
  def cells: columns as $columns | if $columns == [] then [] else [$columns] + map(. as $row | $columns | map($row[.])) end;'
