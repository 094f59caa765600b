// A long log read ahead of whoever takes it. It must never know what an event means.
#include "feed/log/read_ahead.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace feed {
namespace {

constexpr std::size_t events_a_stretch = 1000;

// One more than there are cores: whoever takes the events is often waiting for the first of them.
std::size_t most_stretches() { return std::clamp(std::thread::hardware_concurrency(), 1u, 7u) + 1; }

std::vector<ReadEvent> parsed(const std::vector<StoredEvent>& stored) {
    std::vector<ReadEvent> events;
    events.reserve(stored.size());
    for (const StoredEvent& line : stored)
        events.push_back({line.seq, line.digest, model::parse_event(line.json), line_hash(line.json), line.link});
    return events;
}

}  // namespace

model::Result<std::vector<ReadEvent>> ReadAhead::next() {
    if (auto filled = fill(); !filled) return filled.problem();
    if (stretches_.empty()) return std::vector<ReadEvent>{};
    auto first = stretches_.front().get();
    stretches_.pop_front();
    return first;
}

// A short log is parsed where it is taken; a thread that cannot be had is done without.
model::Result<model::Done> ReadAhead::fill() {
    while (!ended_ && stretches_.size() < most_stretches()) {
        auto stored = store_.read(after_, events_a_stretch);
        if (!stored) return stored.problem();
        ended_ = stored->size() < events_a_stretch;
        if (stored->empty()) break;
        after_ = stored->back().seq;
        const auto how = ended_ ? std::launch::deferred : std::launch::async | std::launch::deferred;
        stretches_.push_back(std::async(how, parsed, std::move(*stored)));
    }
    return model::Done{};
}

}  // namespace feed
