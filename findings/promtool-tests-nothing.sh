#!/usr/bin/env bash
# A unit test of alerting rules passes although its rule file is not there, and although no rule has the name it asks for.
# Seen with promtool 2.42.0 (prometheus 2.42.0+ds-5+deb12u1 of Debian 12, amd64).
#
# One rule, `Down`, and a test that nothing fires while all is well. The test passes, as it should. Said of `Donw` it passes
# too: an alert that no rule defines never fires, so "does not fire" always holds. With a rule file that does not exist
# (its plain name, no wildcard) it passes a third time; a warning is printed and the exit status is 0. Each rule's test
# therefore needs one moment in which it fires: the last line is such a test, and only it notices the slip.
#
#   the rule as it is, quiet while all is well                    0 SUCCESS
#   a name no rule has                                            0 SUCCESS
#   a rule file that is not there                                 0 SUCCESS
#   a name no rule has, expected to fire                          1 FAILED
#
# Exit status: 0 while that holds, 1 when it changed, 2 when it cannot be tried here.
source "$(dirname "${BASH_SOURCE[0]}")/stage.bash"

unpack prometheus=2.42.0+ds-5+deb12u1
cat >"$work/rules.yml" <<'RULES'
groups:
  - name: services
    rules:
      - alert: Down
        expr: up == 0
        for: 1m
RULES
# tried <rule file> <alert> <values of the series> <expected alerts>
tried() {
  local status=0
  cat >"$work/test.yml" <<TEST
rule_files: [$1]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - series: up{job="pay"}
        values: $3
    alert_rule_test:
      - eval_time: 5m
        alertname: $2
        exp_alerts: $4
TEST
  (cd "$work" && tree/usr/bin/promtool test rules test.yml >said.log 2>&1) || status=$?
  printf '%s %s\n' "$status" "$(grep -oE 'SUCCESS|FAILED' "$work/said.log" | head -n 1)"
}
seen 'the rule as it is, quiet while all is well' '0 SUCCESS' "$(tried rules.yml Down 1x10 '[]')"
seen 'a name no rule has' '0 SUCCESS' "$(tried rules.yml Donw 1x10 '[]')"
seen 'a rule file that is not there' '0 SUCCESS' "$(tried ruels.yml Down 1x10 '[]')"
seen 'a name no rule has, expected to fire' '1 FAILED' "$(tried rules.yml Donw 0x10 '[{ exp_labels: { job: pay } }]')"
conclude
