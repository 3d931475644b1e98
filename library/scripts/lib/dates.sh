# shellcheck shell=bash
# Days and moments. A day is one of UTC, as services count them; moments are seconds since 1970.

# day_number DAY: days since 1970-01-01. The arithmetic is Howard Hinnant's days_from_civil
# (howardhinnant.github.io/date_algorithms.html).
day_number() {
  local year=$((10#${1:0:4})) month=$((10#${1:5:2})) day=$((10#${1:8:2})) era
  ((month > 2)) || year=$((year - 1))
  era=$((year / 400))
  REPLY=$((era * 146097 + (year % 400) * 365 + year % 400 / 4 - year % 400 / 100 + (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1 - 719468))
}

# day_of SECONDS: the day of a moment.
day_of() {
  local TZ=UTC
  printf -v REPLY '%(%Y-%m-%d)T' "$1"
}

# moment_of SECONDS: such as 2026-11-23T10:15:00Z
moment_of() {
  local TZ=UTC
  printf -v REPLY '%(%Y-%m-%dT%H:%M:%SZ)T' "$1"
}

# seconds_of DAY: its first moment.
seconds_of() {
  day_number "$1"
  REPLY=$((REPLY * 86400))
}

# day_plus DAY NUMBER: so many days later.
day_plus() {
  day_number "$1"
  day_of $(((REPLY + $2) * 86400))
}

# month_plus DAY NUMBER: so many months later; the last day of a shorter month.
month_plus() {
  local months=$((10#${1:0:4} * 12 + 10#${1:5:2} - 1 + $2)) day=${1:8:2} first last
  printf -v first '%04d-%02d-01' $((months / 12)) $((months % 12 + 1))
  printf -v last '%04d-%02d-01' $(((months + 1) / 12)) $(((months + 1) % 12 + 1))
  day_plus "$last" -1
  [[ $day > ${REPLY:8:2} ]] || REPLY=${first:0:8}$day
}

today() {
  day_of "$EPOCHSECONDS"
}

# month_start: the first day of this month.
month_start() {
  today
  REPLY=${REPLY:0:8}01
}

# read_day TEXT: a day such as 2026-11-23, today, yesterday, or 7d, 2w, 3m, 1y ago; false when it is none.
read_day() {
  local LC_ALL=C text=$1 number
  if [[ $text =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]]; then
    ((10#${text:5:2} >= 1 && 10#${text:5:2} <= 12 && 10#${text:8:2} >= 1)) || return 1
    day_plus "$text" 0
    [[ $REPLY == "$text" ]]
  elif [[ $text == today ]]; then
    today
  elif [[ $text == yesterday ]]; then
    day_of $((EPOCHSECONDS - 86400))
  elif [[ $text =~ ^([0-9]{1,4})([dwmy])$ ]]; then
    number=$((10#${BASH_REMATCH[1]}))
    text=${BASH_REMATCH[2]}
    today
    case $text in
      d) day_plus "$REPLY" -"$number" ;;
      w) day_plus "$REPLY" -$((7 * number)) ;;
      m) month_plus "$REPLY" -"$number" ;;
      y) month_plus "$REPLY" -$((12 * number)) ;;
    esac
  else
    return 1
  fi
}

# period: --from becomes the first of this month and --to today where they are not given; ends the script when they
# are the wrong way round.
period() {
  if [[ -z ${OPTION[to]-} ]]; then
    today
    OPTION[to]=$REPLY
  fi
  if [[ -z ${OPTION[from]-} ]]; then
    month_start
    OPTION[from]=$REPLY
  fi
  [[ ! ${OPTION[from]} > ${OPTION[to]} ]] || fail "$EXIT_USAGE" "--from (${OPTION[from]}) is after --to (${OPTION[to]}). Exchange them."
}
