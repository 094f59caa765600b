// A log from a file, played as if a feed told it: the board as it was at any moment of it. Pure: the playhead is part of
// the state, time is an argument. It must never let a board take it for the present: State::replay stays set.
#pragma once

#include "model/record/event.h"
#include "model/text/time.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace model {

struct State;

struct Replay {
    std::vector<std::shared_ptr<const Event>> events;  // from 1, at least one
    std::vector<std::shared_ptr<const Record>> stops;  // the record before event 1, 1 + stride, 1 + 2 · stride, …
};

// NDJSON as `kyodo-feed export` writes it. A problem names the line.
Result<Replay> replay_of(std::string_view lines);

// `state`, fresh from initial_state, with the log read and the playhead at the last event at or before `at`; without
// `at` on the first event.
void begin_replay(const Replay& replay, State& state, std::optional<Instant> at, Tick now);

// Brings the board to its playhead; to be called often enough that it never looks late (see next_stop).
void bring(const Replay& replay, State& state, Tick now);

// When `bring` is due again.
Tick next_stop(const State& state, Tick now);

}  // namespace model
