// Who was how far. It must never know what a board does with its cursor.
#include "feed/http/ahead.h"

#include <algorithm>
#include <vector>

namespace feed {

std::optional<std::uint64_t> Ahead::note(const model::Actor& who, std::uint64_t seq) {
    const std::pair person{who.org, who.who};
    if (furthest_.size() < most_people || furthest_.contains(person)) {
        std::uint64_t& furthest = furthest_[person];
        furthest = std::max(furthest, seq);
    }
    if (furthest_.size() < 2) return std::nullopt;
    std::vector<std::uint64_t> far;
    for (const auto& [known, reached] : furthest_) far.push_back(reached);
    std::ranges::sort(far, std::greater{});
    return far[1];
}

}  // namespace feed
