#!/usr/bin/env bash
# A webhook that has moved loses every notification and counts as delivered.
# Seen with Alertmanager 0.25.0 (prometheus-alertmanager 0.25.0-1+b4) and nginx 1.22.1 (nginx 1.22.1-9+deb12u9) as the
# receiver, of Debian 12, amd64, on loopback.
#
# The receiver's address answers 302 to a new one, as a web server does after a move, and the new one answers 200 to
# anything. Alertmanager posts the alert to the old address, follows with a GET that has no body, and takes its 200 for the
# delivery: one notification counted, none failed, nothing logged, no second try. What fired was never received.
#
#   requests the receiver saw                                     POST /old, GET /new
#   bytes of a body that reached /new                             0
#   notifications counted as sent                                 1
#   notifications counted as failed                               0
#   warnings in Alertmanager's log                                0
#
# Exit status: 0 while that holds, 1 when it changed, 2 when it cannot be tried here.
source "$(dirname "${BASH_SOURCE[0]}")/stage.bash"

needs curl unshare
unpack prometheus-alertmanager=0.25.0-1+b4 nginx=1.22.1-9+deb12u9
port=$(free_port)
hook=$(free_port)
mkdir "$work/temp"
cat >"$work/nginx.conf" <<CONF
daemon off;
master_process off;
pid $work/nginx.pid;
error_log $work/nginx-errors.log;
events { }
http {
  client_body_temp_path $work/temp;
  proxy_temp_path $work/temp;
  fastcgi_temp_path $work/temp;
  uwsgi_temp_path $work/temp;
  scgi_temp_path $work/temp;
  log_format request '\$request_method \$uri \$content_length';
  access_log $work/requests.log request;
  server {
    listen 127.0.0.1:$hook;
    location = /ready { access_log off; return 204; }
    location = /old { return 302 /new; }
    location = /new { return 200 "fine"; }
  }
}
CONF
cat >"$work/alertmanager.yml" <<CONF
route: { receiver: moved, group_wait: 0s }
receivers:
  - name: moved
    webhook_configs: [{ url: "http://127.0.0.1:$hook/old" }]
CONF
serve nginx "$work/tree/usr/sbin/nginx" -p "$work" -e "$work/nginx-errors.log" -c "$work/nginx.conf"
serve_alertmanager "$work/alertmanager.yml" "$port"
within 20 curl -sf "http://127.0.0.1:$port/api/v2/status"
within 20 curl -sf "http://127.0.0.1:$hook/ready"

counted() { curl -sf "http://127.0.0.1:$port/metrics" | sed -n "s/^alertmanager_$1{integration=\"webhook\"} //p"; }
curl -sSf -H 'Content-Type: application/json' "http://127.0.0.1:$port/api/v2/alerts" -d '[{"labels": {"alertname": "Down"}}]'
within 20 eval '[ "$(counted notifications_total)" = 1 ]'
sleep 2
seen 'requests the receiver saw' 'POST /old, GET /new' "$(cut -d' ' -f1,2 "$work/requests.log" | paste -sd, | sed 's/,/, /g')"
seen 'bytes of a body that reached /new' 0 "$(sed -n 's|^GET /new -*||p' "$work/requests.log" | paste -sd+ | sed 's/^$/0/')"
seen 'notifications counted as sent' 1 "$(counted notifications_total)"
seen 'notifications counted as failed' 0 "$(counted notifications_failed_total)"
seen "warnings in Alertmanager's log" 0 "$(grep -cE 'level=(warn|error)' "$work/alertmanager.log" || true)"
conclude
