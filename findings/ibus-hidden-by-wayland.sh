#!/usr/bin/env bash
# An ibus that runs on the very screen is not there for a program that knows one variable more: WAYLAND_DISPLAY hides it.
# Seen with ibus 1.5.27 (ibus and libibus-1.0-5 1.5.27-5 of Debian 12, amd64).
#
# On a Wayland desktop with XWayland both DISPLAY and WAYLAND_DISPLAY name the same screen. A daemon that is started with both
# writes its address down under both names, and everybody finds it. One that is started with DISPLAY alone, by a unit or by an
# older way into the desktop, is found with DISPLAY alone; a program that has both looks under WAYLAND_DISPLAY only, is told
# that there is no ibus, and does not go on to the other name. The files stay when a daemon has ended as it was asked to.
#
#   started with both, asked with both                            its address
#   started with both, asked with DISPLAY alone                   its address
#   started with DISPLAY alone, asked with DISPLAY alone          its address
#   started with DISPLAY alone, asked with both                   (null)
#   files that are left of a daemon that ended                    1
#
# Exit status: 0 while that holds, 1 when it changed, 2 when it cannot be tried here.
source "$(dirname "${BASH_SOURCE[0]}")/stage.bash"

needs find
unpack ibus=1.5.27-5 libibus-1.0-5=1.5.27-5
export LD_LIBRARY_PATH=$work/tree/usr/lib/x86_64-linux-gnu HOME=$work XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache
export DBUS_SESSION_BUS_ADDRESS= XDG_RUNTIME_DIR=
unset IBUS_ADDRESS

both=(env DISPLAY=:77 WAYLAND_DISPLAY=wayland-77)
alone=(env -u WAYLAND_DISPLAY DISPLAY=:77)
files() { find "$work/config/ibus/bus" -type f 2>/dev/null | wc -l; }
# asked <environment>...: (null), or that there is one.
asked() {
  local said
  said=$("$@" "$work/tree/usr/bin/ibus" address 2>/dev/null)
  case $said in unix:*) echo 'its address' ;; *) echo "$said" ;; esac
}
# begin <count of files then> <environment>...
begin() {
  local count=$1
  shift
  rm -rf "$work/config"
  "$@" "$work/tree/usr/bin/ibus-daemon" --panel disable --config disable --emoji-extension disable >"$work/daemon.log" 2>&1 &
  daemon=$!
  started+=("$daemon")
  within 10 eval '[ "$(files)" -eq '"$count"' ]'
}
finish() {
  kill -TERM "$daemon"
  within 10 eval "! kill -0 $daemon"
}

begin 2 "${both[@]}"
seen 'started with both, asked with both' 'its address' "$(asked "${both[@]}")"
seen 'started with both, asked with DISPLAY alone' 'its address' "$(asked "${alone[@]}")"
finish
begin 1 "${alone[@]}"
seen 'started with DISPLAY alone, asked with DISPLAY alone' 'its address' "$(asked "${alone[@]}")"
seen 'started with DISPLAY alone, asked with both' '(null)' "$(asked "${both[@]}")"
finish
seen 'files that are left of a daemon that ended' 1 "$(files)"
conclude
