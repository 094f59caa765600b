#!/usr/bin/env bash
# Reading a service changes it: an acknowledgement that ran out stays set until somebody reads another attribute.
# Seen with Icinga 2 2.13.6 (icinga2-bin 2.13.6-2+deb12u2 of Debian 12, amd64), over its HTTP API on loopback.
#
# A problem is acknowledged with an expiry two seconds ahead. Five seconds later `acknowledgement` is still 1, as often as
# one reads it, while `acknowledgement_expiry` beside it lies in the past. A GET of `handled` says false, and from then on
# `acknowledgement` is 0: the read ended it. (So does the next check; this service has none of its own.)
#
#   acknowledgement, read while it lasts                          1
#   acknowledgement, read after it ran out                        1
#   acknowledgement, read again                                   1
#   handled                                                       false
#   acknowledgement, read after that                              0
#
# Exit status: 0 while that holds, 1 when it changed, 2 when it cannot be tried here.
source "$(dirname "${BASH_SOURCE[0]}")/stage.bash"

needs curl openssl
boost=1.74.0+ds1-21
unpack icinga2-bin=2.13.6-2+deb12u2 icinga2-common=2.13.6-2+deb12u2 \
  libboost-{context,coroutine,filesystem,iostreams,program-options,regex,thread}1.74.0=$boost libicu72=72.1-3+deb12u1
port=$(free_port)
mkdir -p "$work"/{conf,data/certs,run,log,cache,spool}
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=here \
  -keyout "$work/data/certs/here.key" -out "$work/data/certs/here.crt" 2>/dev/null
cp "$work/data/certs/here.crt" "$work/data/certs/ca.crt"
cat >"$work/conf/icinga2.conf" <<CONF
include <itl>
const NodeName = "here"
const ZoneName = "here"
object Endpoint "here" { }
object Zone "here" { endpoints = [ "here" ] }
object ApiListener "api" {
  bind_host = "127.0.0.1"
  bind_port = $port
}
object ApiUser "reader" {
  password = "loopback"
  permissions = [ "*" ]
}
object Host "gate" {
  check_command = "dummy"
  enable_active_checks = false
}
object Service "pay" {
  host_name = "gate"
  check_command = "dummy"
  max_check_attempts = 1
  enable_active_checks = false
}
CONF
place=$work/tree/usr
serve icinga2 env LD_LIBRARY_PATH="$place/lib/x86_64-linux-gnu" "$place/lib/x86_64-linux-gnu/icinga2/sbin/icinga2" daemon \
  -c "$work/conf/icinga2.conf" -D ConfigDir="$work/conf" -D DataDir="$work/data" -D InitRunDir="$work/run" \
  -D LogDir="$work/log" -D CacheDir="$work/cache" -D SpoolDir="$work/spool" -D PkgDataDir="$place/share/icinga2" \
  -D IncludeConfDir="$place/share/icinga2/include" -D RunAsUser="$(id -un)" -D RunAsGroup="$(id -gn)"

ask() { curl -sSfk -u reader:loopback -H 'Accept: application/json' "https://127.0.0.1:$port/v1/$1" "${@:2}"; }
act() { ask "actions/$1" -X POST -d "{\"type\": \"Service\", \"service\": \"gate!pay\", $2}" >/dev/null; }
attribute() { ask "objects/services/gate!pay?attrs=$1" | sed -E "s/.*\"$1\":([a-z0-9]+).*/\1/"; }

within 30 ask objects/services
act process-check-result '"exit_status": 2, "plugin_output": "down"'
act acknowledge-problem "\"author\": \"duty\", \"comment\": \"on it\", \"expiry\": $(($(date +%s) + 2))"
seen 'acknowledgement, read while it lasts' 1 "$(attribute acknowledgement)"
sleep 5
seen 'acknowledgement, read after it ran out' 1 "$(attribute acknowledgement)"
seen 'acknowledgement, read again' 1 "$(attribute acknowledgement)"
seen 'handled' false "$(attribute handled)"
seen 'acknowledgement, read after that' 0 "$(attribute acknowledgement)"
conclude
