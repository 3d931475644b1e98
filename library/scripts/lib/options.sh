# shellcheck shell=bash
# The options of a script and its --help, both read from the manifest in the script's head. Functions
# that give a value leave it in REPLY: a subshell for each would take longer than all the rest.
# shellcheck source=output.sh
source "${BASH_SOURCE[0]%/*}/output.sh"
# shellcheck source=dates.sh
source "${BASH_SOURCE[0]%/*}/dates.sh"

declare -A OPTION=()     # the values given, by name; a flag that is set is "true"
declare -A PARAMETER=()  # the manifest's entries, by name
PARAMETER_NAMES=()
declare -A MANIFEST=()   # the manifest's keys of one line

# field ENTRY KEY: the value of a key in "name: x, type: pattern, pattern: '…'".
field() {
  local regex="(^|, *)$2: *(\"([^\"]*)\"|'([^']*)'|\\[([^]]*)\\]|([^,]*))"
  REPLY=
  [[ $1 =~ $regex ]] || return 0
  REPLY=${BASH_REMATCH[3]}${BASH_REMATCH[4]}${BASH_REMATCH[5]}${BASH_REMATCH[6]}
}

read_manifest() {
  local line section='' entry='' marks=0
  while IFS= read -r line && ((marks < 2)); do
    if [[ $line == '# ---' ]]; then
      marks=$((marks + 1))
    elif ((marks == 1)); then
      line=${line#\#}
      line=${line# }
      if [[ $line =~ ^([a-z]+):\ *(.*)$ ]]; then
        section=${BASH_REMATCH[1]}
        MANIFEST[$section]=${BASH_REMATCH[2]}
      elif [[ $section == params && $line =~ ^\ *-\ *\{(.*)\}\ *$ ]]; then
        entry=''
        keep_parameter "${BASH_REMATCH[1]}"
      elif [[ $section == params && $line =~ ^\ *-\ *([a-z]+:.*)$ ]]; then
        entry=${BASH_REMATCH[1]}
        keep_parameter "$entry"
      elif [[ $section == params && -n $entry && $line =~ ^\ +([a-z]+:.*)$ ]]; then
        entry+=", ${BASH_REMATCH[1]}"
        field "$entry" name
        PARAMETER[$REPLY]=$entry
      elif [[ $section == examples ]]; then
        MANIFEST[examples]+="  ${line#*- }"$'\n'
      fi
    fi
  done <"$0"
}

keep_parameter() {
  field "$1" name
  PARAMETER[$REPLY]=$1
  PARAMETER_NAMES+=("$REPLY")
}

writes() {
  [[ ${MANIFEST[effect]} != read ]]
}

print_option() {
  printf '  %-26s %s\n' "$1" "$2"
}

print_help() {
  local name entry label note
  printf '%s: %s\n\nUsage: bash %s.sh [options]\n\nOptions:\n' \
    "$SCRIPT_ID" "${MANIFEST[description]}" "$SCRIPT_ID"
  for name in "${PARAMETER_NAMES[@]}"; do
    entry=${PARAMETER[$name]}
    field "$entry" type
    label=${REPLY:-text}
    case $label in
      flag) label='' ;;
      enum)
        field "$entry" values
        label=" ${REPLY//, /|}"
        ;;
      *) label=" ${label^^}" ;;
    esac
    field "$entry" description
    note=$REPLY
    field "$entry" required
    [[ $REPLY == true ]] && note+=' (required)'
    field "$entry" default
    [[ -n $REPLY ]] && note+=" (default: $REPLY)"
    print_option "--$name$label" "$note"
  done
  print_option --json 'one JSON document'
  if writes; then
    print_option --yes 'do it; without this it is only shown'
    print_option --dry-run 'show the request, send nothing'
  fi
  print_option --help 'this text'
  [[ -n ${MANIFEST[returns]-} ]] && printf '\nJSON: %s\n' "${MANIFEST[returns]}"
  [[ -n ${MANIFEST[needs]-} ]] && printf '\nNeeds: %s\n' "${MANIFEST[needs]//[\[\]]/}"
  [[ -n ${MANIFEST[environment]-} ]] && printf 'Reads: %s\n' "${MANIFEST[environment]//[\[\]]/}"
  [[ -n ${MANIFEST[examples]-} ]] && printf '\nAnswers, for example:\n%s' "${MANIFEST[examples]}"
  exit 0
}

# matches VALUE REGEX: the whole value; letters are ASCII whatever the locale.
matches() {
  local LC_ALL=C regex="^($2)\$"
  [[ $1 =~ $regex ]]
}

wrong_value() {
  fail "$EXIT_USAGE" "--$1: '${2:0:60}' is not $3. See --help."
}

# keep_value NAME VALUE: OPTION[NAME] becomes the value, if it is of the parameter's type.
keep_value() {
  local name=$1 value=$2 entry=${PARAMETER[$1]} choice item pattern
  OPTION[$name]=$value
  field "$entry" pattern
  pattern=$REPLY
  field "$entry" type
  case $REPLY in
    integer) matches "$value" '-?[0-9]{1,18}' || wrong_value "$name" "$value" 'a whole number' ;;
    number) matches "$value" '-?[0-9]{1,18}([.][0-9]{1,18})?' || wrong_value "$name" "$value" 'a number' ;;
    date)
      read_day "$value" || wrong_value "$name" "$value" 'a day such as 2026-11-23, today, yesterday or 7d (7 days ago)'
      OPTION[$name]=$REPLY
      ;;
    enum)
      field "$entry" values
      for choice in ${REPLY//,/ }; do
        [[ $choice == "$value" ]] && return
      done
      wrong_value "$name" "$value" "one of $REPLY"
      ;;
    pattern) matches "$value" "$pattern" || wrong_value "$name" "$value" "a value that matches $pattern" ;;
    list)
      [[ -n $pattern ]] || return 0
      while IFS= read -r -d, item; do
        matches "$item" " *($pattern) *" || wrong_value "$name" "$item" "a value that matches $pattern"
      done <<<"$value,"
      ;;
  esac
}

# parse_options "$@": fills OPTION, or ends with a message. What follows an option is its value,
# even when it begins with a dash.
parse_options() {
  local name value
  read_manifest
  while (($# > 0)); do
    case $1 in
      --help) print_help ;;
      --json) OPTION[json]=true && shift && continue ;;
      --yes | --dry-run) writes && OPTION[${1#--}]=true && shift && continue ;;
      --*) ;;
      *) fail "$EXIT_USAGE" "'${1:0:60}' is not an option. See --help." ;;
    esac
    name=${1#--}
    name=${name%%=*}
    if ! matches "$name" '[a-z][a-z0-9-]*' || [[ -z ${PARAMETER[$name]-} ]]; then
      fail "$EXIT_USAGE" "there is no option '--${name:0:60}'. See --help."
    fi
    field "${PARAMETER[$name]}" type
    if [[ $REPLY == flag ]]; then
      [[ $1 != *=* ]] || fail "$EXIT_USAGE" "--$name takes no value. See --help."
      OPTION[$name]=true
      shift
      continue
    fi
    if [[ $1 == *=* ]]; then
      value=${1#*=}
      shift
    else
      (($# > 1)) || fail "$EXIT_USAGE" "--$name needs a value. See --help."
      value=$2
      shift 2
    fi
    keep_value "$name" "$value"
  done
  fill_in_defaults
}

fill_in_defaults() {
  local name entry
  for name in "${PARAMETER_NAMES[@]}"; do
    entry=${PARAMETER[$name]}
    if [[ -z ${OPTION[$name]+given} ]]; then
      field "$entry" default
      [[ -z $REPLY ]] || keep_value "$name" "$REPLY"
    fi
    field "$entry" required
    if [[ $REPLY == true && -z ${OPTION[$name]-} ]]; then
      field "$entry" description
      fail "$EXIT_USAGE" "--$name is missing: $REPLY. See --help."
    fi
  done
}
