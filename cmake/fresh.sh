# The part of ./dev that has a fresh machine: a root of Debian's minimum, made by debootstrap from this machine's own sources
# and unpacked anew each time, in which a command of ./dev runs as on the first day. Shared in are only what costs time and
# proves nothing: packages that were downloaded and what the compiler cache knows. It must never be silent when it cannot.
# shellcheck shell=bash

fresh_release=bookworm

# fresh_archive <archive>: 1 and why not on its output when it cannot be made.
fresh_archive() {
  local archive=$1 mirror made log options=(--variant=minbase --keyring=/usr/share/keyrings/debian-archive-keyring.gpg)
  [ ! -e "$archive" ] || return 0
  mirror=$(debian_archives | head -n 1)
  [ -n "$mirror" ] || { echo "this machine's apt sources name no Debian archive"; return 1; }
  [[ $mirror != https:* ]] || options+=(--include=ca-certificates)
  command -v debootstrap >/dev/null || (install_missing debootstrap) || { echo 'there is no debootstrap'; return 1; }
  say "making a bare Debian $fresh_release, once; it stays in $archive"
  mkdir -p "${archive%/*}"
  made=$(mktemp -d "${archive%/*}/made.XXXXXX") log=${archive%.tar.gz}.log
  debootstrap "${options[@]}" "$fresh_release" "$made" "$mirror" >"$log" 2>&1 \
    || { rm -rf "$made"; echo "debootstrap failed: $(tail -n 1 "$log")"; return 1; }
  rm -f "$made"/var/cache/apt/archives/*.deb
  tar -C "$made" --numeric-owner -cf - . | gzip -1 >"$archive.part" && mv "$archive.part" "$archive"
  rm -rf "$made"
}

# fresh_root <folder>: a bare root that finds the network as this machine does. 1 and why not, as above.
fresh_root() {
  local root=$1 archive
  [ "$(id -u)" -eq 0 ] || { echo 'only root can make a root'; return 1; }
  unshare --mount --pid --fork true 2>/dev/null || { echo 'this machine allows no namespaces of our own'; return 1; }
  archive="$cache/fresh/$fresh_release-$(dpkg --print-architecture).tar.gz"
  fresh_archive "$archive" || return 1
  rm -rf "$root"
  mkdir -p "$root"
  tar -C "$root" --numeric-owner -xzf "$archive" || { echo "$archive cannot be unpacked"; return 1; }
  chmod 755 "$root" # it was packed from a folder of mktemp's, which lets nobody but root in: no machine's / is like that
  touch "$root/.kyodo-fresh" # nobody works here: what installs things may
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/" || { echo 'the network of this machine cannot be passed on'; return 1; }
  apt-config dump | grep -E '^Acquire::(https?|Retries)\b' >"$root/etc/apt/apt.conf.d/90network" || true
  echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/fresh" # nobody will miss this root after a power cut
}

# Runs in namespaces of its own, which take every mount and process with them. Only full names of programs: what may be
# found is the root's business. in_root <root> <packages> <compiler cache> <command>...
in_root() {
  local root=$1 packages=$2 compiled=$3
  shift 3
  mkdir -p "$root"/{kyodo,var/cache/ccache} "$PWD/build/fresh/build"
  mount -t proc proc "$root/proc"
  mount --rbind /sys "$root/sys"
  mount --rbind /dev "$root/dev"
  mount --bind /tmp "$root/tmp" # X servers' sockets have no place in a file system, so their locks must be shared
  mount --bind "$packages" "$root/var/cache/apt/archives"
  mount --bind "$compiled" "$root/var/cache/ccache"
  mount --bind "$PWD" "$root/kyodo"
  mount --bind "$PWD/build/fresh/build" "$root/kyodo/build"
  exec env -i HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin CI="${CI:-}" \
    CCACHE_DIR=/var/cache/ccache http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" no_proxy="${no_proxy:-}" \
    chroot "$root" /bin/bash -c 'cd /kyodo && exec ./dev "$@"' dev "$@"
}

# run_fresh <command>...: ./dev <command> there; its build folder is build/fresh/build.
run_fresh() {
  local root="$PWD/build/fresh/root" packages="$cache/fresh/packages" compiled why status=0
  if ! why=$(fresh_root "$root"); then
    say "================================================================================"
    say "NOT ON A FRESH MACHINE: $why."
    say "./dev $* runs on this machine as it is, which proves nothing about a fresh one."
    say "================================================================================"
    exec ./dev "$@"
  fi
  compiled=$(ccache --get-config cache_dir 2>/dev/null) || compiled="${CCACHE_DIR:-$HOME/.cache/ccache}"
  mkdir -p "$packages/partial" "$compiled"
  say "on a fresh machine: ./dev $*"
  unshare --mount --pid --fork --kill-child bash -c "set -e; $(declare -f in_root); in_root \"\$@\"" bash \
    "$root" "$packages" "$compiled" "$@" || status=$?
  rm -rf "$root"
  return "$status"
}
