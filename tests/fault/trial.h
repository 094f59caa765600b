// One fault played from a live board through staleness to recovery: what the board's state was at each moment, and how long
// things took. It must never judge: that needs a picture, and pictures are drawn on one thread.
#pragma once

#include "tests/fault/stage.h"

#include <functional>
#include <optional>
#include <string>

namespace faults {

enum class Outcome {
    old,         // nothing is confirmed while it lasts: late, stale, the cause, then back
    ridden_out,  // the board stays live and takes the change that happens meanwhile
};

struct Fault {
    std::string name;  // a true sentence
    Outcome outcome = Outcome::old;
    std::function<void(Stage&)> begin;
    std::function<void(Stage&)> end;  // none: the proxy behaves again
    std::string ja, en;               // part of the cause, as the board says it
    bool tls = false;
    bool replaces = false;  // ridden out, and said to be another record
};

// The state at a tick of the board's.
struct Moment {
    model::State state;
    model::Tick at;
};

struct Trial {
    std::string broken;  // why it could not be played to its end; empty when it was
    std::optional<Moment> live, lone, blind, back;
    model::Milliseconds believed{0};     // how long after the fault began something was still taken for current
    model::Milliseconds detection{0};    // from the last confirmation to the first frame that says stale
    model::Milliseconds recovery{0};     // from the end of the fault to the first confirmation
    model::Milliseconds longest_age{0};  // between two confirmations while a fault was ridden out
    std::vector<model::Problem> problems;
    std::uint64_t seq = 0;  // the feed's, with the change
};

Trial played(const Fault& fault);

// When the board first draws itself as stale if nothing comes after `state`, as the window's loop would: asleep until
// next_change, and never drawing for time alone more often than twice a second.
model::Tick first_stale_frame(const model::State& state);

}  // namespace faults
