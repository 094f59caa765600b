// What a source holds at one time: alerts, each once, and those that nobody could read. It must never know a server or
// when it answered.
#pragma once

#include "feed/source_kind.h"
#include "model/record/gauges.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <unordered_map>
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

// The earliest start that any member of a cluster told holds for as long as the alert does: when that member falls silent,
// what the others tell is no new start. Only a start later than everybody's is.
class EarliestStarts {
public:
    // `told`: all that the members tell now, before it is united.
    void put_into(std::vector<model::Alert>& told);

private:
    struct Told {
        model::Instant earliest;
        model::Instant latest;
    };
    std::unordered_map<std::string, Told> told_;  // by fingerprint
};

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
