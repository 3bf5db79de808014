#!/bin/sh
# Runs a command with DATABASE_URL naming a PostgreSQL of its own, which is gone when the command has ended, however it ends.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -1)
for program in initdb pg_ctl createdb; do
    [ -x "$bin/$program" ] || { echo "PostgreSQL's $program is missing under /usr/lib/postgresql: apt-get install postgresql" >&2; exit 1; }
done
if [ "$(id -u)" = 0 ]; then  # root may not run initdb
    id postgres > /dev/null 2>&1 || { echo "the user postgres is missing: apt-get install postgresql" >&2; exit 1; }
    as_owner() { runuser -u postgres -- "$@"; }
else
    as_owner() { "$@"; }
fi
folder=$(mktemp -d)
stop() {
    as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop > /dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
cd "$folder"  # a folder that the owner may stand in
as_owner "$bin/initdb" -D "$folder/data" -U forspring --auth trust --encoding UTF8 --locale C.UTF-8 > "$folder/said" || { cat "$folder/said"; exit 1; }
as_owner "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/data/log" -o "-k $folder -c listen_addresses='' -c fsync=off" start > /dev/null || { cat "$folder/data/log"; exit 1; }
chmod 755 "$folder"
as_owner "$bin/createdb" -h "$folder" -U forspring forspring
cd "$OLDPWD"
DATABASE_URL="postgresql://forspring@/forspring?host=$folder" "$@"
