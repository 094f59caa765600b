// Single values as they are said in a line: ids, times, counts, enum words, deadlines, options. Part of the command
// language. It must never know which command they are for.
#pragma once

#include "model/command_language.h"
#include "model/language/command_words.h"
#include "model/language/readings.h"
#include "model/language/spoken_time.h"
#include "model/record/enum_words.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace model::language {

// 1–40 of [A-Za-z0-9._-].
bool is_id(std::string_view word);
// "a7" and "ho1" are how "A7" and "HO1" are typed; anything else is taken as written.
std::string id_typed(std::string word);

// How a time in this field of a command is heard: what happened by the last one, everything else by the next.
Hearing hearing_of(const Saying& saying, std::string_view field);
// All of `words` is a time, so four digits at its end are one too: "0840", "明日 1240".
std::optional<Instant> time_said(std::string_view words, const Hearing& hearing);

// A time at the front or the end of a line, with its day before it in one word or in up to three: none of them quoted.
struct TimeSaid {
    Instant at;
    std::size_t words = 1;
    std::string value;  // the words, as time_said takes them
};
// "0840" is one anywhere; "1240", which may as well be a number, where only a time can stand.
enum class Digits { number, time };
std::optional<TimeSaid> time_at_front(std::span<const LineWord> words, const Hearing& hearing,
                                      Digits four = Digits::number);
std::optional<TimeSaid> time_at_end(std::span<const LineWord> words, const Hearing& hearing,
                                    Digits four = Digits::number);

// "15:00", "明日 15:00", "12/01 15:00", "2031/01/05 15:00": how a time is said back where the day must not be doubted; with its
// offset when the wall shows it twice.
std::string moment_said(Instant at, const Saying& saying, Language language);
// "→ 明日 15:00": the times of a line that are not of today or may be doubted; empty when there are none.
std::string other_days_said(const Reading& reading, const Saying& saying, Language language);
std::optional<int> number_said(
    std::string_view word);  // "2", "2名", "2人", "x2", "20m", "20分", "20 min" without space

// "a switch by hand 20m ! risk" and "15:30 market close soft ! consequence".
std::optional<DecisionOption> option_said(std::string_view value);
std::string spoken(const DecisionOption& option);
std::optional<Deadline> deadline_said(std::string_view value, const Hearing& hearing);
std::string spoken(const Deadline& deadline);

// An enumerator by its wire word, its word in either language, or however else the Japanese one is written or read
// (readings.h); never `other`.
template <class E>
std::optional<E> enum_said(std::string_view word) {
    const std::string wanted = lower(word);
    for (std::size_t i = 0; i < EnumWords<E>::all.size(); ++i) {
        const EnumWord& known = EnumWords<E>::all[i];
        if (known.wire == "other") continue;
        if (wanted == known.wire || wanted == known.ja || wanted == lower(known.en)) return static_cast<E>(i);
    }
    for (std::size_t i = 0; i < EnumWords<E>::all.size(); ++i)
        if (EnumWords<E>::all[i].wire != "other" && is_read_as(word, EnumWords<E>::all[i].ja)) return static_cast<E>(i);
    return std::nullopt;
}

}  // namespace model::language
