#!/usr/bin/env bash
# Debian's Alertmanager cannot start from a folder of its own: it reads one file at an absolute path that nothing moves.
# Seen with Alertmanager 0.25.0 (prometheus-alertmanager 0.25.0-1+b4 of Debian 12, amd64), where /usr/share/prometheus is
# empty, as on a machine the package was unpacked on, not installed. (A mount of this process alone sees to that.)
#
# The package's own default.tmpl lies beside the program, the configuration names it under `templates`, and amtool of the
# same package finds that configuration good. The program ends while it starts, with a sentence: it wants
# /usr/share/prometheus/alertmanager/default.tmpl whatever is configured, and its --help has no option for that.
#
#   amtool about the configuration                                SUCCESS
#   the program's exit status                                     1
#   the file it misses                                            /usr/share/prometheus/alertmanager/default.tmpl
#   options that speak of templates                               0
#
# Exit status: 0 while that holds, 1 when it changed, 2 when it cannot be tried here.
source "$(dirname "${BASH_SOURCE[0]}")/stage.bash"

needs unshare
unpack prometheus-alertmanager=0.25.0-1+b4
bin=$work/tree/usr/bin
cat >"$work/alertmanager.yml" <<CONF
route: { receiver: nobody }
receivers: [{ name: nobody }]
templates: [$work/tree/usr/share/prometheus/alertmanager/default.tmpl]
CONF
# without_shared <command>...: in a mount namespace where /usr/share/prometheus, if it is there at all, is empty.
without_shared() {
  unshare --user --map-root-user --mount sh -c '
    [ ! -d /usr/share/prometheus ] || mount -t tmpfs empty /usr/share/prometheus
    exec "$@"' sh "$@"
}
without_shared true || cannot 'this machine allows no mount namespace'

status=0
without_shared timeout 20 "$bin/prometheus-alertmanager" --config.file="$work/alertmanager.yml" --storage.path="$work/data" \
  --web.listen-address="127.0.0.1:$(free_port)" --cluster.listen-address= >"$work/said.log" 2>&1 || status=$?
seen 'amtool about the configuration' SUCCESS "$("$bin/amtool" check-config "$work/alertmanager.yml" | grep -o SUCCESS | head -n 1)"
seen "the program's exit status" 1 "$status"
seen 'the file it misses' /usr/share/prometheus/alertmanager/default.tmpl \
  "$(sed -n 's/.*open \([^ :]*\): no such file.*/\1/p' "$work/said.log" | head -n 1)"
seen 'options that speak of templates' 0 "$("$bin/prometheus-alertmanager" --help 2>&1 | grep -ci template || true)"
conclude
