// Times as people write them beside the feed: in a file of rules, in an option, in an address. With an offset they are the
// moment they say; without one they are what a wall shows in the log's zone. It must never read a clock.
#pragma once

#include "model/text/zone.h"

#include <optional>
#include <string_view>

namespace feed {

// Where and when a time is read.
struct TimePlace {
    model::Instant now;
    model::Zone zone;   // of the log; none: the offset of `now`
    bool past = false;  // the last such time is meant, not the next
};

// "2030-10-01 15:00", "2030-10-01T15:00:00+09:00", "10/1 15:00", "tomorrow 15:00", "3pm" and whatever else a line takes
// (docs/protocol.md); nothing when it is no time.
std::optional<model::Instant> written_time(std::string_view text, const TimePlace& here);

// The same for what is read again and again, where only a time with its year may stand: "tomorrow" would never come. Of a
// time that a wall shows twice it is the first.
std::optional<model::Instant> dated_time(std::string_view text, const TimePlace& here);

// "Write a time such as …", for both.
model::Text time_forms();
model::Text dated_time_forms();

}  // namespace feed
