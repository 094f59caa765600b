// Sorted lists compared in one pass each. It must never keep the lock while anybody waits for anything else.
#include "feed/source/equal_alerts.h"

#include <utility>

namespace feed {
namespace {

std::size_t count_common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t count = 0;
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() && right != b.end()) {
        if (*left < *right) {
            ++left;
        } else if (*right < *left) {
            ++right;
        } else {
            ++count;
            ++left;
            ++right;
        }
    }
    return count;
}

}  // namespace

std::optional<EqualAlerts::Match> EqualAlerts::put(const std::string& source, std::vector<std::uint64_t> fingerprints) {
    const std::lock_guard lock(mutex_);
    std::vector<std::uint64_t>& own = held_[source];
    own = std::move(fingerprints);
    std::optional<Match> most;
    for (const auto& [name, others] : held_) {
        if (name == source) continue;
        const std::size_t count = count_common(own, others);
        if (count > 0 && (!most || most->count < count)) most = Match{name, count};
    }
    return most;
}

}  // namespace feed
