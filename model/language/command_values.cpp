// Options and deadlines are short lines of their own, cut by the same rules as the whole line.
// It must never take a word it does not understand for something else.
#include "model/command_values.h"

#include "model/language/spoken_time.h"

#include <algorithm>
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

std::optional<Instant> time_said(std::string_view word, Instant now) {
    if (const auto at = instant_from(lower(word), now)) return at;
    return instant_from(word, now);
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

std::optional<Deadline> deadline_said(std::string_view value, Instant now) {
    const std::vector<LineWord> words = words_of(value);
    if (words.size() < 2) return std::nullopt;
    const auto at = time_said(words.front().plain, now);
    if (!at) return std::nullopt;
    Deadline deadline;
    deadline.at = *at;
    const std::size_t consequence = place_of_aside(words);
    std::size_t end = std::min(consequence, words.size());
    const LineWord& last = words[end - 1];
    if (end > 2 && !last.quoted && enum_said<DeadlineKind>(last.plain) == DeadlineKind::soft) {
        deadline.kind = DeadlineKind::soft;
        --end;
    }
    deadline.label = text_between(value, words, 1, end);
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
