// A log whose file was taken away or written over: what is still to be had of it, from the open file when that leads to the
// record, else from memory. It must never give a line that is not one of this log.
#include "feed/log.h"
#include "feed/log/export_line.h"

#include <algorithm>

namespace feed {

using model::Result;

namespace {

constexpr std::size_t events_a_read = 1000;

}  // namespace

void Log::look_at_place() {
    auto found = store_->check_place(head_);
    displaced_ = found ? std::nullopt : std::optional(std::move(found.problem()));
}

// A file that was moved is still read by whoever has it open; one that was written over is another log, or none.
bool Log::store_leads_here() {
    Head reached;
    while (reached.seq < head_.seq) {
        const auto events = store_->read(reached.seq, events_a_read);
        if (!events || events->empty()) return false;
        for (const StoredEvent& event : *events) {
            if (event.seq != reached.seq + 1) return false;
            reached = head_after(reached, line_hash(event.json));
        }
    }
    return reached == head_;
}

Result<std::vector<StoredEvent>> Log::stored(std::uint64_t after, std::size_t most) {
    if (!displaced_) return store_->read(after, most);
    const std::uint64_t known_after = record_.seq - recent_.size();
    if (after < known_after) return *displaced_;
    std::vector<StoredEvent> events;
    for (std::size_t at = static_cast<std::size_t>(std::min(after, record_.seq) - known_after);
         at < recent_.size() && events.size() < most; ++at)
        events.push_back({recent_[at].seq, model::event_json(recent_[at])});
    return events;
}

Result<std::uint64_t> Log::rescue(const std::function<bool(std::string_view)>& line) {
    const model::Problem full =
        model::problem(model::Trouble::unavailable, "控えを書けません。空き容量を確かめてください。",
                       "The rescued lines cannot be written. Check free disk space.");
    const bool whole = store_leads_here();
    auto kept = whole ? store_->keys() : recent_keys_;
    const auto& keys = kept ? *kept : recent_keys_;
    std::uint64_t after = whole ? 0 : record_.seq - recent_.size();
    const std::uint64_t first = after + 1;
    while (after < record_.seq) {
        const auto events = whole ? store_->read(after, events_a_read) : stored(after, events_a_read);
        if (!events) return events.problem();
        if (events->empty()) break;
        for (const StoredEvent& event : *events) {
            const auto key = keys.find(event.seq);
            if (!line(key == keys.end() ? event.json : with_key(event.json, key->second))) return full;
        }
        after = events->back().seq;
    }
    return first;
}

}  // namespace feed
