# Where packages come from and how their lists are read, for ./dev and cmake/third-party.sh, which read this file in. The one
# leniency here is about the calendar: it must never turn off the check of a signature, and never touch the machine's own apt
# settings.
# shellcheck shell=bash

# apt_update <command>...: the command with `update` after it; a mirror that has not been renewed for weeks (or a clock that
# lags) must not end the build, so only then, and only for this one call, dates are not looked at. The command must be apt-get
# in English and the caller set pipefail. Status: apt-get's own. What apt says goes to stderr.
apt_update() {
  local told lenient
  told=$("$@" update 2>&1 | tee >(cat >&2)) && return
  case $told in
    *'is not valid yet (invalid for another'*) lenient=Acquire::Check-Date=false ;;
    *'is expired (invalid since'*) lenient=Acquire::Check-Valid-Until=false ;;
    *) return 1 ;;
  esac
  printf "kyodo: by this machine's clock the mirror's lists are too old or of a later day; reading them once with %s, signatures are still checked\n" \
    "$lenient" >&2
  "$@" -o "$lenient" update >&2
}

# The Debian archives this machine already trusts, one address a line. Security, updates and backports
# suites carry no newer source, and an archive signed by another key is not Debian's.
debian_archives() {
  local files=(/etc/apt/sources.list.d/*.sources /etc/apt/sources.list /etc/apt/sources.list.d/*.list) file
  for file in "${files[@]}"; do
    [ -r "$file" ] || continue
    case $file in
      *.sources)
        awk 'function emit() { if (types ~ /deb/ && uris != "" && suites ~ /(^|[ ])[a-z]+([ ]|$)/ &&
                                   (key == "" || key ~ /debian-archive/)) print uris
                               types = uris = suites = key = "" }
             /^[[:space:]]*#/ { next }
             /^[[:space:]]*$/ { emit(); next }
             /^Types:/ { types = $0 }
             /^URIs:/ { uris = $2 }
             /^Suites:/ { sub(/^Suites:/, ""); suites = $0 }
             /^Signed-By:/ { key = $2 }
             END { emit() }' "$file"
        ;;
      *)
        awk '/^[[:space:]]*deb[[:space:]]/ {
               if ($0 ~ /signed-by=/ && $0 !~ /debian-archive/) next
               sub(/\[[^]]*\][[:space:]]*/, "")
               if ($2 !~ /^cdrom/ && $3 ~ /^[a-z]+$/) print $2 }' "$file"
        ;;
    esac
  done | sort -u
}
