// Freshness from ticks alone, the heartbeat, and the feed's clock carried forward.
// It must never know why a poll failed.
#include "model/freshness.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

// A century: beyond it an age says nothing more, and sums of ticks stay far from the edge of 64 bits.
constexpr Milliseconds oldest{std::int64_t{100} * 365 * 24 * 3600 * 1000};

// Whole polls that passed without an answer since the last confirmation.
std::int64_t silent_polls(const Link& link, Tick now) {
    if (link.from_disk || !link.confirmed || link.limits.poll.count() <= 0) return 0;
    const Milliseconds silence = now - *link.confirmed - link.on_way - link.limits.poll / 5;
    return std::max<std::int64_t>(0, silence / link.limits.poll);
}

void push(std::array<Beat, 12>& beats, Beat beat) {
    std::rotate(beats.begin(), beats.begin() + 1, beats.end());
    beats.back() = beat;
}

void push_missed(std::array<Beat, 12>& beats, std::int64_t count) {
    const auto most = static_cast<std::int64_t>(beats.size());
    for (std::int64_t i = 0; i < std::min(count, most); ++i) push(beats, Beat::missed);
}

}  // namespace

Freshness freshness(const Link& link, Tick now) {
    const auto silence = age(link, now);
    if (!silence) return Freshness::connecting;
    if (*silence >= link.limits.lost) return Freshness::lost;
    if (*silence >= link.limits.stale || link.from_disk) return Freshness::stale;
    return *silence > link.limits.late ? Freshness::late : Freshness::live;
}

std::optional<Milliseconds> age(const Link& link, Tick now) {
    if (!link.confirmed) return std::nullopt;
    return std::clamp(now - *link.confirmed, Milliseconds{0}, oldest);
}

std::array<Beat, 12> beats_at(const Link& link, Tick now) {
    auto beats = link.beats;
    push_missed(beats, silent_polls(link, now));
    return beats;
}

void confirm(Link& link, const FeedClock& clock, Tick now) {
    const std::int64_t missed = silent_polls(link, now);
    push_missed(link.beats, missed);
    if (missed > 0 || !link.last_beat || now - *link.last_beat >= link.limits.poll * 4 / 5) {
        push(link.beats, Beat::good);
        link.last_beat = now;
    }
    link.confirmed = now;
    link.data_at = clock.now;
    link.clock = clock;
    link.clock_at.reset();
    link.on_way = Milliseconds{0};
    link.from_disk = false;
    link.trouble.reset();
    link.failures = 0;
}

std::optional<Instant> feed_now(const Link& link, Tick now) {
    if (!link.confirmed) return std::nullopt;
    const Milliseconds since = std::clamp(now - link.clock_at.value_or(*link.confirmed), Milliseconds{0}, oldest);
    const double passed = std::floor(static_cast<double>(since.count()) * link.clock.rate);
    return link.clock.now + Milliseconds{static_cast<std::int64_t>(passed)};
}

}  // namespace model
