#!/usr/bin/env bash
# Silencing the gravest alert hides the others too: an alert that is silenced goes on inhibiting.
# Seen with Alertmanager 0.25.0 (prometheus-alertmanager 0.25.0-1+b4 of Debian 12, amd64), over its HTTP API on loopback.
#
# One rule: a critical alert of a service inhibits the warnings of the same service. Both fire, the warning is suppressed,
# as it should be. Somebody silences the critical one, by its severity alone. The warning that it used to cover does not
# come out: it stays suppressed by an alert that nobody is shown any more. No alert is active, two fire.
#
#   active before the silence                                     critical
#   active after it                                               none
#   the critical one is suppressed by                             a silence
#   the warning is suppressed by                                  an inhibition
#
# Exit status: 0 while that holds, 1 when it changed, 2 when it cannot be tried here.
source "$(dirname "${BASH_SOURCE[0]}")/stage.bash"

needs curl unshare
unpack prometheus-alertmanager=0.25.0-1+b4
port=$(free_port)
api=http://127.0.0.1:$port/api/v2
cat >"$work/alertmanager.yml" <<'CONF'
route: { receiver: nobody }
receivers: [{ name: nobody }]
inhibit_rules:
  - source_matchers: [severity="critical"]
    target_matchers: [severity="warning"]
    equal: [service]
CONF
serve_alertmanager "$work/alertmanager.yml" "$port"
within 20 curl -sf "$api/status"

post() { curl -sSf -H 'Content-Type: application/json' "$api/$1" -d "$2" >/dev/null; }
# alerts <severity> <filters>: whether it is among what is asked for.
listed() { curl -sf "$api/alerts?filter=severity%3D$1&$2" | grep -q '"fingerprint"'; }
active() {
  local severity
  for severity in critical warning; do
    ! listed "$severity" 'silenced=false&inhibited=false' || { echo "$severity"; return; }
  done
  echo none
}
cover() {
  listed "$1" 'silenced=true&inhibited=false&active=false' && echo 'a silence' && return
  listed "$1" 'silenced=false&inhibited=true&active=false' && echo 'an inhibition' && return
  echo nothing
}

post alerts '[{"labels": {"alertname": "Down", "service": "pay", "severity": "critical"}},
              {"labels": {"alertname": "Slow", "service": "pay", "severity": "warning"}}]'
within 10 eval '[ "$(cover warning)" = "an inhibition" ]'
seen 'active before the silence' critical "$(active)"
post silences "{\"matchers\": [{\"name\": \"severity\", \"value\": \"critical\", \"isRegex\": false}], \"createdBy\": \"duty\",
  \"comment\": \"known\", \"startsAt\": \"$(date -u +%FT%TZ)\", \"endsAt\": \"$(date -u -d '1 hour' +%FT%TZ)\"}"
within 10 eval '[ "$(cover critical)" = "a silence" ]'
sleep 2
seen 'active after it' none "$(active)"
seen 'the critical one is suppressed by' 'a silence' "$(cover critical)"
seen 'the warning is suppressed by' 'an inhibition' "$(cover warning)"
conclude
