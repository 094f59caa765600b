// Times as people type them in a hurry: "8:40", "明日 15:00", "12/1 15時", "+15m", "20分後". What is said is a time on the wall
// of the log's zone; which moment that is follows from the zone's rules. It must never read a clock: now is an argument.
#pragma once

#include "model/text/zone.h"

#include <optional>
#include <string>
#include <string_view>

namespace model {

// What a time without its day, or a date without its year, is taken for.
enum class Aim {
    next,  // a deadline: the next time the wall shows it; the minute that runs counts
    last,  // what happened: the last time it did
};

struct Hearing {
    Instant now;
    const Zone* zone = nullptr;  // of the log; none, or no zone: the offset of `now`
    Aim aim = Aim::next;
};

// The moment meant by `words` (half-width, ASCII letters small, one space between words), or nothing:
//   "8:40", "08:40:12", "3pm", "8時40分", "8時半", "午後3時"     by the aim; up to "29:59", as nights are written: 24:15 is 0:15 of the
//                                                     day after the one that is named, or of any when none is
//   "明日 15:00", "12/1 15:00", "12月1日15時", "mon 9:00", "来週の月曜 9:00", "2030-10-01 08:40", "29 feb 9:00",
//   "next monday 3pm", "15:00 tomorrow"      on that day
//   "+15m", "+15", "+1h30m", "20分後", "1時間30分後"      from now, up to 7 days; of what happened also "-15m", "20分前"
//   "2030-10-01T08:40:00+09:00"          as written
// A time that clocks go forward over is the moment they do. Of a time shown twice the aim takes the one that fits, of a
// named day the first one that is still to come, or the last one that has been.
std::optional<Instant> instant_from(std::string_view words, const Hearing& hearing);

}  // namespace model
