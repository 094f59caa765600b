#!/usr/bin/env bash
# A count of keys does not know the filter of its own question.
# Seen with etcd 3.4.23 (etcd-server 3.4.23-4+b4 of Debian 12, amd64), over its HTTP gateway on loopback.
#
# Four keys are put, each at a revision of its own. Asked for those changed since the last revision (`min_mod_revision`),
# the store answers with one key and count 4; asked for the count alone with the same filter (`count_only`) it answers 4.
# An upper bound on when a key was made (`max_create_revision`) goes the same way. So whoever asks "how many changed since I
# looked?" without wanting the keys is told "all".
#
#   keys that are there                                           4
#   keys changed since the last revision, listed                  1
#   their count, beside the list                                  4
#   their count, asked alone                                      4
#   keys made at the first revision, listed                       1
#   their count, asked alone                                      4
#
# Exit status: 0 while that holds, 1 when it changed, 2 when it cannot be tried here.
source "$(dirname "${BASH_SOURCE[0]}")/stage.bash"

needs curl
unpack etcd-server=3.4.23-4+b4
port=$(free_port)
peers=http://127.0.0.1:$(free_port)
serve etcd "$work/tree/usr/bin/etcd" --data-dir "$work/data" --initial-cluster "default=$peers" \
  --listen-client-urls "http://127.0.0.1:$port" --advertise-client-urls "http://127.0.0.1:$port" \
  --listen-peer-urls "$peers" --initial-advertise-peer-urls "$peers"

text() { printf '%s' "$1" | base64; }
put() { curl -sSf "http://127.0.0.1:$port/v3/kv/put" -d "{\"key\": \"$(text "$1")\", \"value\": \"$(text x)\"}"; }
number() { sed -nE "s/.*\"$1\":\"([0-9]+)\".*/\1/p"; }
# range <members of the question>: of the keys from a to z.
range() { curl -sSf "http://127.0.0.1:$port/v3/kv/range" -d "{\"key\": \"$(text a)\", \"range_end\": \"$(text z)\", $1}"; }
listed() { range "$1" | grep -o '"mod_revision"' | wc -l; }

within 20 put a
for key in b c d; do last=$(put "$key" | number revision); done
first=$(range '"limit": "1"' | sed -E 's/.*"create_revision":"([0-9]+)".*/\1/')
seen 'keys that are there' 4 "$(listed '"limit": "0"')"
seen 'keys changed since the last revision, listed' 1 "$(listed "\"min_mod_revision\": \"$last\"")"
seen 'their count, beside the list' 4 "$(range "\"min_mod_revision\": \"$last\"" | number count)"
seen 'their count, asked alone' 4 "$(range "\"min_mod_revision\": \"$last\", \"count_only\": true" | number count)"
seen 'keys made at the first revision, listed' 1 "$(listed "\"max_create_revision\": \"$first\"")"
seen 'their count, asked alone' 4 "$(range "\"max_create_revision\": \"$first\", \"count_only\": true" | number count)"
conclude
