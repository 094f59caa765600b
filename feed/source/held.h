// What a source holds at one time: alerts, each once, and those that nobody could read. It must never know a server or
// when it answered.
#pragma once

#include "feed/source_kind.h"
#include "model/record/gauges.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

namespace feed {

// The sum of both is what the source received.
struct Held {
    std::vector<model::Alert> alerts;
    std::vector<UnreadAlert> unread;  // sorted
};

// Alerts with equal fingerprints and labels become one: active wins over quiet, and the earliest start holds. One with the
// fingerprint of another and other labels is another alert, whatever gave it its fingerprint. Afterwards they are sorted.
void unite(std::vector<model::Alert>& alerts);

// The same unread alerts as another member sees them are not more alerts. Both sorted; so is what comes out.
void unite(std::vector<UnreadAlert>& unread, const std::vector<UnreadAlert>& others);

// Fingerprints as numbers, sorted, each once.
std::vector<std::uint64_t> fingerprints_of(const std::vector<model::Alert>& alerts,
                                           const std::vector<UnreadAlert>& unread);

// "3 alerts cannot be read: Odd (startsAt), …"; empty when there is none.
model::Text unread_sentence(const std::vector<UnreadAlert>& unread);

// One after the other, those that are not empty.
model::Text sentences(std::initializer_list<model::Text> all);

// The group that counts them; nothing when there is none.
std::optional<model::AlertGroup> unread_group(const std::vector<UnreadAlert>& unread);

}  // namespace feed
