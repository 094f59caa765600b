#!/usr/bin/env bash
# An alert that fires now and says only when it ends begins, it is told, at its own end: an hour from now.
# Seen with Alertmanager 0.25.0 (prometheus-alertmanager 0.25.0-1+b4 of Debian 12, amd64), over its HTTP API on loopback.
#
# One alert is posted without any time, one with an end an hour ahead and no beginning. Both are active at once. The first
# begins now, as one would guess. The second is given its end for its beginning: whoever says for how long it has been firing
# says minus one hour, and whoever sorts by it puts it before everything that really is newer.
#
#   firing without any time, active                               yes
#   it begins                                                     now
#   firing with an end an hour ahead, active                      yes
#   it begins                                                     at its end
#
# Exit status: 0 while that holds, 1 when it changed, 2 when it cannot be tried here.
source "$(dirname "${BASH_SOURCE[0]}")/stage.bash"

needs curl unshare date
unpack prometheus-alertmanager=0.25.0-1+b4
port=$(free_port)
api=http://127.0.0.1:$port/api/v2
cat >"$work/alertmanager.yml" <<'CONF'
route: { receiver: nobody }
receivers: [{ name: nobody }]
CONF
serve_alertmanager "$work/alertmanager.yml" "$port"
within 20 curl -sf "$api/status"

end=$(date -u -d '1 hour' +%FT%T.000Z)
post() { curl -sSf -H 'Content-Type: application/json' "$api/alerts" -d "[{\"labels\": {\"alertname\": \"$1\"}$2}]" >/dev/null; }
alert() { curl -sf "$api/alerts?filter=alertname%3D$1&active=true"; }
active() { alert "$1" | grep -q '"state":"active"' && echo yes || echo no; }
begins() {
  local at
  at=$(alert "$1" | sed -nE 's/.*"startsAt":"([^"]*)".*/\1/p')
  if [ "$at" = "$end" ]; then
    echo 'at its end'
  elif [ $(($(date +%s) - $(date -d "$at" +%s))) -le 60 ]; then
    echo now
  else
    echo "$at"
  fi
}

post Plain ''
post Ending ", \"endsAt\": \"$end\""
within 10 eval '[ "$(active Plain)$(active Ending)" = yesyes ]'
seen 'firing without any time, active' yes "$(active Plain)"
seen 'it begins' now "$(begins Plain)"
seen 'firing with an end an hour ahead, active' yes "$(active Ending)"
seen 'it begins' 'at its end' "$(begins Ending)"
conclude
