// Two kinds of time that do not mix. An Instant is what the feed says a clock on the wall showed when something
// happened. A Tick is when this machine noticed something, by a clock that only goes forward. They meet in one
// function, `feed_now` (freshness.h). Nothing here reads a clock: time is always an argument.
#pragma once

#include "model/text/result.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace model {

using Milliseconds = std::chrono::milliseconds;

// Milliseconds since 1970-01-01T00:00:00Z, with the offset it was written in, so that 09:00 in Tokyo is shown as 09:00.
// Order and equality look at the moment only.
struct Instant {
    std::int64_t ms = 0;
    std::int16_t offset_min = 0;  // -1080 … 1080

    bool operator==(const Instant& other) const { return ms == other.ms; }
    std::strong_ordering operator<=>(const Instant& other) const { return ms <=> other.ms; }
    Instant operator+(Milliseconds d) const { return Instant{ms + d.count(), offset_min}; }
    Instant operator-(Milliseconds d) const { return Instant{ms - d.count(), offset_min}; }
    Milliseconds operator-(const Instant& other) const { return Milliseconds{ms - other.ms}; }
};

// Milliseconds of a monotonic clock that also counts while the machine sleeps (CLOCK_BOOTTIME where there is one).
struct Tick {
    std::int64_t ms = 0;

    auto operator<=>(const Tick&) const = default;
    Tick operator+(Milliseconds d) const { return Tick{ms + d.count()}; }
    Milliseconds operator-(const Tick& other) const { return Milliseconds{ms - other.ms}; }
};

// RFC 3339 (https://www.rfc-editor.org/rfc/rfc3339) with a mandatory offset ("Z" or "+09:00"), years 1970–2199, up to
// millisecond precision. Anything else, a time without offset above all, is a problem naming `field`.
Result<Instant> parse_instant(std::string_view text, std::string_view field = {});

// "2030-10-01T08:36:02+09:00"; milliseconds appear only when they are not zero. parse_instant(rfc3339(t)) == t.
std::string rfc3339(Instant instant);

// "08:36" and "08:36:02" in the instant's own offset.
std::string hour_minute(Instant instant);
std::string hour_minute_second(Instant instant);

// "10月1日(火)" / "Tue 1 Oct" in the instant's own offset; "10/01" when short.
std::string month_day(Instant instant, Language language);
std::string month_day_short(Instant instant);

}  // namespace model
