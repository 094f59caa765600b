#!/usr/bin/env bash
# Names with a letter beyond ASCII come out of the JSON interface empty, so that several services share one key.
# Seen with Nagios Core 4.4.6 (nagios4-core and nagios4-cgi 4.4.6-4+deb12u2 of Debian 12, amd64), the CGI run directly.
#
# A host has four services: 決済, 配送, Café and Mail. The configuration is UTF-8, the daemon takes it without a warning about
# names and writes them as they are into its object cache, and the locale is C.UTF-8. statusjson.cgi says "Success", counts
# four, and lists three of them under the key "(null)": a JSON object with the same key three times, of which most readers
# keep one. A host's alias in Japanese is an empty text in objectjson.cgi.
#
#   services counted                                              4
#   keys of the list, sorted                                      "(null)" "(null)" "(null)" "Mail"
#   the host's alias                                              ""
#   the name in the object cache                                  決済
#
# Exit status: 0 while that holds, 1 when it changed, 2 when it cannot be tried here.
source "$(dirname "${BASH_SOURCE[0]}")/stage.bash"

unpack nagios4-core=4.4.6-4+deb12u2 nagios4-cgi=4.4.6-4+deb12u2
mkdir -p "$work"/{conf,var/results,run}
cat >"$work/conf/nagios.cfg" <<CONF
cfg_file=$work/conf/objects.cfg
log_file=$work/var/nagios.log
object_cache_file=$work/var/objects.cache
precached_object_file=$work/var/objects.precache
status_file=$work/var/status.dat
status_update_interval=1
state_retention_file=$work/var/retention.dat
check_result_path=$work/var/results
temp_file=$work/var/nagios.tmp
temp_path=$work/var
log_archive_path=$work/var
command_file=$work/run/nagios.cmd
query_socket=$work/run/nagios.qh
lock_file=$work/run/nagios.lock
nagios_user=$(id -un)
nagios_group=$(id -gn)
use_syslog=0
check_for_updates=0
CONF
cat >"$work/conf/cgi.cfg" <<CONF
main_config_file=$work/conf/nagios.cfg
physical_html_path=$work
url_html_path=/nagios4
use_authentication=0
CONF
cat >"$work/conf/objects.cfg" <<CONF
define timeperiod {
  timeperiod_name always
  alias always
}
define command {
  command_name fine
  command_line /bin/true
}
define contact {
  contact_name duty
  service_notification_period always
  host_notification_period always
  service_notification_commands fine
  host_notification_commands fine
}
define host {
  host_name gate
  alias 正門
  address 127.0.0.1
  check_command fine
  max_check_attempts 1
  contacts duty
  check_period always
  notification_period always
}
CONF
for service in 決済 配送 Café Mail; do
  cat >>"$work/conf/objects.cfg" <<CONF
define service {
  host_name gate
  service_description $service
  check_command fine
  max_check_attempts 1
  contacts duty
  check_period always
  notification_period always
}
CONF
done
serve nagios "$work/tree/usr/sbin/nagios4" "$work/conf/nagios.cfg"
within 20 test -s "$work/var/status.dat"

# json <program> <query>: the answer without its HTTP head.
json() {
  REQUEST_METHOD=GET QUERY_STRING=$2 REMOTE_USER=duty NAGIOS_CGI_CONFIG=$work/conf/cgi.cfg \
    "$work/tree/usr/lib/cgi-bin/nagios4/$1.cgi" | sed '1,/^\r*$/d'
}
count=$(json statusjson query=servicecount | sed -n '/"count": {/,/}/s/.*: \([0-9]*\),*$/\1/p' | paste -sd+)
keys=$(json statusjson query=servicelist | sed -n '/"gate": {/,/}/s/^ *\(".*"\): [0-9]*,*$/\1/p' | sort | paste -sd' ')
alias=$(json objectjson 'query=host&hostname=gate' | sed -n 's/.*"alias": \(.*\),$/\1/p')
kept=$(sed -n 's/^[[:space:]]*service_description[[:space:]]*\(決済\)$/\1/p' "$work/var/objects.cache")
seen 'services counted' 4 "$((count))"
seen 'keys of the list, sorted' '"(null)" "(null)" "(null)" "Mail"' "$keys"
seen "the host's alias" '""' "$alias"
seen 'the name in the object cache' 決済 "$kept"
conclude
