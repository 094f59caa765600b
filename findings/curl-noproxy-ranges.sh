#!/usr/bin/env bash
# A range of IPv6 addresses in no_proxy excepts nothing, while one of IPv4 addresses does.
# Seen with curl and libcurl 7.88.1 (curl and libcurl4 7.88.1-10+deb12u15 of Debian 12, amd64), on loopback.
#
# Since 7.86 no_proxy takes ranges: 127.0.0.0/8 keeps 127.0.0.1 off the proxy. The same for IPv6 has no effect, however wide
# the range: with ::/0 a request for [::1] goes to the proxy. Nor is another spelling of the same address the same: only the
# text that stands in the address counts.
#
#   127.0.0.1, no_proxy 127.0.0.0/8                               direct
#   [::1], no_proxy ::1                                           direct
#   [::1], no_proxy ::1/128                                       by the proxy
#   [::1], no_proxy ::/0                                          by the proxy
#   [::1], no_proxy 0:0:0:0:0:0:0:1                               by the proxy
#
# Exit status: 0 while that holds, 1 when it changed, 2 when it cannot be tried here.
source "$(dirname "${BASH_SOURCE[0]}")/stage.bash"

unpack curl=7.88.1-10+deb12u15 libcurl4=7.88.1-10+deb12u15 nginx=1.22.1-9+deb12u9
[ -e /proc/net/if_inet6 ] && grep -q ' lo$' /proc/net/if_inet6 || cannot 'the loopback interface has no IPv6 address'
proxy=$(free_port)
server=$(free_port)
mkdir "$work/temp"
cat >"$work/nginx.conf" <<CONF
daemon off;
master_process off;
pid $work/nginx.pid;
events { }
http {
  access_log off;
  client_body_temp_path $work/temp;
  proxy_temp_path $work/temp;
  fastcgi_temp_path $work/temp;
  uwsgi_temp_path $work/temp;
  scgi_temp_path $work/temp;
  server {
    listen 127.0.0.1:$proxy;
    location / { return 200 "by the proxy"; }
  }
  server {
    listen 127.0.0.1:$server;
    listen [::1]:$server;
    location / { return 200 "direct"; }
  }
}
CONF
serve nginx "$work/tree/usr/sbin/nginx" -p "$work" -e "$work/nginx-errors.log" -c "$work/nginx.conf"
# way <host> <no_proxy>: how a request for it goes.
way() {
  env -u ALL_PROXY -u all_proxy -u NO_PROXY http_proxy="http://127.0.0.1:$proxy" no_proxy="$2" \
    LD_LIBRARY_PATH="$work/tree/usr/lib/x86_64-linux-gnu" "$work/tree/usr/bin/curl" -sS "http://$1:$server/"
}
within 10 way 127.0.0.1 '*'
seen '127.0.0.1, no_proxy 127.0.0.0/8' direct "$(way 127.0.0.1 127.0.0.0/8)"
seen '[::1], no_proxy ::1' direct "$(way '[::1]' ::1)"
seen '[::1], no_proxy ::1/128' 'by the proxy' "$(way '[::1]' ::1/128)"
seen '[::1], no_proxy ::/0' 'by the proxy' "$(way '[::1]' ::/0)"
seen '[::1], no_proxy 0:0:0:0:0:0:0:1' 'by the proxy' "$(way '[::1]' 0:0:0:0:0:0:0:1)"
conclude
