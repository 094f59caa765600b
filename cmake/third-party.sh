#!/usr/bin/env bash
# Brings Dear ImGui, Catch2 and GLFW as newer Debian source packages into the user's cache folder, because Debian 12's own
# are too old. Works without root and leaves the system's apt untouched: a private apt configuration is made from the
# machine's own sources, so mirrors and proxies keep working.
# Exactly the versions cmake/pinned.txt names are brought; CMake checks their bytes before it compiles them.
# It must never name a host and never install anything. Where it fails, CMake fetches upstream by commit.
set -euo pipefail

suites=(trixie forky)
cache="${KYODO_CACHE:-$HOME/.cache/kyodo}"
target="$cache/third-party"
private="$cache/apt"

# shellcheck source=cmake/apt.sh
source "$(dirname "${BASH_SOURCE[0]}")/apt.sh"

say() { printf 'kyodo: %s\n' "$*"; }

# A line "name version" for each source package that is not there yet.
missing() {
  local name origin version rest
  while read -r name origin version rest; do
    [ "$origin" != debian ] || [ -e "$target/$name" ] || printf '%s %s\n' "$name" "$version"
  done < <(grep -v '^#' "$(dirname "${BASH_SOURCE[0]}")/pinned.txt")
}

private_apt() {
  local options=(
    -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$private/sources.list.d"
    -o "Dir::State::lists=$private/lists" -o "Dir::Cache=$private/cache" -o Acquire::Languages=none
  )
  [ "$(id -u)" -ne 0 ] || options+=(-o APT::Sandbox::User=root)
  LC_ALL=C.UTF-8 apt-get -qq "${options[@]}" "$@"
}

read_lists() {
  local archive suite
  rm -rf "$private"
  mkdir -p "$private"/{sources.list.d,lists/partial,cache/archives/partial,download}
  for archive in $(debian_archives); do
    for suite in "${suites[@]}"; do
      printf 'deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$archive" "$suite"
    done
  done >"$private/sources.list.d/newer.list"
  [ -s "$private/sources.list.d/newer.list" ] || { say "no Debian archive in this machine's apt sources"; return 1; }
  apt_update private_apt || say "apt could not read every archive; trying with what it has"
}

# bring <name> <version>: apt has checked the files against the archive's signature, so dpkg-source need not do it again.
bring() {
  local name=$1 version=$2
  (cd "$private/download" && private_apt source --download-only "$name=$version") \
    || { say "Debian's ${suites[*]} have no $name $version any more; cmake/pinned.txt asks for that"; return 1; }
  dpkg-source --no-check --extract "$private/download/${name}_$version.dsc" "$private/$name" >"$private/$name.log" 2>&1 \
    || { tail -n 5 "$private/$name.log" >&2; return 1; }
  mkdir -p "$target"
  mv "$private/$name" "$target/$name"
}

mapfile -t wanted < <(missing)
if [ "${#wanted[@]}" -gt 0 ]; then
  say "fetching Debian source packages (3 MB) into $target: ${wanted[*]}"
  read_lists
  for package in "${wanted[@]}"; do
    # shellcheck disable=SC2086
    bring $package
  done
  rm -rf "$private"
fi
