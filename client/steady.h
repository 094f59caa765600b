// Does a clock we are told about go forward like a clock? A replayed answer carries a time that stands still or lies in
// the past. It must never know which header or member the time came from.
#pragma once

#include "model/time.h"

#include <optional>

namespace client {

class Steady {
public:
    // True if `told` (ms) is not behind where the last accepted time would be by now. A clock that was really set back
    // is believed at the second answer, when it has gone forward from the first doubtful one as a clock does.
    // `rate`: how fast the told clock runs; > 0.
    bool accepts(std::int64_t told, model::Tick now, double rate);

private:
    struct Seen {
        std::int64_t told;
        model::Tick at;
    };
    static bool follows(const Seen& before, std::int64_t told, model::Tick now, double rate, std::int64_t tolerance);

    std::optional<Seen> good_;
    std::optional<Seen> doubtful_;
};

}  // namespace client
