// Options and deadlines are short lines of their own, cut by the same rules as the whole line.
// It must never take a word it does not understand for something else.
#include "model/command_values.h"

#include "model/record/words.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace model::language {
namespace {

constexpr std::string_view aside = "!";  // parts a text from what follows if it goes wrong

std::size_t place_of_aside(const std::vector<LineWord>& words) {
    const auto found = std::find_if(words.begin(), words.end(), [](const LineWord& word) { return word.raw == aside; });
    return static_cast<std::size_t>(found - words.begin());
}

Text text_between(std::string_view line, const std::vector<LineWord>& words, std::size_t from, std::size_t to) {
    if (from >= to) return {};
    return text_said(line, std::span(words).subspan(from, to - from));
}

void add_aside(std::string& said, const Text& text) {
    if (!text.ja.empty() || !text.en.empty()) said += " " + std::string(aside) + " " + spoken(text);
}

}  // namespace

bool is_id(std::string_view word) {
    return !word.empty() && word.size() <= 40 && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-';
    });
}

std::string id_typed(std::string word) {
    std::size_t letters = 0;
    while (letters < word.size() && word[letters] >= 'a' && word[letters] <= 'z') ++letters;
    const bool digits = letters > 0 && letters < word.size() &&
                        std::all_of(word.begin() + static_cast<std::ptrdiff_t>(letters), word.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
    if (letters <= 2 && digits)
        for (char& c : word)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return word;
}

Hearing hearing_of(const Saying& saying, std::string_view field) {
    static constexpr std::array<std::string_view, 5> happened{"at", "heard_at", "since", "began_at", "recognised_at"};
    const bool last = std::find(happened.begin(), happened.end(), field) != happened.end();
    return {saying.now, &saying.zone, last ? Aim::last : Aim::next};
}

namespace {

// "0840": hours and minutes without a colon.
bool is_four_digits(std::string_view word) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return word.size() == 4 && std::all_of(word.begin(), word.end(), is_digit);
}

std::string_view last_of(std::string_view words) {
    const std::size_t space = words.rfind(' ');
    return space == std::string_view::npos ? words : words.substr(space + 1);
}

}  // namespace

std::optional<Instant> time_said(std::string_view words, const Hearing& hearing) {
    std::string said = lower(words);
    if (is_four_digits(last_of(said))) said.insert(said.size() - 2, ":");
    return instant_from(said, hearing);
}

namespace {

constexpr std::size_t most_time_words = 5;  // "next Monday at 3 pm"

// All of these words as one time.
std::optional<TimeSaid> time_in(std::span<const LineWord> words, const Hearing& hearing, Digits four) {
    const std::string& last = words.back().plain;
    if (four == Digits::number && is_four_digits(last) && last.front() != '0') return std::nullopt;
    std::string all;
    for (const LineWord& word : words) {
        if (word.quoted) return std::nullopt;
        all += (all.empty() ? "" : " ") + word.plain;
    }
    const auto at = time_said(all, hearing);
    return at ? std::optional(TimeSaid{*at, words.size(), std::move(all)}) : std::nullopt;
}

}  // namespace

std::optional<TimeSaid> time_at_front(std::span<const LineWord> words, const Hearing& hearing, Digits four) {
    for (std::size_t count = std::min(words.size(), most_time_words); count > 0; --count)
        if (auto said = time_in(words.first(count), hearing, four)) return said;
    return std::nullopt;
}

std::optional<TimeSaid> time_at_end(std::span<const LineWord> words, const Hearing& hearing, Digits four) {
    for (std::size_t count = std::min(words.size(), most_time_words); count > 0; --count)
        if (auto said = time_in(words.last(count), hearing, four)) return said;
    return std::nullopt;
}

std::string moment_said(Instant at, const Saying& saying, Language language) {
    constexpr std::int64_t day_ms = 86'400'000;
    const Zone zone = saying.zone.named() ? saying.zone : Zone::of_offset(saying.now.offset_min);
    const Instant there = zone.local(at);
    const Instant now = zone.local(saying.now);
    const auto day = [](Instant of) {
        return (wall_time(of).ms - ((wall_time(of).ms % day_ms) + day_ms) % day_ms) / day_ms;
    };
    std::string time = hour_minute(there);
    // A time that the clocks went forward over was typed as another one.
    const bool jumped = zone.local(Instant{at.ms - 1}).offset_min < there.offset_min;
    if (jumped || zone.is_shown_twice(there)) time += " (" + offset_name(there.offset_min) + ")";
    const std::int64_t ahead = day(there) - day(now);
    if (ahead == 0) return time;
    if (ahead == 1) return fill(say(Say::day_tomorrow, language), {time});
    if (ahead == -1) return fill(say(Say::day_yesterday, language), {time});
    const std::string year = rfc3339(there).substr(0, 4);
    const bool this_year = year == rfc3339(now).substr(0, 4);
    return (this_year ? std::string() : year + "/") + month_day_short(there) + " " + time;
}

std::string other_days_said(const Reading& reading, const Saying& saying, Language language) {
    std::string all;
    for (const Instant at : reading.times) {
        const std::string said = moment_said(at, saying, language);
        if (said.size() > std::string_view("00:00").size()) all += (all.empty() ? "→ " : ", ") + said;
    }
    return all;
}

std::optional<int> number_said(std::string_view word) {
    if (word.starts_with('x') || word.starts_with('X')) word.remove_prefix(1);
    for (const std::string_view unit : {"名", "人", "分", "min", "m"})
        if (word.ends_with(unit) && word.size() > unit.size()) {
            word.remove_suffix(unit.size());
            break;
        }
    int value = 0;
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (fault != std::errc() || end != word.data() + word.size()) return std::nullopt;
    return value;
}

std::optional<DecisionOption> option_said(std::string_view value) {
    const std::vector<LineWord> words = words_of(value);
    if (words.size() < 2 || !is_id(words.front().plain)) return std::nullopt;
    DecisionOption option;
    option.id = words.front().plain;
    const std::size_t risk = place_of_aside(words);
    std::size_t end = std::min(risk, words.size());
    const auto digit = [](const std::string& word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; };
    const auto unit = [](const std::string& word) { return word.ends_with("m") || word.ends_with("分"); };
    if (end > 1 && !words[end - 1].quoted && digit(words[end - 1].plain) && unit(words[end - 1].plain))
        if (const auto lead = number_said(words[end - 1].plain)) {
            option.lead_time_min = lead;
            --end;
        }
    option.text = text_between(value, words, 1, end);
    option.risk = text_between(value, words, risk + 1, words.size());
    return option;
}

std::string spoken(const DecisionOption& option) {
    std::string said = option.id + " " + spoken(option.text);
    if (option.lead_time_min) said += " " + std::to_string(*option.lead_time_min) + "m";
    add_aside(said, option.risk);
    return said;
}

std::optional<Deadline> deadline_said(std::string_view value, const Hearing& hearing) {
    const std::vector<LineWord> words = words_of(value);
    const auto said = time_at_front(words, hearing);
    if (!said || words.size() <= said->words) return std::nullopt;
    Deadline deadline;
    deadline.at = said->at;
    const std::size_t consequence = place_of_aside(words);
    std::size_t end = std::min(consequence, words.size());
    const LineWord& last = words[end - 1];
    if (end > said->words + 1 && !last.quoted && enum_said<DeadlineKind>(last.plain) == DeadlineKind::soft) {
        deadline.kind = DeadlineKind::soft;
        --end;
    }
    deadline.label = text_between(value, words, said->words, end);
    deadline.consequence = text_between(value, words, consequence + 1, words.size());
    return deadline;
}

std::string spoken(const Deadline& deadline) {
    std::string said = rfc3339(deadline.at) + " " + spoken(deadline.label);
    if (deadline.kind == DeadlineKind::soft) said += " soft";
    add_aside(said, deadline.consequence);
    return said;
}

}  // namespace model::language
