# shellcheck shell=bash
# Asking a PostgreSQL database with psql, for reading only. What DATABASE_URL says reaches psql in its environment,
# never in its argument list.
# shellcheck source=options.sh
source "${BASH_SOURCE[0]%/*}/options.sh"

PG_FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/quartet-pg.XXXXXX")
trap 'rm -rf "$PG_FOLDER"' EXIT
readonly PG_FOLDER PG_MOST_BYTES=5000000

# percent_decoded TEXT
percent_decoded() {
  local text=${1//\\/\\\\}
  printf -v REPLY '%b' "${text//%/\\x}"
}

# connect: makes of DATABASE_URL the variables that psql reads.
connect() {
  need psql jq awk
  local url=${DATABASE_URL-} server name pair host hosts='' ports='' wanted='' bad='DATABASE_URL is not of the form postgresql://user:password@host:5432/database. Correct it.'
  [[ -n $url ]] || fail "$EXIT_NO_CREDENTIAL" 'no database. Set DATABASE_URL in the environment or in the workspace'"'"'s secrets.env, as postgresql://user:password@host:5432/database.'
  SECRETS+=("$url")
  if [[ $url == *[[:cntrl:][:space:]]* || $url =~ %([^0-9a-fA-F]|.[^0-9a-fA-F]|.?$) ]] ||
    [[ ! $url =~ ^postgres(ql)?://(([^@/?#]*)@)?([^@/?#]*)(/([^?#/]*))?(\?([^#]*))?$ ]]; then
    fail "$EXIT_NO_CREDENTIAL" "$bad"
  fi
  local login=${BASH_REMATCH[3]} servers=${BASH_REMATCH[4]} database=${BASH_REMATCH[6]} parameters=${BASH_REMATCH[8]}
  unset DATABASE_URL
  if [[ $login == *:* ]]; then database_password "${login#*:}"; fi
  [[ -z ${login%%:*} ]] || { percent_decoded "${login%%:*}" && export PGUSER=$REPLY; }
  [[ -z $database ]] || { percent_decoded "$database" && export PGDATABASE=$REPLY; }
  for server in ${servers//,/ }; do
    [[ $server =~ ^(\[[0-9A-Fa-f:.]+\]|[^:]*)(:([0-9]*))?$ ]] || fail "$EXIT_NO_CREDENTIAL" "$bad"
    ports+=${ports:+,}${BASH_REMATCH[3]:-5432}
    host=${BASH_REMATCH[1]#[}
    percent_decoded "${host%]}"
    hosts+=${hosts:+,}$REPLY
  done
  [[ -z $hosts ]] || export PGHOST=$hosts PGPORT=$ports
  while IFS= read -r -d '&' pair; do
    percent_decoded "${pair#*=}"
    # Others are of programs besides psql, such as schema of Prisma.
    case ${pair%%=*} in
      sslmode | sslrootcert | sslcert | sslkey | sslcrl | sslsni | host | hostaddr | port | user | gssencmode | krbsrvname)
        name=${pair%%=*}
        export "PG${name^^}=$REPLY"
        ;;
      dbname) export PGDATABASE=$REPLY ;;
      password) database_password "${pair#*=}" ;;
      channel_binding) export PGCHANNELBINDING=$REPLY ;;
      target_session_attrs) export PGTARGETSESSIONATTRS=$REPLY ;;
      options) wanted=$REPLY ;;
    esac
  done <<<"$parameters&"
  # The last setting of a name counts: what the address asks for cannot undo it.
  export PGOPTIONS="$wanted -c default_transaction_read_only=on -c statement_timeout=20s -c lock_timeout=5s"
  export PGCONNECT_TIMEOUT=8 PGAPPNAME=quartet PGCLIENTENCODING=UTF8
}

# database_password TEXT: as it stands in an address.
database_password() {
  percent_decoded "$1"
  [[ -n $REPLY ]] || return 0
  SECRETS+=("$1" "$REPLY")
  export PGPASSWORD=$REPLY
}

# ask_postgres OPTION…: the file "out" becomes what psql prints. SQL of ours is on standard input.
ask_postgres() {
  local status=0 said
  { LC_ALL=C.UTF-8 LC_MESSAGES=C psql --no-psqlrc --no-password --quiet --set ON_ERROR_STOP=1 "$@" 2>"$PG_FOLDER/errors" || printf '%s' $? >"$PG_FOLDER/status"; } |
    head -c $((PG_MOST_BYTES + 1)) >"$PG_FOLDER/out" || true
  (($(wc -c <"$PG_FOLDER/out") <= PG_MOST_BYTES)) ||
    fail "$EXIT_UNAVAILABLE" 'the result is larger than 5 MB. Ask for less, for example with LIMIT.'
  [[ ! -s $PG_FOLDER/status ]] || status=$(<"$PG_FOLDER/status")
  ((status != 0)) || return 0
  said=$(grep -m 1 -E 'ERROR|FATAL|error:|could not' "$PG_FOLDER/errors" || head -n 1 "$PG_FOLDER/errors")
  said=$(sed -E 's/^psql: error: //; s/^(ERROR|FATAL): +//; s/^[^ ]*: error: //' <<<"${said:0:300}")
  said="the database says: ${said%.}"
  case $said in
    *'read-only transaction'* | *'read-write mode'*) fail "$EXIT_REFUSED" "$said. Only reading is allowed here." ;;
    *'statement timeout'* | *'lock timeout'*) fail "$EXIT_UNAVAILABLE" "$said. Ask for less, or try again later." ;;
    *authentication* | *pg_hba* | *'permission denied'* | *'no password supplied'* | *'role "'*'does not exist'*) fail "$EXIT_REFUSED" "$said. Check DATABASE_URL and what its user may read." ;;
    *'database "'*'does not exist'*) fail "$EXIT_NOT_FOUND" "$said. Check DATABASE_URL." ;;
    *'too many connections'* | *'remaining connection slots'*) fail "$EXIT_TRY_LATER" "$said. Try again later." ;;
  esac
  ((status != 2)) || fail "$EXIT_UNAVAILABLE" "$said. Check the host in DATABASE_URL, and the network."
  fail "$EXIT_USAGE" "$said. Check the options."
}

# shellcheck disable=SC2120
# postgres_json [PSQL OPTION…]: like ask_postgres, for a SELECT on standard input; "out" becomes an array.
postgres_json() {
  local sql
  sql=$(cat)
  ask_postgres --no-align --tuples-only "$@" <<<"select coalesce(json_agg(found), '[]') from ($sql) found;"
}
