// Does a clock we are told about go forward like a clock? A replayed answer carries a time that stands still or lies in
// the past. It must never know which header or member the time came from.
#pragma once

#include "model/text/time.h"

#include <optional>

namespace client {

class Steady {
public:
    // How old what was told is by now, as far as the told times themselves show: zero when the clock went on like ours,
    // more when it fell behind where it must be. Nothing: so far behind that it is not to be believed. A clock that was
    // really set back is believed at the second answer, when it has gone forward from the first doubtful one as a clock
    // does. `told` in ms; `rate`: how fast the told clock runs; > 0.
    std::optional<model::Milliseconds> behind(std::int64_t told, model::Tick now, double rate);

private:
    struct Seen {
        std::int64_t told;
        model::Tick at;
    };
    // The furthest the told clock ever was, not the last time it was told: a clock that stands still would otherwise be
    // only one poll behind for ever.
    std::optional<Seen> furthest_;
    std::optional<Seen> doubtful_;
};

// How old an answer is at most. What it says was true at some moment between asking and hearing, and its own clock was read
// at that moment: an earlier answer that came quickly shows how far that clock can be by now, and so how early it was. It
// must never be younger than the answer was.
class Oldest {
public:
    // `asked`: before that the clock was surely not read. At most now - asked.
    model::Milliseconds age(std::int64_t told, model::Tick asked, model::Tick now, double rate);

private:
    // At `at` or later the told clock showed `told`; the one that says most.
    struct Seen {
        std::int64_t told;
        model::Tick at;
    };
    std::optional<Seen> bound_;
};

}  // namespace client
