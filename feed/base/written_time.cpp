// The times of the command language, taken here too, so that people write them alike everywhere.
// It must never take half of a text for a time.
#include "feed/base/written_time.h"

#include "model/command_values.h"
#include "model/text/text.h"

#include <algorithm>
#include <cctype>

namespace feed {
namespace {

constexpr std::size_t longest = 60;

bool has_year(std::string_view text) {
    return text.size() > 4 &&
           std::all_of(text.begin(), text.begin() + 4, [](unsigned char c) { return std::isdigit(c); });
}

}  // namespace

std::optional<model::Instant> written_time(std::string_view text, const TimePlace& here) {
    if (const auto written = model::parse_instant(text)) return *written;
    if (text.size() > longest || !model::is_utf8(text)) return std::nullopt;
    const model::Aim aim = here.past ? model::Aim::last : model::Aim::next;
    return model::language::time_said(model::half_width(text), model::Hearing{here.now, &here.zone, aim});
}

std::optional<model::Instant> dated_time(std::string_view text, const TimePlace& here) {
    if (!has_year(text)) return std::nullopt;
    const model::Instant before_all{0, here.now.offset_min};
    return written_time(text, {before_all, here.zone, false});
}

model::Text time_forms() {
    return {"2030-10-01 15:00、昨日 15:00、15:00、2030-10-01T15:00:00+09:00 のような時刻を書いてください。",
            "Write a time such as 2030-10-01 15:00, yesterday 15:00, 15:00 or 2030-10-01T15:00:00+09:00."};
}

model::Text dated_time_forms() {
    return {
        "年から書いた時刻にしてください(例: 2030-10-01 12:00。記録のタイムゾーンで読みます。時差を付けるなら "
        "2030-10-01T12:00:00+09:00)。",
        "Write a time with its year, such as 2030-10-01 12:00 (in the log's zone), or with an offset: "
        "2030-10-01T12:00:00+09:00."};
}

}  // namespace feed
