#!/usr/bin/env bash
# cmake/against.sh THEN NOW [arguments]: runs the benches of two builds in turns, each set of figures beside its counterpart
# so that a machine that grows busy grows busy for both, three times each, and prints the ratio of every figure. Needs a
# screen. It must never judge: figures are read, not asserted; smaller is better for all of them.
set -euo pipefail

then=$1
now=$2
shift 2
rounds=3
told=$(mktemp -d)
trap 'rm -rf "$told"' EXIT

# With arguments, which may choose sets, all in one go; otherwise the sets that both have, one by one.
sets() {
  [ $# -eq 0 ] || return 0
  comm -12 <("$then" --list-tests --verbosity quiet | sort) <("$now" --list-tests --verbosity quiet | sort)
}

# figures <program> <arguments>...: "name<TAB>median<TAB>unit" a line, out of the lines tests/bench/figure.cpp prints.
figures() {
  "$@" 2>>"$told/errors" | sed -nE 's/^(.*[^ ]) +([0-9.e+-]+) ([a-zA-Z%]+) +[0-9.e+-]+ – [0-9.e+-]+ .*×.*$/\1\t\2\t\3/p' || true
}

mapfile -t chosen < <(sets "$@")
[ "${#chosen[@]}" -gt 0 ] || chosen=('')
for set in "${chosen[@]}"; do
  words=("$@")
  [ -z "$set" ] || words=("${set//,/\\,}")
  printf 'kyodo: %s\n' "${set:-$*}" >&2
  for ((round = 0; round < rounds; ++round)); do
    figures "$then" "${words[@]}" >>"$told/then"
    figures "$now" "${words[@]}" >>"$told/now"
  done
done

awk -F'\t' '
  function median(list,    values, count, i, j, kept) {
    count = split(list, values, " ")
    for (i = 2; i <= count; ++i)
      for (j = i; j > 1 && values[j] + 0 < values[j - 1] + 0; --j) { kept = values[j]; values[j] = values[j - 1]; values[j - 1] = kept }
    return values[int((count + 1) / 2)]
  }
  !($1 in unit) { order[++names] = $1; unit[$1] = $3 }
  { if (FILENAME == ARGV[1]) was[$1] = was[$1] " " $2; else is[$1] = is[$1] " " $2 }
  END {
    printf "%-66s %10s %10s    %s\n", "figure", "then", "now", "now ÷ then"
    for (n = 1; n <= names; ++n) {
      name = order[n]
      if (!(name in was)) printf "%-66s %10s %10s %s only now\n", name, "", median(is[name]), unit[name]
      else if (!(name in is)) printf "%-66s %10s %10s %s only then\n", name, median(was[name]), "", unit[name]
      else printf "%-66s %10s %10s %-2s %8.2f\n", name, median(was[name]), median(is[name]), unit[name], median(is[name]) / median(was[name])
    }
  }' "$told/then" "$told/now"
[ ! -s "$told/errors" ] || { echo 'kyodo: the benches said:' >&2; sort "$told/errors" | uniq -c >&2; }
