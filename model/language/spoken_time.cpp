// Lengths from now first, then times of day with or without their day, then what is written in full.
// It must never guess: a word that is not wholly understood is no time.
#include "model/language/spoken_time.h"

#include "model/language/spoken_day.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace model {
namespace {

constexpr std::int64_t most_minutes = std::int64_t{7} * 24 * 60;
constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t minute_ms = 60'000;

// Clocks differ: what happened "now" by the wall may be a little ahead of the feed, and is no matter of yesterday.
constexpr Milliseconds last_may_be_ahead{5 * minute_ms};

std::optional<Instant> after_minutes(Instant now, std::int64_t minutes) {
    if (minutes > most_minutes || minutes < -most_minutes) return std::nullopt;
    return now + std::chrono::minutes(minutes);
}

// "+15m", "+15", "+1h", "+1h30m", and the same with "-"
std::optional<Instant> signed_form(SpokenReader reader, const Hearing& hearing) {
    const Instant now = hearing.now;
    const bool back = hearing.aim == Aim::last && reader.take("-");
    if (!back && !reader.take("+")) return std::nullopt;
    const std::int64_t way = back ? -1 : 1;
    const auto first = reader.number();
    if (!first) return std::nullopt;
    if (!reader.take("h")) {
        const bool minutes = reader.take("m");
        const bool whole = reader.ended() && (minutes || !back);  // "-15" alone is a number
        return whole ? after_minutes(now, way * *first) : std::nullopt;
    }
    const auto second = reader.number();
    if (second) reader.take("m");
    return reader.ended() ? after_minutes(now, way * (std::int64_t{*first} * 60 + second.value_or(0))) : std::nullopt;
}

// "20分後", "1時間後", "1時間30分後", and the same with 前
std::optional<Instant> length_form(SpokenReader reader, const Hearing& hearing) {
    std::int64_t minutes = 0;
    auto number = reader.number();
    bool said = false;
    if (number && reader.take("時間")) {
        minutes = std::int64_t{*number} * 60;
        said = true;
        number = reader.number();
    }
    if (number) {
        if (!reader.take("分")) return std::nullopt;
        minutes += *number;
        said = true;
    }
    const bool back = said && hearing.aim == Aim::last && reader.take("前");
    if (!said || (!back && !reader.take("後")) || !reader.ended()) return std::nullopt;
    return after_minutes(hearing.now, back ? -minutes : minutes);
}

// Half of a day named beside the hour: "3pm", "午後3時". No 午前12時: some mean noon by it, some midnight.
enum class Half { none, first, second };

Half half_before(SpokenReader& reader) {
    if (reader.take("午前")) return Half::first;
    return reader.take("午後") ? Half::second : Half::none;
}

Half half_behind(SpokenReader& reader) {
    SpokenReader ahead = reader;
    ahead.take(" ");
    const bool first = ahead.take("am") || ahead.take("a.m.");
    if (!first && !ahead.take("pm") && !ahead.take("p.m.")) return Half::none;
    reader = ahead;
    return first ? Half::first : Half::second;
}

// The hour of the whole day.
std::optional<int> hour_in(int hour, Half before, Half behind) {
    constexpr int last_hour = 29;
    constexpr int noon = 12;
    if (before == Half::none && behind == Half::none) return hour <= last_hour ? std::optional(hour) : std::nullopt;
    if (before != Half::none && behind != Half::none) return std::nullopt;
    const bool second = before == Half::second || behind == Half::second;
    const bool known = before != Half::none ? hour < noon : hour >= 1 && hour <= noon;
    return known ? std::optional(hour % noon + (second ? noon : 0)) : std::nullopt;
}

struct Minutes {
    int minute = 0;
    int second = 0;
};

// What stands behind the hour: ":40", ":40:12", "時", "時半", "時40分".
std::optional<Minutes> take_minutes(SpokenReader& reader) {
    if (reader.take(":")) {
        const auto minute = reader.number();
        const auto second = minute && reader.take(":") ? reader.number() : std::optional(0);
        return minute && second ? std::optional(Minutes{*minute, *second}) : std::nullopt;
    }
    if (!reader.take("時")) return std::nullopt;
    if (reader.take("半")) return Minutes{30, 0};
    const auto minute = reader.number();
    if (minute && !reader.take("分")) return std::nullopt;
    return Minutes{minute.value_or(0), 0};
}

// "8:40", "8:40:12", "3pm", "3:30 pm", "8時40分", "8時半", "8時", "午後3時" at the front: milliseconds into the day.
std::optional<std::int64_t> take_time_of_day(SpokenReader& reader) {
    const Half before = half_before(reader);
    const auto number = reader.number();
    if (!number) return std::nullopt;
    Half behind = half_behind(reader);
    const auto minutes = behind == Half::none ? take_minutes(reader) : Minutes{};
    if (!minutes || minutes->minute > 59 || minutes->second > 59) return std::nullopt;
    if (behind == Half::none) behind = half_behind(reader);
    const auto hour = hour_in(*number, before, behind);
    if (!hour) return std::nullopt;
    return (*hour * std::int64_t{60} + minutes->minute) * minute_ms + minutes->second * std::int64_t{1000};
}

struct Candidate {
    std::int64_t day = 0;
    Instant at;
};

std::int64_t day_number(WallTime wall) { return (wall.ms - ((wall.ms % day_ms) + day_ms) % day_ms) / day_ms; }

// In the order of time. A day that the wall never showed is meant only by whoever names it.
std::vector<Candidate> candidates(const SpokenDay& said, std::int64_t today, std::int64_t of_day, const Zone& zone) {
    std::vector<Candidate> found;
    for (const std::int64_t day : days_meant(said, today)) {
        const WallTime wall{day * day_ms + of_day};
        const Moments moments = zone.moments(wall);
        const bool is_skipped = day_number(wall_time(moments.first)) != day_number(wall);
        if (is_skipped && said.kind != SpokenDay::Kind::fixed) continue;
        found.push_back({day, moments.first});
        if (moments.first != moments.last) found.push_back({day, moments.last});
    }
    return found;
}

// A date without its year that happened is one of the year that is nearest: the day after tomorrow is not a year ago.
const Candidate& nearest_to(const std::vector<Candidate>& all, Instant now) {
    const auto away = [now](const Candidate& one) { return one.at < now ? now - one.at : one.at - now; };
    return *std::min_element(all.begin(), all.end(),
                             [&](const Candidate& a, const Candidate& b) { return away(a) < away(b); });
}

// Precondition: there is at least one.
const Candidate& chosen(const std::vector<Candidate>& all, SpokenDay::Kind kind, const Hearing& hearing) {
    if (kind == SpokenDay::Kind::yearly && hearing.aim == Aim::last) return nearest_to(all, hearing.now);
    if (hearing.aim == Aim::next) {
        const Instant minute = hearing.now - Milliseconds{((hearing.now.ms % minute_ms) + minute_ms) % minute_ms};
        for (const Candidate& one : all)
            if (one.at >= minute) return one;
        return all.back();
    }
    const Instant latest = hearing.now + last_may_be_ahead;
    for (auto one = all.rbegin(); one != all.rend(); ++one)
        if (one->at <= latest) return *one;
    return all.front();
}

struct WallSaid {
    SpokenDay day;
    std::int64_t of_day = 0;
};

// A time of day, with its day before it, behind it where that can be nothing else ("15:00 tomorrow"), or by itself.
std::optional<WallSaid> wall_said(std::string_view words, std::int64_t today) {
    SpokenReader reader(words);
    std::optional<SpokenDay> day = take_day(reader, today);
    const auto of_day = take_time_of_day(reader);
    if (!of_day) return std::nullopt;
    if (!day && (reader.take(" on ") || reader.take(" "))) {
        day = take_named_day(reader, today);
        if (!day) return std::nullopt;
    }
    return reader.ended() ? std::optional(WallSaid{day.value_or(SpokenDay{}), *of_day}) : std::nullopt;
}

std::optional<Instant> wall_form(std::string_view words, const Hearing& hearing, const Zone& zone) {
    const std::int64_t today = day_number(wall_time(zone.local(hearing.now)));
    const auto said = wall_said(words, today);
    if (!said) return std::nullopt;
    const std::vector<Candidate> all = candidates(said->day, today, said->of_day, zone);
    if (all.empty()) return std::nullopt;
    const Candidate& one = chosen(all, said->day.kind, hearing);
    return agrees(said->day, one.day) ? std::optional(one.at) : std::nullopt;
}

}  // namespace

std::optional<Instant> instant_from(std::string_view words, const Hearing& hearing) {
    const bool named = hearing.zone && hearing.zone->named();
    const Zone zone = named ? *hearing.zone : Zone::of_offset(hearing.now.offset_min);
    const SpokenReader reader(words);
    if (const auto at = signed_form(reader, hearing)) return zone.local(*at);
    if (const auto at = length_form(reader, hearing)) return zone.local(*at);
    if (const auto at = wall_form(words, hearing, zone)) return at;
    const auto written = parse_instant(words);
    if (!written) return std::nullopt;
    return named ? zone.local(*written) : *written;
}

}  // namespace model
