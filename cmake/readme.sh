# The part of ./dev that does what the README says, word for word: every line of its command blocks, in order, each block in a
# terminal of its own. What a person does at a keyboard is done here: a server is left running, an editor is closed again, a
# window that needs a screen shows the board as text. It must never run a line that does not stand in the README, nor leave a
# server behind. It installs packages and units: on a machine that is in use it refuses.
# shellcheck shell=bash

# readme_blocks <file>: "BLOCK<TAB>line" for every line of its fenced blocks, without what stands behind a "#", and for the one
# thing that a reader is told to do between them.
readme_blocks() {
  awk '
    /^```/ { inside = !inside; if (inside) block++; next }
    !inside && /stop the feed/ { print block + 1 "\t(stop the feed)" }
    inside { sub(/ +# .*$/, ""); if ($0 != "") print block "\t" $0 }' "$1"
}

# Lines that only ever end with a signal.
is_server() { [[ $1 =~ ^build/[a-z]+/kyodo-feed\ -- ]]; }
# What another line of ./dev does already.
is_done_elsewhere() { [[ $1 == './dev test'* ]]; }

# readme_line <line>: the exit status, with what it printed in $readme_log. A status that says how things stand is no failure:
# `kyodo status` ends with 3 where something is not normal.
readme_line() {
  local line=$1 status=0
  is_done_elsewhere "$line" && return 0
  if [ "$line" = '(stop the feed)' ]; then
    stop_readme_servers
    return 0
  fi
  if is_server "$line"; then
    eval "exec $line" >"$readme_log" 2>&1 &
    readme_servers+=($!)
    for _ in $(seq 100); do
      ! grep -q '^listening on' "$readme_log" || return 0
      kill -0 "${readme_servers[-1]}" 2>/dev/null || return 1
      sleep 0.1
    done
    return 1
  fi
  eval "$line" >"$readme_log" 2>&1 </dev/null || status=$?
  [[ $line != *'/kyodo'* || $status -ne 3 ]] || status=0
  return "$status"
}

# Whoever follows the README has these; a bare root, where one is root already, has not.
readme_shims() {
  # shellcheck disable=SC2317,SC2329 # called by what the README says
  command -v sudo >/dev/null || sudo() { DEBIAN_FRONTEND=noninteractive "$@"; }
  # shellcheck disable=SC2317,SC2329
  sudoedit() { [ -w "$1" ]; }
  # shellcheck disable=SC2317,SC2329
  apt-get() { command apt-get --yes "$@"; }
  # shellcheck disable=SC2317,SC2329 # a bare root has no systemd that runs: what can be done without one is done
  [ -d /run/systemd/system ] || systemctl() {
    local word words=(--root=/)
    [ "$1" != daemon-reload ] || return 0
    for word; do [ "$word" = --now ] || words+=("$word"); done
    command systemctl "${words[@]}"
  }
  grep -q board.lan /etc/hosts || echo '127.0.0.1 board.lan' >>/etc/hosts
}

readme_servers=()
stop_readme_servers() {
  [ "${#readme_servers[@]}" -eq 0 ] || kill "${readme_servers[@]}" 2>/dev/null || true
  wait
  readme_servers=()
}

# What the README's reader has made lies in the source tree, where the README says to make it.
leave_readme() {
  stop_readme_servers
  local made
  for made in * .[!.]*; do
    [[ " $readme_before " == *" $made "* ]] || rm -rf -- "$made"
  done
}

# Afterwards: what the README promises of an installed wall.
readme_promises() {
  local what
  for what in /usr/local/bin/kyodo /usr/local/bin/kyodo-feed /usr/local/share/man/man1/kyodo.1 /etc/kyodo/wall.token \
    /etc/kyodo/board.pem /etc/kyodo/kyodo.toml /usr/local/lib/systemd/system/kyodo-board.service; do
    [ -s "$what" ] || fail "the README was followed, and $what is not there"
  done
  [[ $(kyodo --version) == "kyodo "* ]] || fail "kyodo --version does not say its version"
}

# run_readme: stops at the first line that fails, with what it printed.
run_readme() {
  local block line last=0 readme_log count=0
  [ "$(id -u)" -eq 0 ] && [ -e /.kyodo-fresh ] || fail "this installs packages and units; run it where nobody works: ./dev fresh readme"
  readme_log=$(mktemp)
  readme_before="$(echo * .[!.]*) build"
  trap leave_readme EXIT
  readme_shims
  while IFS=$'\t' read -r -u 9 block line; do
    [ "$block" = "$last" ] || unset "${!KYODO_@}" # another terminal
    ! is_server "$line" || stop_readme_servers    # on the same port, another day
    last=$block
    say "README: $line"
    readme_line "$line" || fail "the README says: $line
$(tail -n 20 "$readme_log")"
    count=$((count + 1))
  done 9< <(readme_blocks README.md)
  [ "$count" -ge 20 ] || fail "only $count lines of the README were found"
  readme_promises
  say "the README does what it says, $count lines of it"
}
