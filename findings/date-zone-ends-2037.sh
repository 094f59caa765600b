#!/usr/bin/env bash
# From 2038 on the C++ date library knows no summer time, though the zone files it reads do.
# Seen with Howard Hinnant's date 3.0.1 (libhowardhinnant-date-dev and libdate-tz3 3.0.1+ds-5 of Debian 12, amd64), built by Debian to
# read the system's zone files.
#
# A zone file lists its changes until 2037 and says in its last line by which rule they go on for ever. The C library
# and everything on it follow that line. The date library does not read it: it takes the last change it has seen for the
# last of all. A moment in the summer of 2038 is an hour off, without an error; that of 2037 is right.
#
#   Berlin, July 2037: the C library                             +0200
#   Berlin, July 2037: the date library                          +0200
#   Berlin, July 2038: the C library                             +0200
#   Berlin, July 2038: the date library                          +0100
#
# Exit status: 0 while that holds, 1 when it changed, 2 when it cannot be tried here.
source "$(dirname "${BASH_SOURCE[0]}")/stage.bash"

needs g++ date
[ -e /usr/share/zoneinfo/Europe/Berlin ] || cannot 'there are no zone files on this machine: it lacks tzdata'
unpack libhowardhinnant-date-dev=3.0.1+ds-5 libdate-tz3=3.0.1+ds-5
lib=$work/tree/usr/lib/x86_64-linux-gnu
cat >"$work/asked.cpp" <<'CPP'
#include <date/tz.h>
#include <cstdlib>
#include <iostream>
int main(int, char** words) {
    const date::sys_days day = date::year{std::atoi(words[1])} / 7 / 1;
    const auto zoned = date::make_zoned("Europe/Berlin", date::sys_seconds{day});
    std::cout << date::format("%z", zoned) << "\n";
}
CPP
g++ -std=c++17 -DUSE_OS_TZDB=1 -I"$work/tree/usr/include" "$work/asked.cpp" -L"$lib" -ldate-tz -o "$work/asked" \
  2>"$work/build.log" || cannot "the library does not build: $(tail -n 1 "$work/build.log")"
by_c() { TZ=Europe/Berlin date -d "$1-07-01T00:00:00Z" +%z; }
by_date() { LD_LIBRARY_PATH=$lib "$work/asked" "$1"; }
for year in 2037 2038; do
  seen "Berlin, July $year: the C library" +0200 "$(by_c $year)"
  seen "Berlin, July $year: the date library" "$([ $year = 2037 ] && echo +0200 || echo +0100)" "$(by_date $year)"
done
conclude
