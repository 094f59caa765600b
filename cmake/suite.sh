# The part of ./dev that runs every test and counts; dev reads it in. It must never count a failure twice or lose one.
# shellcheck shell=bash

# counts_of <ctest log>: "passed failed". What the closing line of each program says, once: ctest prints the output of one
# that failed a second time, without its number in front. A program that failed and said of no failure (it died, or leaked
# after its last test) is one failure.
counts_of() {
  awk '
    function before(word, text) { return match(text, "[0-9]+ " word) ? substr(text, RSTART) + 0 : 0 }
    /^[0-9]+: All tests passed/ { passed += before("test case", $0) }
    /^[0-9]+: test cases:/ { passed += before("passed", $0); failures[$1 + 0] += before("failed", $0) }
    /^ *[0-9]+\/[0-9]+ Test +#[0-9]+: .*\*\*\*/ { sub(/.*#/, ""); ended_badly[$1 + 0] = 1 }
    END {
      for (test in ended_badly) if (!failures[test]) failures[test] = 1
      for (test in failures) failed += failures[test]
      print passed + 0, failed + 0
    }' "$1"
}

# The first failures of each program that ended badly with what stands around them; its end where it died without a word.
# A failure in one program must not hide the others': who reads this has often nothing else.
failures_in() {
  local log=$1 number numbers told='FAILED:|ERROR: [A-Za-z]*Sanitizer|WARNING: ThreadSanitizer|runtime error:|caught signal'
  numbers=$(sed -nE 's|^ *[0-9]+/[0-9]+ Test +#([0-9]+): .*\*\*\*.*|\1|p' "$log")
  for number in $numbers; do
    grep -E "^$number: " "$log" | { grep -E --max-count=3 --before-context=6 --after-context=12 "$told" || true; }
    echo "-- the end of $number:"
    grep -E "^$number: " "$log" | tail -n 6
  done
  [ -n "$numbers" ] || grep -E --max-count=5 --before-context=8 --after-context=16 "$told" "$log" || tail -n 40 "$log"
}

# tally <status> <passed> <failed>: into the sums; a bad end of which nothing was said is one failure.
tally() {
  local bad=$3
  [ "$1" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
  passed=$((passed + $2))
  failed=$((failed + bad))
}

# run_suite <preset> [ctest options]
run_suite() {
  local preset=$1 log="build/$1/ctest.log" status=0
  shift
  with_own_home "$preset" xvfb-run -a -s '-screen 0 1920x1080x24 -noreset' \
    ctest --preset "$preset" --verbose "$@" >"$log" 2>&1 || status=$?
  # shellcheck disable=SC2046
  tally "$status" $(counts_of "$log")
  grep -E '^ *[0-9]+/[0-9]+ Test|^[0-9]+: (All tests passed|test cases:)' "$log" || true
  [ "$status" -eq 0 ] && return
  say "build/$preset/ctest.log says what failed:"
  failures_in "$log"
}

# While one core runs tests the other compiles what comes after them. Its errors are shown when it is built in its turn.
build_ahead() {
  mkdir -p build
  (
    renice -n 10 "$BASHPID" >/dev/null
    build_targets tsan threaded_tests
    build_targets fuzz fuzz_all
  ) >build/ahead.log 2>&1 &
}

every_test() {
  install_missing "${test_packages[@]}"
  bring_servers
  bring_third_party
  say "1 of 3: every test under AddressSanitizer and UndefinedBehaviorSanitizer"
  build_targets asan all
  build_ahead
  run_suite asan "$@"
  wait
  say "2 of 3: the threaded tests under ThreadSanitizer"
  build_targets tsan threaded_tests
  run_suite tsan "$@"
  say "3 of 3: hostile bytes at every border, 20 s each, by libFuzzer"
  build_targets fuzz fuzz_all
  fuzz_all 20
}

# The closing line, alone, and the status it stands for.
say_counts() {
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
}

# run_tests --whole [part]...; otherwise the words go to ctest.
run_tests() {
  if [ "${1:-}" = --whole ]; then
    shift
    test_whole "$@"
  else
    every_test "$@"
  fi
  say_counts
}
