// A time zone as a value: its name and the moments at which its clocks change, each written in the offset that holds from
// then on. What time it is on a wall there, and which moment a time on that wall means, follow from it.
// It must never know where the rules come from: no file, no clock, no zone of this machine.
#pragma once

#include "model/text/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

// What a clock on a wall shows: milliseconds since 1970-01-01 00:00 on that wall, whatever its offset.
struct WallTime {
    std::int64_t ms = 0;
    auto operator<=>(const WallTime&) const = default;
};
WallTime wall_time(Instant at);  // in the instant's own offset

// The moments a wall shows one time: two when clocks go back over it. A time that clocks go forward over is never shown;
// the moment they do stands for it.
struct Moments {
    Instant first, last;
};

class Zone {
public:
    // No zone: every instant keeps the offset it came with.
    Zone() = default;
    // One offset for ever, without a name: for a log that has no zone.
    static Zone of_offset(std::int16_t offset_min);
    // Nothing unless the name is one ("Europe/Berlin", "Etc/GMT+3") and there are 1 to 512 changes, in order.
    static std::optional<Zone> from(std::string name, std::vector<Instant> changes);

    bool named() const { return !name_.empty(); }
    const std::string& name() const { return name_; }
    // The first says which offset held before the second.
    const std::vector<Instant>& changes() const { return changes_; }

    // The same moment in the offset that holds there at that time.
    Instant local(Instant at) const;
    // Precondition: there are rules (named, or of_offset).
    Moments moments(WallTime shown) const;
    // The moments after, and at or before, this one at which a wall shows a whole number of `step` since its midnight of
    // 1970: marks of an axis. Same precondition; step > 0.
    Instant next_mark(Instant at, Milliseconds step) const;
    Instant last_mark(Instant at, Milliseconds step) const;
    // True when a wall there shows the time of this moment twice.
    bool is_shown_twice(Instant at) const;

    // Name and rules alike, moments and offsets.
    bool same_as(const Zone& other) const;

private:
    std::size_t rule_at(std::int64_t ms) const;

    std::string name_;
    std::vector<Instant> changes_;
};

// 1–40 of [A-Za-z0-9_+-] and '/', beginning with a letter: also safe as the name of a file below a folder.
bool is_zone_name(std::string_view name);

// "UTC", "UTC+9", "UTC-3:30".
std::string offset_name(std::int16_t offset_min);

}  // namespace model
