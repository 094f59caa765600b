// A small reader that takes numbers and units from the front of a word until nothing is left.
// It must never guess: a word that is not wholly understood is no time.
#include "model/language/spoken_time.h"

#include "model/text/utf8.h"

#include <charconv>
#include <chrono>

namespace model {
namespace {

constexpr std::int64_t most_minutes = 7 * 24 * 60;
constexpr std::int64_t day_ms = 24 * 60 * 60 * 1000;
constexpr std::int64_t minute_ms = 60 * 1000;

class Reader {
public:
    explicit Reader(std::string_view rest) : rest_(rest) {}

    bool ended() const { return rest_.empty(); }

    bool take(std::string_view unit) {
        if (!rest_.starts_with(unit)) return false;
        rest_.remove_prefix(unit.size());
        return true;
    }

    std::optional<int> number() {
        std::size_t digits = 0;
        while (digits < rest_.size() && digits < 6 && rest_[digits] >= '0' && rest_[digits] <= '9') ++digits;
        int value = 0;
        if (digits == 0 || std::from_chars(rest_.data(), rest_.data() + digits, value).ec != std::errc())
            return std::nullopt;
        rest_.remove_prefix(digits);
        return value;
    }

private:
    std::string_view rest_;
};

std::optional<Instant> after_minutes(Instant now, std::int64_t minutes) {
    if (minutes > most_minutes) return std::nullopt;
    return now + std::chrono::minutes(minutes);
}

// "+15m", "+15", "+1h", "+1h30m"
std::optional<Instant> plus_form(Reader reader, Instant now) {
    if (!reader.take("+")) return std::nullopt;
    const auto first = reader.number();
    if (!first) return std::nullopt;
    if (!reader.take("h")) {
        reader.take("m");
        return reader.ended() ? after_minutes(now, *first) : std::nullopt;
    }
    const auto second = reader.number();
    if (second) reader.take("m");
    return reader.ended() ? after_minutes(now, std::int64_t{*first} * 60 + second.value_or(0)) : std::nullopt;
}

// "20分後", "1時間後", "1時間30分後"
std::optional<Instant> later_form(Reader reader, Instant now) {
    std::int64_t minutes = 0;
    auto number = reader.number();
    if (number && reader.take("時間")) {
        minutes = std::int64_t{*number} * 60;
        if (reader.take("後")) return reader.ended() ? after_minutes(now, minutes) : std::nullopt;
        number = reader.number();
    }
    if (!number || !reader.take("分後") || !reader.ended()) return std::nullopt;
    return after_minutes(now, minutes + *number);
}

std::int64_t start_of_day(Instant now) {
    const std::int64_t local = now.ms + now.offset_min * minute_ms;
    const std::int64_t into_the_day = ((local % day_ms) + day_ms) % day_ms;
    return now.ms - into_the_day;
}

// "8:40", "8時40分", "8時"
std::optional<Instant> clock_form(Reader reader, Instant now) {
    const auto hour = reader.number();
    if (!hour || *hour > 23) return std::nullopt;
    int minute = 0;
    if (reader.take(":")) {
        const auto number = reader.number();
        if (!number) return std::nullopt;
        minute = *number;
    } else if (!reader.take("時")) {
        return std::nullopt;
    } else if (const auto number = reader.number()) {
        minute = *number;
        if (!reader.take("分")) return std::nullopt;
    }
    if (!reader.ended() || minute > 59) return std::nullopt;
    Instant at{start_of_day(now) + (*hour * 60 + minute) * minute_ms, now.offset_min};
    if (now - at > std::chrono::hours(12)) at = at + Milliseconds(day_ms);
    return at;
}

}  // namespace

std::string half_width(std::string_view text) {
    constexpr char32_t first = 0xFF01;
    constexpr char32_t last = 0xFF5E;
    constexpr char32_t space = 0x3000;
    std::string narrow;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const std::size_t size = point.size == 0 ? 1 : point.size;
        if (point.value >= first && point.value <= last) {
            narrow += static_cast<char>(point.value - first + U'!');
        } else if (point.value == space) {
            narrow += ' ';
        } else {
            narrow += text.substr(at, size);
        }
        at += size;
    }
    return narrow;
}

std::optional<Instant> instant_from(std::string_view word, Instant now) {
    const Reader reader(word);
    if (const auto at = plus_form(reader, now)) return at;
    if (const auto at = later_form(reader, now)) return at;
    if (const auto at = clock_form(reader, now)) return at;
    const auto written = parse_instant(word);
    return written ? std::optional<Instant>(*written) : std::nullopt;
}

}  // namespace model
