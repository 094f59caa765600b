# The part of ./dev that plays a guide's incident with two teams on one screen; dev reads it in. It must never hold a
# command of its own: people, tokens and commands are those of the guide.
# shellcheck shell=bash

# "name<TAB>organisation<TAB>role" of everybody in the guide's table.
people_of_guide() {
  sed -nE 's/^\| ([^|]+) \| ([^|]+) \| (commander|responder) \|$/\1\t\2\t\3/p' "$1"
}

# "name<TAB>command" of every line in the guide's blocks.
commands_of_guide() {
  awk '/^```/ { block = ($0 == "```sh"); next } block && /^# / { who = substr($0, 3); next } block { print who "\t" $0 }' "$1"
}

# Two windows and one feed: the war room's wall of one organisation, the desk of another.
play_team() {
  local language=$1 pace=$2 guide="docs/guide.$1.md" home who org role line first='' helper=''
  home=$(mktemp -d)
  # shellcheck disable=SC2064
  trap "kill \$(jobs -p) 2>/dev/null; rm -rf '$home'" EXIT
  while IFS=$'\t' read -r who org role; do
    build/release/kyodo-feed token add --tokens "$home/tokens" --role "$role" --who "$who" --org "$org" >"$home/$who" 2>/dev/null
    chmod 400 "$home/$who"
    [ -n "$first" ] || first=$who
    [ "$role" = commander ] || [ -n "$helper" ] || helper=$who
  done < <(people_of_guide "$guide")
  build/release/kyodo-feed --listen 127.0.0.1:0 --store "sqlite:$home/log.db" --tokens "$home/tokens" >"$home/feed" 2>/dev/null &
  until grep -q '^listening on ' "$home/feed"; do kill -0 $! || fail "the feed did not start"; done
  export KYODO_FEED KYODO_LANG=$language XDG_STATE_HOME="$home/state" XDG_CONFIG_HOME="$home/config"
  KYODO_FEED=$(sed -n 's/^listening on //p' "$home/feed")
  KYODO_TOKEN_FILE="$home/$first" build/release/kyodo --view wall --size 960x540 &
  KYODO_TOKEN_FILE="$home/$helper" build/release/kyodo --view desk --size 1280x800 &
  while IFS=$'\t' read -r who line; do
    sleep "$pace"
    [[ $line == 'kyodo do '* ]] || continue
    printf '%s: %s\n' "$who" "$line"
    KYODO_TOKEN_FILE="$home/$who" PATH="$PWD/build/release:$PATH" bash -c "$line" >/dev/null || say "refused; the line above says why"
  done < <(commands_of_guide "$guide")
  say "the incident is over; close the windows to end"
  wait -n || true
}
