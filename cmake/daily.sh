# The part of ./dev for the minutes between two commits; dev reads it in. It must never judge otherwise than ./dev test does:
# the sanitizers' settings are those of CMakePresets.json, and a room's program is the one the whole test runs.
# shellcheck shell=bash

# Rooms whose tests open a window.
needs_screen() { [[ $1 =~ ^(ui|journey|gallery|fault)$ ]]; }

# A line NAME=value for each sanitizer, as the test preset asan says it.
sanitizer_settings() {
  sed -nE 's/^ *"((A|L|UB)SAN_OPTIONS)": "([^"]*)",?$/\1=\3/p' CMakePresets.json | sed "s|\${sourceDir}|$PWD|"
}

# check_room [room] ["sentence"]: a part of the sentence is enough; Catch2 would read its commas and brackets as operators.
check_room() {
  local room=${1:-} sentence=${2:-} rooms settings words=() screen=()
  install_missing "${test_packages[@]}"
  bring_servers
  bring_third_party
  if [ -z "$room" ]; then
    build_targets asan all
    run_suite asan
    say_counts
    return
  fi
  rooms=$(sed -nE 's/^kyodo_tests\(([a-z]+) .*/\1/p' tests/CMakeLists.txt | tr '\n' ' ')
  [[ " $rooms" == *" $room "* ]] || fail "there is no room $room in tests/CMakeLists.txt; there are: $rooms"
  build_targets asan "${room}_tests"
  sentence=${sentence//,/\\,}
  [ -z "$sentence" ] || words=("*${sentence//\[/\\[}*")
  needs_screen "$room" && screen=(xvfb-run -a -s '-screen 0 1920x1080x24 -noreset')
  mapfile -t settings < <(sanitizer_settings)
  with_own_home asan "${screen[@]}" env "${settings[@]}" "build/asan/${room}_tests" "${words[@]}"
}

build_debug() {
  install_missing "${build_packages[@]}"
  bring_third_party
  build_targets debug kyodo kyodo-feed
  say "ready: build/debug/kyodo and build/debug/kyodo-feed"
}

# tidy_sources [file]...: without one, what differs from the last commit.
tidy_sources() {
  local files=("$@")
  install_missing "${build_packages[@]}" clang-tidy
  bring_third_party
  configure asan
  [ $# -gt 0 ] || mapfile -t files < <(git diff --name-only --diff-filter=d HEAD -- '*.cpp' \
    && git ls-files --others --exclude-standard -- '*.cpp')
  [ "${#files[@]}" -gt 0 ] || { say "no .cpp differs from the last commit; name files to look at others"; return; }
  printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -n 1 clang-tidy --quiet -p build/asan \
    --extra-arg=-Wno-unknown-warning-option || fail "clang-tidy found what the lines above say"
}
