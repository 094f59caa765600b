# What every finding stands on: a folder of its own, packages of exactly one version unpacked in it, servers that end with
# it, a verdict. Each NAME.sh reads this in. It must never install anything and never know what is tried.
# shellcheck shell=bash
set -euo pipefail
export LC_ALL=C.UTF-8

work=$(mktemp -d)
started=()
changed=0

leave() {
  local id
  for id in "${started[@]}"; do kill "$id" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap leave EXIT

# Neither yes nor no: the machine lacks what it takes.
cannot() {
  printf 'cannot be tried here: %s\n' "$*" >&2
  exit 2
}

needs() {
  local program
  for program in "$@"; do command -v "$program" >/dev/null || cannot "there is no $program on this machine"; done
}

# unpack <package>=<version>...: from this machine's own Debian sources into $work/tree.
unpack() {
  local package
  needs apt-get dpkg-deb
  (cd "$work" && apt-get -qq download "$@" 2>apt.log) \
    || cannot "apt does not bring $* ($(tail -n 1 "$work/apt.log")); it may want an apt-get update first"
  for package in "$work"/*.deb; do
    dpkg-deb -x "$package" "$work/tree"
    rm "$package"
  done
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 10000)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  printf '%s\n' "$port"
}

# serve <name> <command>...: goes on until the end of the finding; what it says lies in $work/<name>.log.
serve() {
  local name=$1
  shift
  "$@" >"$work/$name.log" 2>&1 &
  started+=("$!")
}

# serve_alertmanager <configuration> <port>: the unpacked one, alone. Debian's opens its templates at one absolute path
# (alertmanager-template-path.sh); in a mount namespace of its own they lie there.
serve_alertmanager() {
  local templates=$work/tree/usr/share/prometheus
  serve alertmanager unshare --user --map-root-user --mount sh -c '
    mount -t tmpfs own /usr/share && cp -r "$1" /usr/share/ && shift && exec "$@"' sh "$templates" \
    "$work/tree/usr/bin/prometheus-alertmanager" --config.file="$1" --storage.path="$work/data" \
    --web.listen-address="127.0.0.1:$2" --cluster.listen-address=
}

# within <seconds> <command>...: again and again until it succeeds.
within() {
  local tries=$(($1 * 10))
  shift
  while ! "$@" >/dev/null 2>&1; do
    [ "$tries" -gt 0 ] || cannot "this does not succeed: $*; $(tail -qn 2 "$work"/*.log)"
    tries=$((tries - 1))
    sleep 0.1
  done
}

# seen <what> <what was seen when this was written> <what is seen now>
seen() {
  printf '%-60s %s\n' "$1" "$3"
  [ "$2" = "$3" ] && return
  printf '%-60s %s\n' '  it was' "$2"
  changed=1
}

conclude() {
  [ "$changed" -eq 0 ] && echo 'it still behaves like that' || echo 'it behaves differently now'
  exit "$changed"
}
