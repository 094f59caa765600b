#!/usr/bin/env bash
# The wave dash that Windows types may begin a line, even under the strict rules of Japanese line breaking.
# Seen with ICU 72.1 (libicu72 72.1-3+deb12u1, asked through python3-icu 2.10.2-1+b3 of Debian 12, amd64).
#
# Japanese has one wave dash, which must not begin a line: 3〜5名. Unicode has two for it. Under `lb=strict` ICU never breaks
# before U+301C, which Unix and macOS type; before U+FF5E, which Windows types for the same key and which looks the same,
# it breaks in every strictness, and the range is torn: "3" at the end of one line, "～5名" at the start of the next. Its
# line-break class is that of an ideograph. Whoever tests with the other one never sees it.
#
#   U+301C, strict: may a line begin with it                      no
#   U+FF5E, strict: may a line begin with it                      yes
#   U+FF5E, normal: may a line begin with it                      yes
#   their line-break classes                                      NS ID
#
# Exit status: 0 while that holds, 1 when it changed, 2 when it cannot be tried here.
source "$(dirname "${BASH_SOURCE[0]}")/stage.bash"

python=/usr/bin/python3
needs $python
unpack libicu72=72.1-3+deb12u1 python3-icu=2.10.2-1+b3
asked() {
  LD_LIBRARY_PATH=$work/tree/usr/lib/x86_64-linux-gnu PYTHONPATH=$work/tree/usr/lib/python3/dist-packages "$python" -c "$1" "${@:2}"
}
asked 'import icu' 2>"$work/python.log" || cannot "python3-icu does not load: $(tail -n 1 "$work/python.log")"
may_begin() {
  asked 'import icu, sys
breaks = icu.BreakIterator.createLineInstance(icu.Locale("ja@lb=" + sys.argv[2]))
breaks.setText("3" + chr(int(sys.argv[1], 16)) + "5名")
print("yes" if 1 in list(breaks) else "no")' "$1" "$2"
}
classes() {
  asked 'import icu
line_break = icu.UProperty.LINE_BREAK
print(*(icu.Char.getPropertyValueName(line_break, icu.Char.getIntPropertyValue(chr(dash), line_break),
        icu.UPropertyNameChoice.SHORT_PROPERTY_NAME) for dash in (0x301C, 0xFF5E)))'
}
seen 'U+301C, strict: may a line begin with it' no "$(may_begin 301C strict)"
seen 'U+FF5E, strict: may a line begin with it' yes "$(may_begin FF5E strict)"
seen 'U+FF5E, normal: may a line begin with it' yes "$(may_begin FF5E normal)"
seen 'their line-break classes' 'NS ID' "$(classes)"
conclude
