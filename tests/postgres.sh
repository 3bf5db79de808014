#!/bin/sh
# Runs a command with DATABASE_URL naming a PostgreSQL of its own, which is gone when the command has ended.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
folder=$(mktemp -d)
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
stop() { as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate stop > /dev/null 2>&1 || true; rm -rf "$folder"; }
trap stop EXIT INT TERM
if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
as_owner "$bin/initdb" -D "$folder/data" -U forspring --auth trust --encoding UTF8 --locale C.UTF-8 > "$folder/initdb.log" || { cat "$folder/initdb.log"; exit 1; }
as_owner "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/data/log" -o "-k $folder -c listen_addresses='' -c fsync=off" start > /dev/null || { cat "$folder/data/log"; exit 1; }
chmod 755 "$folder"
as_owner "$bin/createdb" -h "$folder" -U forspring forspring
DATABASE_URL="postgresql://forspring@/forspring?host=$folder" "$@"
