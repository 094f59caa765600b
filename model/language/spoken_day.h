// Days as people say them: "明日", "tomorrow", "12/1", "12月1日(火)", "月曜", "Mon", "来週の月曜", "next Monday", "29 Feb",
// "2030-10-01". Part of reading a
// time (spoken_time.h). It must never know a zone or what hour it is.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace model {

// Takes numbers and units from the front of a word.
class SpokenReader {
public:
    explicit SpokenReader(std::string_view rest) : rest_(rest) {}

    bool ended() const { return rest_.empty(); }
    bool take(std::string_view unit);
    std::optional<int> number();  // up to six digits

private:
    std::string_view rest_;
};

// Days are counted from 1970-01-01, which is 0.
struct SpokenDay {
    enum class Kind {
        any,     // none was said
        fixed,   // one day
        yearly,  // "12/1"
        weekly,  // "月曜"
    };
    Kind kind = Kind::any;
    std::int64_t day = 0;                       // fixed
    std::chrono::month_day of_year{};           // yearly
    std::chrono::weekday of_week{};             // weekly
    std::optional<std::chrono::weekday> named;  // "(火)" behind a date: the day must be one
};

// The day at the front of what is read, as it is said on `today`; the reader is then behind it and what parts it from the
// time. Nothing, and nothing taken, when it does not begin with one.
std::optional<SpokenDay> take_day(SpokenReader& reader, std::int64_t today);

// A day that behind a time can be nothing else: "tomorrow", "月曜", "next monday"; of "8:40 1/2" nobody knows whether it is
// a date, nor of "8:40 sun" whether it is a day.
std::optional<SpokenDay> take_named_day(SpokenReader& reader, std::int64_t today);

// The days near `today` that it may mean, in order.
std::vector<std::int64_t> days_meant(const SpokenDay& said, std::int64_t today);

// Whether that day is what the date says it is.
bool agrees(const SpokenDay& said, std::int64_t day);

}  // namespace model
