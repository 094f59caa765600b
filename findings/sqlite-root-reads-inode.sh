#!/usr/bin/env bash
# Root that only reads a database writes to the inodes beside it: SQLite hands its -wal to the database's owner at every opening.
# Seen with SQLite 3.40.1 (sqlite3 and libsqlite3-0 3.40.1-2+deb12u2 of Debian 12, amd64).
#
# A database in WAL mode is held open by somebody, so that its -wal stays. Somebody else reads one row and goes. As an ordinary
# user he leaves the -wal as it was, to the nanosecond of its ctime. As root, with the same one SELECT and even with -readonly,
# the ctime moves: SQLite has called fchown on it, though nothing was wrong with its owner. Whoever tells by the ctime that
# somebody touched a file is told so by every backup and every look of an administrator.
#
#   the database's ctime after a user's SELECT                    the same
#   the -wal's ctime after a user's SELECT                        the same
#   the database's ctime after root's SELECT                      the same
#   the -wal's ctime after root's SELECT                          another
#   the -wal's ctime after root's SELECT with -readonly           another
#   what was written meanwhile, bytes                             0
#
# Exit status: 0 while that holds, 1 when it changed, 2 when it cannot be tried here.
source "$(dirname "${BASH_SOURCE[0]}")/stage.bash"

needs setpriv unshare stat
unpack sqlite3=3.40.1-2+deb12u2 libsqlite3-0=3.40.1-2+deb12u2
export LD_LIBRARY_PATH=$work/tree/usr/lib/x86_64-linux-gnu
sqlite=$work/tree/usr/bin/sqlite3
db=$work/base/log.db
mkdir "$work/base"

# as_root, as_user <command>...: where this runs as root already, nobody is the user and owns the folder.
if [ "$(id -u)" -eq 0 ]; then
  as_user() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
  as_root() { "$@"; }
  chmod 755 "$work" && chown 65534:65534 "$work/base"
else
  as_user() { "$@"; }
  as_root() { unshare --user --map-root-user "$@"; }
fi
as_root true || cannot 'no user namespace is allowed here'

# Holds it open until its input ends.
mkfifo "$work/hold"
chmod 666 "$work/hold"
as_user "$sqlite" "$db" <"$work/hold" >"$work/holder.log" 2>&1 &
started+=("$!")
exec 4>"$work/hold"
echo 'PRAGMA journal_mode=wal; CREATE TABLE t(x); INSERT INTO t VALUES(1);' >&4
within 10 test -s "$db-wal"
sleep 0.5

when() { stat -c %z "$1"; }
size() { stat -c %s "$db-wal"; }
# after <user or root> <file> [option]
after() {
  local before answer
  before=$(when "$2")
  sleep 0.05
  answer=$("as_$1" "$sqlite" ${3+"$3"} "$db" 'SELECT x FROM t')
  [ "$answer" = 1 ] || cannot "the row was not read but '$answer'"
  [ "$(when "$2")" = "$before" ] && echo 'the same' || echo another
}

before=$(size)
seen "the database's ctime after a user's SELECT" 'the same' "$(after user "$db")"
seen "the -wal's ctime after a user's SELECT" 'the same' "$(after user "$db-wal")"
seen "the database's ctime after root's SELECT" 'the same' "$(after root "$db")"
seen "the -wal's ctime after root's SELECT" another "$(after root "$db-wal")"
seen "the -wal's ctime after root's SELECT with -readonly" another "$(after root "$db-wal" -readonly)"
seen 'what was written meanwhile, bytes' 0 "$(($(size) - before))"
exec 4>&-
conclude
