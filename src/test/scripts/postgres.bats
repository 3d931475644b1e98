#!/usr/bin/env bats
# Questions to a database: by a stand-in for psql that notes how it is called, and by a real one where there is one.
bats_require_minimum_version 1.5.0
load helpers

SECRET='p:l@nted/0secret'

# as_owner COMMAND…: a server refuses to be run by root.
as_owner() {
  if [[ $(id -u) == 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi
}

setup_file() {
  local programs tries
  programs=$(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin "$(dirname "$(command -v initdb || echo /nowhere/x)")" 2>/dev/null | head -n 1)
  [[ -x $programs/initdb && -x $programs/pg_ctl ]] && command -v psql >/dev/null || return 0
  DATA=$(mktemp -d /tmp/postgres-test.XXXXXX)
  [[ $(id -u) != 0 ]] || chown postgres "$DATA" || return 0
  printf '%s\n' "$SECRET" >"$DATA.password"
  chmod 644 "$DATA.password"
  as_owner "$programs/initdb" -D "$DATA/data" -A scram-sha-256 --pwfile="$DATA.password" -U ada --no-sync >/dev/null 2>&1 || return 0
  for tries in 1 2 3; do
    PORT=$((20000 + RANDOM % 20000))
    if as_owner "$programs/pg_ctl" -D "$DATA/data" -o "-p $PORT -k $DATA -c listen_addresses=127.0.0.1 -c fsync=off" -l "$DATA/log" -w start >/dev/null 2>&1 3>&-; then
      export DATA PROGRAMS=$programs REAL="postgresql://ada:p%3Al%40nted%2F0secret@127.0.0.1:$PORT/postgres?sslmode=disable&schema=public"
      return 0
    fi
  done
}

teardown_file() {
  [[ -z ${REAL-} ]] || as_owner "$PROGRAMS/pg_ctl" -D "$DATA/data" -m immediate stop >/dev/null
  [[ -z ${DATA-} ]] || rm -rf "$DATA" "$DATA.password"
}

setup() {
  VARIABLES=(DATABASE_URL='postgresql://ada:p%3Al%40nted%2F0secret@db.test:6543/shop%20one?sslmode=require&schema=public&options=-c%20search_path%3Dx%20-c%20default_transaction_read_only%3Doff')
  mkdir -p "$BATS_TEST_TMPDIR/bin"
}

# a_psql OUTPUT [CODE ERROR]
a_psql() {
  printf '%s' "$1" >"$BATS_TEST_TMPDIR/psql.out"
  cat >"$BATS_TEST_TMPDIR/bin/psql" <<END
#!/bin/sh
printf '%s\n' "\$@" >"$BATS_TEST_TMPDIR/psql.arguments"
env >"$BATS_TEST_TMPDIR/psql.environment"
cat >"$BATS_TEST_TMPDIR/psql.input"
cat "$BATS_TEST_TMPDIR/psql.out"
echo '${3-}' >&2
exit ${2:-0}
END
  chmod +x "$BATS_TEST_TMPDIR/bin/psql"
  PATH=$BATS_TEST_TMPDIR/bin:$PATH
}

has_set() {
  grep -qxF -e "$1" "$BATS_TEST_TMPDIR/psql.environment" || { cat "$BATS_TEST_TMPDIR/psql.environment" >&2; return 1; }
}

@test "what the address says reaches psql in its environment and nowhere else" {
  a_psql $'one\n1\n'
  script postgres/query --sql 'select 1 as one;' --json
  same 0 "$status"
  has_set PGHOST=db.test
  has_set PGPORT=6543
  has_set PGUSER=ada
  has_set "PGPASSWORD=$SECRET"
  has_set 'PGDATABASE=shop one'
  has_set PGSSLMODE=require
  has_set PGCONNECT_TIMEOUT=8
  has_set 'PGOPTIONS=-c search_path=x -c default_transaction_read_only=off -c default_transaction_read_only=on -c statement_timeout=20s -c lock_timeout=5s'
  ! grep -q DATABASE_URL "$BATS_TEST_TMPDIR/psql.environment"
  ! grep -qiE 'secret|db.test' "$BATS_TEST_TMPDIR/psql.arguments"
  grep -qx -e --no-psqlrc "$BATS_TEST_TMPDIR/psql.arguments"
  grep -qx -e --no-password "$BATS_TEST_TMPDIR/psql.arguments"
  grep -qx 'select 1 as one' "$BATS_TEST_TMPDIR/psql.arguments"
}

@test "several hosts, a socket, and no password are addresses too" {
  a_psql $'one\n1\n'
  VARIABLES=(DATABASE_URL='postgres://ada@a.test,b.test:6000,[2001:db8::1]:7000/x')
  script postgres/query --sql 'select 1'
  has_set PGHOST=a.test,b.test,2001:db8::1
  has_set PGPORT=5432,6000,7000
  ! grep -q PGPASSWORD "$BATS_TEST_TMPDIR/psql.environment"
  VARIABLES=(DATABASE_URL='postgresql:///x?host=/var/run/postgresql&port=5433&user=bob&password=p%26q')
  script postgres/query --sql 'select 1'
  has_set PGHOST=/var/run/postgresql
  has_set PGPORT=5433
  has_set PGUSER=bob
  has_set 'PGPASSWORD=p&q'
}

@test "no address or a wrong one ends with 78 and does not show it" {
  a_psql ''
  for url in '' 'mysql://a:planted@b/c' 'postgres://a:planted@b/c%zz' 'host=b password=planted' 'postgres://a:planted@b:port/c' $'postgres://a:planted@b/c\nd'; do
    VARIABLES=(DATABASE_URL="$url")
    script postgres/size
    same 78 "$status"
    says_not planted
  done
}

@test "rows come with their columns, lines within a value, and nothing where nothing is" {
  a_psql $'id,name,id,note\n1,"x,""y""\nz",2,\x1d\n3,,4,b\n'
  script postgres/query --sql 'select 1' --json
  same 0 "$status"
  same '[["id","name","id_3","note"],2,{"id":"1","name":"x,\"y\"\nz","id_3":"2","note":null},""]' "$(field '[.columns, .count, .rows[0], .rows[1].name] | tojson')"
  script postgres/query --sql 'select 1' --limit 1
  same '2 rows; the first 1 are shown.' "${lines[0]}"
  a_psql $'count\n42\n'
  script postgres/query --sql 'select count(*) from t'
  same 'count: 42' "$output"
  a_psql $'count\n'
  script postgres/query --sql 'select 1'
  same 'No rows.' "$output"
}

@test "only one statement that reads is sent" {
  a_psql $'one\n1\n'
  for sql in 'delete from t' 'select 1; drop table t' "select ';'" 'begin read write' '\! id' 'set role x' 'copy t to stdout' 'selected' '' ' ' 'do $$ begin end $$' '-- x'; do
    script postgres/query --sql "$sql"
    same 64 "$status"
  done
  [[ ! -e $BATS_TEST_TMPDIR/psql.arguments ]]
  for sql in ' SELECT 1 ; ; ' $'with x as (select 1)\nselect * from x' '(values (1))' 'table t' 'show all' 'explain select 1' 'select :x, $$\! id$$'; do
    script postgres/query --sql "$sql"
    same 0 "$status"
    same '' "$(cat "$BATS_TEST_TMPDIR/psql.input")"
  done
}

@test "what goes wrong ends with its code, in one line without the password" {
  while IFS='|' read -r code exit error; do
    a_psql '' "$exit" "$error"
    script postgres/size
    same "$code" "$status"
    same 1 "${#lines[@]}"
    says_not "$SECRET"
  done <<<'77|2|psql: error: connection to server failed: FATAL:  password authentication failed for user "ada" p:l@nted/0secret
69|2|psql: error: could not translate host name "db.test" to address: Name or service not known
66|2|psql: error: connection to server failed: FATAL:  database "shop one" does not exist
75|2|psql: error: connection to server failed: FATAL:  sorry, too many connections
69|3|ERROR:  canceling statement due to statement timeout
77|3|ERROR:  permission denied for table t
77|3|ERROR:  cannot execute INSERT in a read-only transaction
64|3|ERROR:  column "nope" does not exist'
  a_psql 'not json'
  for id in postgres/size postgres/tables postgres/activity postgres/locks; do
    script "$id"
    same 76 "$status"
  done
}

@test "a schema is a value and no SQL" {
  a_psql '[]'
  script postgres/tables --schema billing
  same 'No tables in the schema billing.' "$output"
  grep -qx 'schema=billing' "$BATS_TEST_TMPDIR/psql.arguments"
  ! grep -q billing "$BATS_TEST_TMPDIR/psql.input"
  script postgres/tables --schema "x'; drop table t"
  same 64 "$status"
}

@test "psql that is not installed ends with 69" {
  mkdir "$BATS_TEST_TMPDIR/few"
  for program in bash jq grep sed cat env dirname mktemp rm awk; do ln -s "$(command -v "$program")" "$BATS_TEST_TMPDIR/few/$program"; done
  run env -i PATH="$BATS_TEST_TMPDIR/few" QUARTET_SCRIPT_LIB="$SCRIPTS/lib" "${VARIABLES[@]}" "$(command -v bash)" "$SCRIPTS/postgres/size.sh"
  same 69 "$status"
  says 'psql is not installed'
}

# real SQL: carried out by the database's owner.
real() {
  PGPASSWORD=$SECRET psql -qAtX "host=127.0.0.1 port=$(sed -E 's/.*:([0-9]+)\/.*/\1/' <<<"$REAL") user=ada dbname=postgres" -c "$1"
}

@test "a real database answers, and nothing in it changes" {
  [[ -n ${REAL-} ]] || skip 'no PostgreSQL server is installed'
  VARIABLES=(DATABASE_URL="$REAL")
  real 'create schema billing; create table billing.invoice (id int primary key, note text); insert into billing.invoice select i, md5(i::text) from generate_series(1, 1000) i; analyze; create view both_sides as select 1'
  script postgres/tables --json
  same '[["billing","invoice","table",2,1000],["public","both_sides","view",1,null]]' "$(field '[.tables[] | [.schema, .name, .kind, .columns, .rows]] | tojson')"
  script postgres/tables --schema billing
  same '1 table in the schema billing.' "${lines[0]}"
  script postgres/size --json
  same 'postgres invoice true' "$(field '"\(.database) \(.tables[0].name) \(.tables[0] | .bytes == .tableBytes + .indexBytes)"')"
  script postgres/query --sql $'select id, null as n, \'a,"b"\nc\' as t from billing.invoice order by 1 limit 2' --json
  same '[{"id":"1","n":null,"t":"a,\"b\"\nc"},{"id":"2","n":null,"t":"a,\"b\"\nc"}]' "$(field '.rows | tojson')"
  for sql in 'with gone as (delete from billing.invoice returning 1) select count(*) from gone' "select set_config('transaction_read_only', 'off', false)" \
    'select * into copied from billing.invoice' 'explain analyze delete from billing.invoice' 'select * from billing.invoice for update'; do
    script postgres/query --sql "$sql"
    same 77 "$status"
  done
  same 1000 "$(real 'select count(*) from billing.invoice')"
  VARIABLES=(DATABASE_URL="${REAL/0secret/1secret}")
  script postgres/size
  same 77 "$status"
}

@test "a real database tells what runs and what is blocked" {
  [[ -n ${REAL-} ]] || skip 'no PostgreSQL server is installed'
  VARIABLES=(DATABASE_URL="$REAL")
  script postgres/locks
  same 'No query is blocked.' "$output"
  real 'create table held (id int); insert into held values (1)'
  real 'begin; update held set id = 2; select pg_sleep(20)' 3>&- &
  real 'select pg_sleep(0.5)'
  real 'update held set id = 3' 3>&- &
  real 'select pg_sleep(0.7)'
  script postgres/activity --json
  activity=$output
  script postgres/locks --json
  locks=$output
  real "select pg_terminate_backend(pid) from pg_stat_activity where query like '%held%' and pid <> pg_backend_pid()" >/dev/null
  wait
  output=$activity
  same 2 "$(field '[.queries[] | select(.query | contains("held"))] | length')"
  output=$locks
  same '[1,"ada",1]' "$(field '[(.blocked | length), .blocked[0].user, (.blocked[0].blockedBy | length)] | tojson')"
  same true "$(field '.blocked[0].blockers[0] | contains("pg_sleep(20)")')"
}
