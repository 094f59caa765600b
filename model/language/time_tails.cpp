// With one of these behind it four digits are a time: nobody says until or since a number.
// It must never take a tail for a time.
#include "model/language/time_tails.h"

#include <algorithm>

namespace model::language {

std::size_t tail_of(std::string_view plain) {
    for (const std::string_view tail : {"までに", "まで", "迄", "から", "より"})
        if (plain.ends_with(tail)) return tail.size();
    return 0;
}

std::vector<LineWord> without_tail(std::span<const LineWord> words, std::size_t tail) {
    std::vector<LineWord> before(words.begin(), words.end());
    std::string& last = before.back().plain;
    last.resize(last.size() - tail);
    if (last.empty()) before.pop_back();
    return before;
}

std::optional<TimeSaid> time_with_tail_at_front(std::span<const LineWord> words, const Hearing& hearing) {
    constexpr std::size_t most_words = 5;
    for (std::size_t count = 1; count <= std::min(most_words, words.size()); ++count) {
        const LineWord& last = words[count - 1];
        const std::size_t tail = last.quoted ? 0 : tail_of(last.plain);
        if (tail == 0) continue;
        const std::vector<LineWord> before = without_tail(words.first(count), tail);
        auto said = time_at_front(before, hearing, Digits::time);
        if (!said || said->words != before.size()) continue;
        said->words = count;
        return said;
    }
    return std::nullopt;
}

std::optional<TimeSaid> time_with_tail_at_end(std::span<const LineWord> words, std::size_t tail,
                                              const Hearing& hearing) {
    const std::vector<LineWord> before = without_tail(words, tail);
    auto said = time_at_end(before, hearing, Digits::time);
    if (said) said->words += words.size() - before.size();
    return said;
}

}  // namespace model::language
