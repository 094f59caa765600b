// Boards that know more of this log than it holds: what a log that was set back, with its mark and all, cannot know by
// itself. One board may invent a cursor, or have one of another feed; two people's boards do not by chance. It must never
// count a person twice, whatever tokens they have. Used from one thread.
#pragma once

#include "model/decide.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace feed {

class Ahead {
public:
    // Somebody's board has a cursor of this epoch beyond the log. How far at least two people's boards have been, once there
    // are two.
    std::optional<std::uint64_t> note(const model::Actor& who, std::uint64_t seq);
    void forget() { furthest_.clear(); }

private:
    static constexpr std::size_t most_people = 1000;
    std::map<std::pair<std::string, std::string>, std::uint64_t> furthest_;  // by organisation and person
};

}  // namespace feed
