// See zone.h. A wall time is tried with every offset that holds near it, so gaps and overlaps of any size come out right:
// half an hour in Lord Howe, a whole day in Samoa. It must never assume that a day has 24 hours.
#include "model/text/zone.h"

#include <algorithm>

namespace model {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t widest_ms = std::int64_t{2} * 1080 * minute_ms;  // two offsets are never further apart
constexpr std::size_t most_changes = 512;
constexpr std::size_t most_name = 40;

std::int64_t offset_ms(Instant at) { return at.offset_min * minute_ms; }

std::int64_t floored(std::int64_t value, std::int64_t step) { return value - ((value % step) + step) % step; }

}  // namespace

WallTime wall_time(Instant at) { return WallTime{at.ms + offset_ms(at)}; }

Zone Zone::of_offset(std::int16_t offset_min) {
    Zone zone;
    zone.changes_.push_back(Instant{0, offset_min});
    return zone;
}

std::optional<Zone> Zone::from(std::string name, std::vector<Instant> changes) {
    const bool ordered = std::adjacent_find(changes.begin(), changes.end(), std::greater_equal{}) == changes.end();
    if (!is_zone_name(name) || changes.empty() || changes.size() > most_changes || !ordered) return std::nullopt;
    Zone zone;
    zone.name_ = std::move(name);
    zone.changes_ = std::move(changes);
    return zone;
}

// The last change that is not after this moment; before the first one its offset holds too.
std::size_t Zone::rule_at(std::int64_t ms) const {
    const auto later = std::upper_bound(changes_.begin(), changes_.end(), ms,
                                        [](std::int64_t at, const Instant& change) { return at < change.ms; });
    return later == changes_.begin() ? 0 : static_cast<std::size_t>(later - changes_.begin()) - 1;
}

Instant Zone::local(Instant at) const {
    return changes_.empty() ? at : Instant{at.ms, changes_[rule_at(at.ms)].offset_min};
}

Moments Zone::moments(WallTime shown) const {
    const std::size_t from = rule_at(shown.ms - widest_ms);
    const std::size_t until = rule_at(shown.ms + widest_ms);
    std::optional<Moments> found;
    for (std::size_t rule = from; rule <= until; ++rule) {
        const Instant at{shown.ms - offset_ms(changes_[rule]), changes_[rule].offset_min};
        if (rule_at(at.ms) == rule) found = Moments{found ? found->first : at, at};
    }
    if (found) return *found;
    for (std::size_t rule = from + 1; rule < until;
         ++rule)  // the gap: the first change beyond which the time lies behind
        if (wall_time(changes_[rule]) > shown) return {changes_[rule], changes_[rule]};
    return {changes_[until], changes_[until]};
}

Instant Zone::next_mark(Instant at, Milliseconds step) const {
    std::int64_t from = at.ms + 1;
    for (std::size_t rule = rule_at(at.ms);; ++rule) {
        const std::int64_t offset = offset_ms(changes_[rule]);
        const Instant mark{-floored(-(from + offset), step.count()) - offset, changes_[rule].offset_min};
        if (rule + 1 == changes_.size() || mark < changes_[rule + 1]) return mark;
        from = changes_[rule + 1].ms;
    }
}

Instant Zone::last_mark(Instant at, Milliseconds step) const {
    std::int64_t until = at.ms;
    for (std::size_t rule = rule_at(at.ms);; --rule) {
        const std::int64_t offset = offset_ms(changes_[rule]);
        const Instant mark{floored(until + offset, step.count()) - offset, changes_[rule].offset_min};
        if (rule == 0 || mark >= changes_[rule]) return mark;
        until = changes_[rule].ms - 1;
    }
}

bool Zone::is_shown_twice(Instant at) const {
    if (changes_.empty()) return false;
    const Moments moments = this->moments(wall_time(local(at)));
    return moments.first != moments.last;
}

bool Zone::same_as(const Zone& other) const {
    const auto same = [](const Instant& a, const Instant& b) { return a == b && a.offset_min == b.offset_min; };
    return name_ == other.name_ &&
           std::equal(changes_.begin(), changes_.end(), other.changes_.begin(), other.changes_.end(), same);
}

bool is_zone_name(std::string_view name) {
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto sign = [](char c) { return (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-' || c == '/'; };
    return !name.empty() && name.size() <= most_name && letter(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || sign(c); });
}

std::string offset_name(std::int16_t offset_min) {
    if (offset_min == 0) return "UTC";
    const int size = offset_min < 0 ? -offset_min : offset_min;
    std::string name = (offset_min < 0 ? "UTC-" : "UTC+") + std::to_string(size / 60);
    if (size % 60 != 0) name += (size % 60 < 10 ? ":0" : ":") + std::to_string(size % 60);
    return name;
}

}  // namespace model
