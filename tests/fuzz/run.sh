# The part of ./dev that runs the fuzz targets; dev reads it in. It counts in `passed` and `failed`, and must never know
# what a target tries: the folders in corpus/ are the targets.
# shellcheck shell=bash

fuzz_targets() {
  local folder
  for folder in tests/fuzz/corpus/*/; do basename "$folder"; done
}

# fuzz_one <target> <seconds>: begins with the seeds and with what earlier runs found worth keeping.
fuzz_one() {
  local target=$1 seconds=$2 status=0 words=()
  [ ! -e "tests/fuzz/$target.dict" ] || words=("-dict=tests/fuzz/$target.dict")
  mkdir -p "build/fuzz/corpus/$target" build/fuzz/found
  without_randomisation nice -n 10 "build/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/found/$target-" "${words[@]}" "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target" \
    >"build/fuzz/$target.log" 2>&1 || status=$?
  echo "$status" >"build/fuzz/$target.status"
}

# One line of figures from libFuzzer's log; a broken rule or a crash, and where its bytes lie, when there was one.
fuzz_verdict() {
  local target=$1 log="build/fuzz/$1.log" words
  words=$(sed -nE 's/.*(cov: [0-9]+ ft: [0-9]+ corp: [0-9]+).*/\1/p' "$log" | tail -n 1)
  words+=$(sed -nE 's/^stat::number_of_executed_units: *([0-9]+)/ executions: \1/p; s/^stat::average_exec_per_sec: *([0-9]+)/ a second: \1/p' "$log" | tr -d '\n')
  if [ "$(cat "build/fuzz/$target.status")" -eq 0 ]; then
    passed=$((passed + 1))
    printf 'fuzz %-10s %s\n' "$target" "$words"
    return
  fi
  failed=$((failed + 1))
  printf 'fuzz %-10s FAILED\n' "$target"
  grep -E '^kyodo: this does not hold|^SUMMARY|runtime error|Test unit written' "$log" || tail -n 20 "$log"
}

# fuzz_all <seconds> [target]...: as many at a time as there are cores.
fuzz_all() {
  local seconds=$1 target targets
  shift
  mapfile -t targets < <([ $# -eq 0 ] && fuzz_targets || printf '%s\n' "$@")
  for target in "${targets[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n || true; done
    fuzz_one "$target" "$seconds" &
  done
  wait
  for target in "${targets[@]}"; do fuzz_verdict "$target"; done
}

run_fuzz() {
  local minutes=10 targets=()
  while [ $# -gt 0 ]; do
    case $1 in
      --minutes)
        minutes=${2:-}
        shift
        ;;
      *)
        [ -d "tests/fuzz/corpus/$1" ] || fail "there is no fuzz target $1; there are: $(fuzz_targets | tr '\n' ' ')"
        targets+=("$1")
        ;;
    esac
    shift
  done
  [[ $minutes =~ ^[1-9][0-9]*$ ]] || fail "--minutes takes a whole number, for example --minutes 10"
  install_missing "${build_packages[@]}" "${fuzz_packages[@]}"
  bring_third_party
  build_targets fuzz "${targets[@]/#/fuzz_}" $([ ${#targets[@]} -gt 0 ] || echo fuzz_all)
  fuzz_all "$((minutes * 60))" "${targets[@]}"
  [ "$failed" -eq 0 ]
}
