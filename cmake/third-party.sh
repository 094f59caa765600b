#!/usr/bin/env bash
# Brings Dear ImGui and Catch2 as newer Debian source packages into the user's cache folder, because
# Debian 12's own are too old. Works without root and leaves the system's apt untouched: a private apt
# configuration is made from the machine's own sources, so mirrors and proxies keep working.
# Exactly the versions cmake/pinned.txt names are brought; CMake checks their bytes before it compiles them.
# It must never name a host and never install anything. Where it fails, CMake fetches upstream by commit.
set -euo pipefail

suite=forky
cache="${KYODO_CACHE:-$HOME/.cache/kyodo}"
target="$cache/third-party"
private="$cache/apt"

# shellcheck source=cmake/apt.sh
source "$(dirname "${BASH_SOURCE[0]}")/apt.sh"

say() { printf 'kyodo: %s\n' "$*"; }

pinned() { awk -v name="$1" '$1 == name && $2 == "debian" { print $3 }' "$(dirname "${BASH_SOURCE[0]}")/pinned.txt"; }
imgui=$(pinned imgui)
catch2=$(pinned catch2)

complete() {
  [ -e "$target/imgui/imgui.h" ] && [ -e "$target/imgui/imstb_truetype.h" ] \
    && [ -e "$target/catch2/CMakeLists.txt" ]
}

private_apt() {
  local options=(
    -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$private/sources.list.d"
    -o "Dir::State::lists=$private/lists" -o "Dir::Cache=$private/cache" -o Acquire::Languages=none
  )
  [ "$(id -u)" -ne 0 ] || options+=(-o APT::Sandbox::User=root)
  LC_ALL=C.UTF-8 apt-get -qq "${options[@]}" "$@"
}

download() {
  rm -rf "$private"
  mkdir -p "$private"/{sources.list.d,lists/partial,cache/archives/partial,download}
  debian_archives | while read -r archive; do
    printf 'deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' \
      "$archive" "$suite"
  done >"$private/sources.list.d/newer.list"
  [ -s "$private/sources.list.d/newer.list" ] || { say "no Debian archive in this machine's apt sources"; return 1; }
  apt_update private_apt || say "apt could not read every archive; trying with what it has"
  (cd "$private/download" && private_apt source --download-only "imgui=$imgui" "catch2=$catch2") \
    || { say "Debian's $suite has no imgui $imgui or no catch2 $catch2 any more; cmake/pinned.txt asks for those"; return 1; }
}

# apt has checked the files against the archive's signature, so dpkg-source need not do it again.
unpack() {
  local name=$1 version=$2 package
  package=$(find "$private/download" -name "${name}_$version.dsc")
  [ -n "$package" ] || { say "the archive has no $name $version"; return 1; }
  dpkg-source --no-check --extract "$package" "$private/$name" >"$private/$name.log" 2>&1 \
    || { tail -n 5 "$private/$name.log" >&2; return 1; }
  rm -rf "${target:?}/$name"
  mkdir -p "$target"
  mv "$private/$name" "$target/$name"
}

if ! complete; then
  say "fetching the Dear ImGui and Catch2 source packages (2 MB) into $target"
  download
  unpack imgui "$imgui"
  unpack catch2 "$catch2"
  rm -rf "$private"
  complete || { say "the source packages lack files the build needs"; exit 1; }
fi
