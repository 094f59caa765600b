// What a board has read of the log, where somebody stands in it, and when the board saw nothing. Values only. It must
// never know how a log is fetched or drawn.
#pragma once

#include "model/state/chronology.h"
#include "model/text/time.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace model {

// The newest events are read and kept; what is older is said to be left out, never silently.
inline constexpr std::size_t most_log_events = 20'000;
inline constexpr std::size_t most_gaps = 64;

struct KnownLog {
    std::string epoch;
    std::uint64_t left_out = 0;                        // events before the first one here
    std::vector<std::shared_ptr<const Event>> events;  // without a gap
    Chronology chronology;                             // of them

    std::uint64_t last() const { return left_out + events.size(); }
};

// While nothing of the feed was known, by the feed's clock.
struct Gap {
    Instant from, until;
};

// Where one stands in the chronology.
struct Playhead {
    std::optional<Instant> at;    // none: along with the present
    std::uint64_t seq = 0;        // the event stood on; 0: whichever is the last at `at`
    std::optional<Tick> playing;  // since when it goes on by itself, from `at`
    double speed = 20.0;          // feed seconds a second
    int zoom = 0;  // the axis shows a 2^zoom-th part of the whole, around where one stands; 0 … most_zoom
};
inline constexpr int most_zoom = 6;

// The playhead at `now`: none when it goes along with the present, or has caught up with `end`.
std::optional<Instant> playhead_at(const Playhead& playhead, Tick now, Instant end);

}  // namespace model
