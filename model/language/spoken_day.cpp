// Weeks begin on Monday: 来週の月曜, said on a Sunday, is tomorrow. Every form is tried from the same place; the first that
// goes through is it. It must never guess: a date that is not in the calendar is no day.
#include "model/language/spoken_day.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace model {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::month_day;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::year_month_day;

struct Relative {
    std::string_view word;
    int days;
};
constexpr std::array<Relative, 15> relatives{{{"今日", 0},
                                              {"本日", 0},
                                              {"きょう", 0},
                                              {"today", 0},
                                              {"明日", 1},
                                              {"あした", 1},
                                              {"あす", 1},
                                              {"tomorrow", 1},
                                              {"明後日", 2},
                                              {"あさって", 2},
                                              {"昨日", -1},
                                              {"きのう", -1},
                                              {"yesterday", -1},
                                              {"一昨日", -2},
                                              {"おととい", -2}}};

// From Sunday.
constexpr std::array<std::string_view, 7> week_ja{"日", "月", "火", "水", "木", "金", "土"};
constexpr std::array<std::string_view, 7> week_en{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr std::array<std::string_view, 7> week_long{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};

constexpr int years_around = 8;  // a 29th of February is never further away

std::int64_t number_of(const year_month_day& date) { return sys_days{date}.time_since_epoch().count(); }

sys_days date_of(std::int64_t number) { return sys_days{days{static_cast<int>(number)}}; }

std::optional<weekday> take_weekday(SpokenReader& reader, bool alone) {
    for (unsigned i = 0; i < week_ja.size(); ++i) {
        SpokenReader ahead = reader;
        if (ahead.take(week_ja[i])) {
            const bool whole = ahead.take("曜日") || ahead.take("曜");
            if (!whole && alone) continue;
        } else if (!ahead.take(week_long[i]) && !ahead.take(week_en[i])) {
            continue;
        }
        reader = ahead;
        return weekday{i};
    }
    return std::nullopt;
}

SpokenDay fixed(std::int64_t number) {
    SpokenDay said;
    said.kind = SpokenDay::Kind::fixed;
    said.day = number;
    return said;
}

std::optional<SpokenDay> relative_day(SpokenReader& reader, std::int64_t today) {
    for (const Relative& relative : relatives)
        if (reader.take(relative.word)) return fixed(today + relative.days);
    return std::nullopt;
}

// "来週(の)", "next": how many weeks from this one.
std::optional<int> take_week(SpokenReader& reader) {
    struct Week {
        std::string_view word;
        int weeks;
    };
    constexpr std::array<Week, 6> weeks{
        {{"来週", 1}, {"今週", 0}, {"先週", -1}, {"next ", 1}, {"this ", 0}, {"last ", -1}}};
    for (const Week& week : weeks) {
        if (!reader.take(week.word)) continue;
        if (!reader.take("の ") && !reader.take("の")) reader.take(" ");
        return week.weeks;
    }
    return std::nullopt;
}

std::optional<SpokenDay> day_of_week(SpokenReader& reader, std::int64_t today) {
    const std::optional<int> week = take_week(reader);
    const auto meant = take_weekday(reader, !week);
    if (!meant) return std::nullopt;
    if (week) {
        const std::int64_t monday = today - static_cast<int>(weekday{date_of(today)}.iso_encoding()) + 1;
        return fixed(monday + std::int64_t{7} * *week + static_cast<int>(meant->iso_encoding()) - 1);
    }
    SpokenDay said;
    said.kind = SpokenDay::Kind::weekly;
    said.of_week = *meant;
    return said;
}

std::optional<SpokenDay> on(std::optional<int> in_year, int in_month, int on_day) {
    const month_day date{month{static_cast<unsigned>(in_month)}, day{static_cast<unsigned>(on_day)}};
    if (!in_year) {
        SpokenDay said;
        said.kind = SpokenDay::Kind::yearly;
        said.of_year = date;
        return date.ok() ? std::optional(said) : std::nullopt;
    }
    const year_month_day whole{year{*in_year}, date.month(), date.day()};
    if (!whole.ok() || *in_year < 1970 || *in_year > 2199) return std::nullopt;
    return fixed(number_of(whole));
}

// "2030-10-01", "2030/10/1", "10/1", "2030年10月1日", "10月1日"
std::optional<SpokenDay> calendar_day(SpokenReader& reader) {
    std::optional<int> in_year;
    auto number = reader.number();
    if (!number) return std::nullopt;
    const bool dashes = *number >= 1970 && reader.take("-");
    const bool kanji = !dashes && reader.take("年");
    if (dashes || kanji || *number >= 1970) {
        if (!dashes && !kanji && !reader.take("/")) return std::nullopt;
        in_year = number;
        number = reader.number();
        if (!number) return std::nullopt;
    }
    const bool japanese = reader.take("月");
    const bool parted = japanese ? !dashes : !kanji && reader.take(dashes ? "-" : "/");
    const auto last = parted ? reader.number() : std::nullopt;
    if (!last || (japanese && !reader.take("日"))) return std::nullopt;
    auto said = on(in_year, *number, *last);
    SpokenReader ahead = reader;
    if (!said || !ahead.take("(")) return said;
    said->named = take_weekday(ahead, false);
    if (!said->named || !ahead.take(")")) return std::nullopt;
    reader = ahead;
    return said;
}

std::optional<int> take_month(SpokenReader& reader) {
    constexpr std::array<std::string_view, 12> names{"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!reader.take(names[i]) && !reader.take(names[i].substr(0, 3))) continue;
        reader.take(".");
        return static_cast<int>(i) + 1;
    }
    return std::nullopt;
}

// "29 feb", "feb 29", and the same with the year behind it.
std::optional<SpokenDay> named_month_day(SpokenReader& reader) {
    auto number = reader.number();
    const bool day_first = number.has_value();
    if (day_first && !reader.take(" ")) return std::nullopt;
    const auto in_month = take_month(reader);
    if (!in_month) return std::nullopt;
    if (!day_first && reader.take(" ")) number = reader.number();
    if (!number) return std::nullopt;
    SpokenReader ahead = reader;
    if (!ahead.take(", ")) ahead.take(" ");
    const auto in_year = ahead.number();
    const bool has_year = in_year && *in_year >= 1970 && *in_year <= 2199;
    if (has_year) reader = ahead;
    return on(has_year ? in_year : std::nullopt, *in_month, *number);
}

void take_parting(SpokenReader& reader) {
    if (!reader.take(" at ") && !reader.take(" ") && !reader.take("の")) reader.take("t");
}

}  // namespace

bool SpokenReader::take(std::string_view unit) {
    if (!rest_.starts_with(unit)) return false;
    rest_.remove_prefix(unit.size());
    return true;
}

std::optional<int> SpokenReader::number() {
    std::size_t digits = 0;
    while (digits < rest_.size() && digits < 6 && rest_[digits] >= '0' && rest_[digits] <= '9') ++digits;
    int value = 0;
    if (digits == 0 || std::from_chars(rest_.data(), rest_.data() + digits, value).ec != std::errc())
        return std::nullopt;
    rest_.remove_prefix(digits);
    return value;
}

std::optional<SpokenDay> take_day(SpokenReader& reader, std::int64_t today) {
    for (const auto form : {+[](SpokenReader&from, std::int64_t now) { return relative_day(from, now); },
                            +[](SpokenReader&from, std::int64_t now) { return day_of_week(from, now); },
                            +[](SpokenReader&from, std::int64_t) { return named_month_day(from); },
                            +[](SpokenReader&from, std::int64_t) { return calendar_day(from); }}) {
        SpokenReader ahead = reader;
        const auto said = form(ahead, today);
        if (!said) continue;
        take_parting(ahead);
        reader = ahead;
        return said;
    }
    return std::nullopt;
}

std::optional<SpokenDay> take_named_day(SpokenReader& reader, std::int64_t today) {
    if (const auto said = relative_day(reader, today)) return said;
    SpokenReader ahead = reader;
    const bool short_name = std::any_of(week_en.begin(), week_en.end(), [&](std::string_view name) {
        SpokenReader from = reader;
        return from.take(name) && from.ended();
    });
    const auto said = short_name ? std::nullopt : day_of_week(ahead, today);
    if (said) reader = ahead;
    return said;
}

std::vector<std::int64_t> days_meant(const SpokenDay& said, std::int64_t today) {
    std::vector<std::int64_t> found;
    const int around = said.kind == SpokenDay::Kind::weekly ? 9 : 2;  // a night that began up to two days ago
    switch (said.kind) {
        case SpokenDay::Kind::fixed: return {said.day};
        case SpokenDay::Kind::yearly: {
            const year now = year_month_day{date_of(today)}.year();
            for (year each = now - std::chrono::years{years_around}; each <= now + std::chrono::years{years_around};
                 ++each)
                if (const year_month_day date{each, said.of_year.month(), said.of_year.day()}; date.ok())
                    found.push_back(number_of(date));
            return found;
        }
        default: break;
    }
    for (std::int64_t each = today - around; each <= today + around; ++each)
        if (said.kind == SpokenDay::Kind::any || weekday{date_of(each)} == said.of_week) found.push_back(each);
    return found;
}

bool agrees(const SpokenDay& said, std::int64_t day) { return !said.named || weekday{date_of(day)} == *said.named; }

}  // namespace model
