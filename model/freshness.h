// How old is what we know: the truth about freshness. Age is time without confirmation by a monotonic clock, counted
// from when what was said was true; a failed poll by itself is not age. It must never know what a poll is made of.
#pragma once

#include "model/record/gauges.h"
#include "model/text/time.h"

#include <array>
#include <optional>

namespace model {

// `live` ≤ 10 s since the last confirmation, `late` > 10 s, `stale` ≥ 15 s (shown within 16 s), `lost` ≥ 120 s;
// `connecting` until the first confirmation when there is no saved board. A saved board is never younger than `stale`.
enum class Freshness { connecting, live, late, stale, lost };

struct Limits {
    Milliseconds poll{5000};  // a confirmation is expected at least this often
    Milliseconds late{10000};
    Milliseconds stale{15000};
    Milliseconds lost{120000};
};

// One bar of the heartbeat per expected poll, newest last.
enum class Beat : unsigned char { none, good, missed };

struct Link {
    std::optional<Tick> confirmed;   // when what the feed last said was surely true: by then it had been asked
    std::optional<Instant> data_at;  // the feed's clock in that answer: "08:26:40 の情報です"
    FeedClock clock;                 // as of `clock_at`
    std::optional<Tick> clock_at;    // when the feed's clock stood there; none: at `confirmed`
    Milliseconds on_way{0};          // how long the last answer took to come
    bool from_disk = false;          // what is shown is the saved board, not yet confirmed by the feed
    std::optional<Problem> trouble;  // of the last poll, none when it was good
    int failures = 0;                // polls failed in a row
    Milliseconds skew{0};            // feed's clock minus this machine's, when known; > 2 s is tagged
    bool skew_known = false;
    std::optional<std::int16_t> machine_offset_min;  // of this machine's own wall clock, when known
    std::array<Beat, 12> beats{};
    std::optional<Tick> last_beat;
    Limits limits;
};

Freshness freshness(const Link& link, Tick now);

// Time since the last confirmation, never negative; nothing before the first.
std::optional<Milliseconds> age(const Link& link, Tick now);

// The heartbeat as it is to be seen at `now`: the link's beats, and one missed beat for every expected poll that has
// passed in silence since. To an answer on its way is granted what the last one took, and a fifth of a poll.
std::array<Beat, 12> beats_at(const Link& link, Tick now);

// Notes that a whole, valid answer came at `now` with this clock: heartbeat, age, trouble. Nothing else changes them.
void confirm(Link& link, const FeedClock& clock, Tick now);

// The feed's clock now: the one place where Instant and Tick meet. Nothing before the first confirmation.
std::optional<Instant> feed_now(const Link& link, Tick now);

}  // namespace model
