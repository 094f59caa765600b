// RFC 3339 in and out, and the few ways a time is written on the board. It must never read a clock or a time zone
// database: the offset travels with the instant.
#include "model/text/time.h"

#include <algorithm>
#include <array>
#include <optional>

namespace model {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 86'400'000;
constexpr int most_offset_min = 1080;

// 0001-01-01 and 9999-12-31 in any offset: what four digits can write.
constexpr std::int64_t earliest_ms = -62'135'510'400'000;
constexpr std::int64_t latest_ms = 253'402'214'399'999;

struct Civil {
    std::chrono::year_month_day date;
    std::chrono::weekday weekday;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int ms = 0;
};

Civil civil_from(Instant instant) {
    const std::int64_t local = std::clamp(instant.ms, earliest_ms, latest_ms) + instant.offset_min * minute_ms;
    const std::int64_t days = local >= 0 ? local / day_ms : -((-local + day_ms - 1) / day_ms);
    const auto rest = static_cast<int>(local - days * day_ms);
    const std::chrono::sys_days day{std::chrono::days{static_cast<int>(days)}};
    return Civil{std::chrono::year_month_day{day},
                 std::chrono::weekday{day},
                 rest / 3'600'000,
                 rest / 60'000 % 60,
                 rest / 1000 % 60,
                 rest % 1000};
}

std::string digits(int value, std::size_t width) {
    std::string text = std::to_string(value);
    return text.size() >= width ? text : std::string(width - text.size(), '0') + text;
}

// Reads fixed-width pieces; once something is not as written, everything after it is refused too.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    int number(std::size_t width) {
        if (rest_.size() < width) return fail();
        int value = 0;
        for (std::size_t i = 0; i < width; ++i) {
            if (rest_[i] < '0' || rest_[i] > '9') return fail();
            value = value * 10 + (rest_[i] - '0');
        }
        rest_.remove_prefix(width);
        return value;
    }

    bool sign(char wanted) {
        if (rest_.empty() || rest_.front() != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }

    void must(char wanted, char or_else) {
        if (!sign(wanted) && !sign(or_else)) fail();
    }

    std::size_t digits_ahead() const {
        const std::size_t end = rest_.find_first_not_of("0123456789");
        return end == std::string_view::npos ? rest_.size() : end;
    }

    bool whole() const { return !failed_ && rest_.empty(); }

private:
    int fail() {
        failed_ = true;
        rest_ = {};
        return 0;
    }

    std::string_view rest_;
    bool failed_ = false;
};

int fraction_ms(Scanner& scanner) {
    if (!scanner.sign('.')) return 0;
    const std::size_t width = std::clamp<std::size_t>(scanner.digits_ahead(), 1, 3);
    constexpr std::array<int, 4> scale{0, 100, 10, 1};
    return scanner.number(width) * scale[width];
}

// Minutes, or nothing when it is out of range. A missing offset leaves the scanner failed.
std::optional<int> offset_minutes(Scanner& scanner) {
    if (scanner.sign('Z') || scanner.sign('z')) return 0;
    const bool west = scanner.sign('-');
    if (!west) scanner.must('+', '+');
    const int hours = scanner.number(2);
    scanner.must(':', ':');
    const int minutes = scanner.number(2);
    const int total = hours * 60 + minutes;
    if (minutes > 59 || total > most_offset_min) return std::nullopt;
    return west ? -total : total;
}

std::optional<Instant> instant_from(std::string_view text) {
    Scanner scanner(text);
    const int year = scanner.number(4);
    scanner.must('-', '-');
    const int month = scanner.number(2);
    scanner.must('-', '-');
    const int day = scanner.number(2);
    scanner.must('T', 't');
    const int hour = scanner.number(2);
    scanner.must(':', ':');
    const int minute = scanner.number(2);
    scanner.must(':', ':');
    const int second = scanner.number(2);
    const int ms = fraction_ms(scanner);
    const std::optional<int> offset = offset_minutes(scanner);
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!scanner.whole() || !offset || !date.ok() || year < 1970 || year > 2199 || hour > 23 || minute > 59 ||
        second > 59)
        return std::nullopt;
    const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
    const std::int64_t of_day = ((hour * 60 + minute) * 60 + second) * std::int64_t{1000} + ms;
    return Instant{days * day_ms + of_day - *offset * minute_ms, static_cast<std::int16_t>(*offset)};
}

}  // namespace

Result<Instant> parse_instant(std::string_view text, std::string_view field) {
    if (const auto instant = instant_from(text)) return *instant;
    const std::string where = field.empty() ? std::string{} : std::string{field} + ": ";
    return problem(Trouble::invalid, where + "時刻は日付と時差まで書いてください(例 2030-10-01T08:20:00+09:00)。",
                   where + "write the time with its date and offset, e.g. 2030-10-01T08:20:00+09:00.",
                   std::string{field});
}

std::string rfc3339(Instant instant) {
    const Civil civil = civil_from(instant);
    std::string text = digits(static_cast<int>(civil.date.year()), 4) + "-" +
                       digits(static_cast<int>(static_cast<unsigned>(civil.date.month())), 2) + "-" +
                       digits(static_cast<int>(static_cast<unsigned>(civil.date.day())), 2) + "T" +
                       hour_minute_second(instant);
    if (civil.ms != 0) text += "." + digits(civil.ms, 3);
    if (instant.offset_min == 0) return text + "Z";
    const int offset = instant.offset_min < 0 ? -instant.offset_min : instant.offset_min;
    return text + (instant.offset_min < 0 ? "-" : "+") + digits(offset / 60, 2) + ":" + digits(offset % 60, 2);
}

std::string hour_minute(Instant instant) {
    const Civil civil = civil_from(instant);
    return digits(civil.hour, 2) + ":" + digits(civil.minute, 2);
}

std::string hour_minute_second(Instant instant) {
    return hour_minute(instant) + ":" + digits(civil_from(instant).second, 2);
}

std::string month_day(Instant instant, Language language) {
    constexpr std::array<const char*, 7> days_ja{"日", "月", "火", "水", "木", "金", "土"};
    constexpr std::array<const char*, 7> days_en{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Civil civil = civil_from(instant);
    const unsigned month = static_cast<unsigned>(civil.date.month());
    const std::string day = std::to_string(static_cast<unsigned>(civil.date.day()));
    const unsigned weekday = civil.weekday.c_encoding();
    if (language == Language::ja) return std::to_string(month) + "月" + day + "日(" + days_ja[weekday] + ")";
    return std::string{days_en[weekday]} + " " + day + " " + months[month - 1];
}

std::string month_day_short(Instant instant) {
    const Civil civil = civil_from(instant);
    return digits(static_cast<int>(static_cast<unsigned>(civil.date.month())), 2) + "/" +
           digits(static_cast<int>(static_cast<unsigned>(civil.date.day())), 2);
}

}  // namespace model
