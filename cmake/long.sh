# The part of ./dev for what takes minutes to hours: figures, long runs, everything at once; dev reads it in. It must never
# change what is measured or tried, only how long and how often.
# shellcheck shell=bash

# run_bench [--against COMMIT] [arguments of the program]
run_bench() {
  install_missing "${bench_packages[@]}"
  bring_servers
  bring_third_party
  build_targets release kyodo kyodo-feed kyodo_bench
  if [ "${1:-}" = --against ]; then
    bench_against "${@:2}"
    return
  fi
  printf '%-58s %11s %17s %8s  %s\n' figure median 'least – most' 'of goal' yardstick
  xvfb-run -a -s '-screen 0 1920x1080x24 -noreset' build/release/kyodo_bench "$@"
}

# bench_against <commit> [arguments of both programs]: its own ./dev builds its own bench, so that it is measured as it was.
bench_against() {
  local commit tree
  commit=$(git rev-parse --verify --quiet "${1:-}^{commit}") \
    || fail "there is no commit '${1:-}' here; name one, for example ./dev bench --against HEAD~1"
  tree="$PWD/build/against/$commit"
  if [ ! -e "$tree/dev" ]; then
    mkdir -p "$tree"
    git archive "$commit" | tar -x -C "$tree"
  fi
  say "building the bench of $commit in $tree"
  env -u CCACHE_BASEDIR "$tree/dev" bench --list-tests >"$tree/bench.log" 2>&1 \
    || fail "that commit's bench did not build; $tree/bench.log says why"
  xvfb-run -a -s '-screen 0 1920x1080x24 -noreset' \
    cmake/against.sh "$tree/build/release/kyodo_bench" build/release/kyodo_bench "${@:2}"
}

# ./dev soak --kills: the long runs of what must survive. Otherwise the words go to the program.
run_soak() {
  install_missing "${test_packages[@]}"
  bring_third_party
  if [ "${1:-}" = --kills ]; then
    build_targets asan survive_tests kyodo-feed
    without_randomisation build/asan/survive_tests '[.long]' --durations yes
    return
  fi
  build_targets release kyodo kyodo-feed kyodo_soak
  LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s '-screen 0 1920x1080x24 -noreset' build/release/kyodo_soak "$@"
}

whole_parts=(tests seeds kills soak fuzz typing readme)

# counted <log> <command>...: what a program of tests says at its end, added to the sums.
counted() {
  local log=$1 status=0
  shift
  "$@" >"$log" 2>&1 || status=$?
  # shellcheck disable=SC2046
  tally "$status" $(sed -nE 's/^(All tests passed|test cases:)/1: &/p' "$log" | counts_of /dev/stdin)
  [ "$status" -eq 0 ] || { say "$log says what failed:"; failures_in "$log"; }
}

whole_tests() { every_test; }

# Ten seeds besides the one of every run, and a board after every command instead of every fourth.
whole_seeds() {
  local seed settings
  build_targets asan model_tests ui_tests
  mapfile -t settings < <(sanitizer_settings)
  for seed in {1..10}; do
    counted "build/asan/model-seed-$seed.log" with_own_home asan env "${settings[@]}" "KYODO_SEED=$seed" \
      build/asan/model_tests '[random]'
    counted "build/asan/ui-seed-$seed.log" with_own_home asan xvfb-run -a -s '-screen 0 1920x1080x24 -noreset' \
      env "${settings[@]}" "KYODO_SEED=$seed" build/asan/ui_tests '[random]'
  done
}

whole_kills() { counted build/asan/kills.log run_soak --kills; }

# The program counts no test cases: its gates hold or they do not.
whole_soak() {
  local log=build/release/soak.log status=0
  run_soak --minutes 60 >"$log" 2>&1 || status=$?
  if [ "$status" -eq 0 ]; then tally 0 1 0; else tally "$status" 0 1; fi
  [ "$status" -eq 0 ] || { say "$log says which gate does not hold:"; tail -n 20 "$log"; }
}

whole_fuzz() {
  build_targets fuzz fuzz_all
  fuzz_all 600
}

# Real input methods, key by key; half a minute each, and a busy machine makes any of them late.
whole_typing() {
  local settings
  install_missing "${typing_packages[@]}"
  build_targets asan journey_tests
  mapfile -t settings < <(sanitizer_settings)
  counted build/asan/typing.log with_own_home asan xvfb-run -a -s '-screen 0 1920x1080x24 -noreset' \
    env "${settings[@]}" build/asan/journey_tests '[.long]' --durations yes
}

# The README word for word on a bare machine: it builds once more and installs a wall.
whole_readme() {
  local log=build/readme.log
  mkdir -p build
  if ./dev fresh readme >"$log" 2>&1; then tally 0 1 0; else tally 1 0 1 && say "$log says which line does not hold"; fi
}

# note_whole <part> <passed> <failed>: into that part's row of the page, with the day and the commit.
note_whole() {
  local page=docs/reliability.md when
  when="$(date +%F) at $(git rev-parse --short HEAD 2>/dev/null || echo 'no commit')"
  [ -z "$(git status --porcelain --untracked-files=no 2>/dev/null)" ] || when+=' and changes'
  grep -q "^| $1 |" "$page" || fail "$page has no row '| $1 |' in its table of the whole"
  sed -i -E "s#^(\| $1 \| [^|]+ \|).*#\1 $when | $2 passed, $3 failed |#" "$page"
}

# test_whole [part]...: each part's counts are noted as soon as it is over, so that hours are not lost with the last of them.
test_whole() {
  local part before=(0 0)
  [ $# -gt 0 ] || set -- "${whole_parts[@]}"
  for part in "$@"; do
    [[ " ${whole_parts[*]} " == *" $part "* ]] || fail "the whole has no part '$part'; there are: ${whole_parts[*]}"
  done
  install_missing "${test_packages[@]}"
  bring_servers
  bring_third_party
  for part in "$@"; do
    say "the whole: $part"
    before=("$passed" "$failed")
    "whole_$part"
    note_whole "$part" "$((passed - before[0]))" "$((failed - before[1]))"
  done
}
