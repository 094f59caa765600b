// The words a person reads, in both languages. It must never know a wire word.
#include "model/record/words.h"

#include "model/record/enum_words.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace model {

namespace {

struct Phrase {
    std::string_view ja;
    std::string_view en;
};

constexpr std::array<Phrase, static_cast<std::size_t>(Say::count_)> phrases{{
#define WORD(id, ja, en, ...) {ja, en},
#include "assets/words.def"
#undef WORD
}};

constexpr bool all_spoken() {
    for (const Phrase& phrase : phrases)
        if (phrase.ja.empty() || phrase.en.empty()) return false;
    return true;
}
static_assert(all_spoken(), "a word of assets/words.def is empty in one language");

template <class E>
Text spoken(E value) {
    return Text{std::string{enum_word(value).ja}, std::string{enum_word(value).en}};
}

}  // namespace

std::string_view say(Say word, Language language) {
    const Phrase& phrase = phrases[static_cast<std::size_t>(word)];
    return language == Language::ja ? phrase.ja : phrase.en;
}

namespace {

// What stands between the braces: which value, and whether one of two words by it.
struct Place {
    std::size_t value = 0;
    std::string_view one, many;
    bool chooses = false;
};

Place place_of(std::string_view inside, std::size_t& next) {
    Place place;
    const std::size_t ask = inside.find('?');
    place.chooses = ask != std::string_view::npos;
    if (!place.chooses) place.value = next++;
    std::from_chars(inside.data(), inside.data() + inside.size(), place.value);
    if (!place.chooses) return place;
    const std::string_view words = inside.substr(ask + 1);
    const std::size_t between = std::min(words.find(':'), words.size());
    place.one = words.substr(0, between);
    place.many = words.substr(std::min(between + 1, words.size()));
    return place;
}

}  // namespace

std::string fill(std::string_view phrase, std::initializer_list<std::string> values) {
    std::string filled;
    std::size_t next = 0;
    while (!phrase.empty()) {
        const std::size_t open = phrase.find('{');
        const std::size_t close = open == std::string_view::npos ? open : phrase.find('}', open);
        if (close == std::string_view::npos) break;
        filled += phrase.substr(0, open);
        const Place place = place_of(phrase.substr(open + 1, close - open - 1), next);
        const std::string value = place.value < values.size() ? values.begin()[place.value] : std::string{};
        filled += !place.chooses ? std::string_view(value) : value == "1" ? place.one : place.many;
        phrase.remove_prefix(close + 1);
    }
    return filled.append(phrase);
}

Text word_of(Continuity value) { return spoken(value); }
Text word_of(Phase value) { return spoken(value); }
Text word_of(Verb value) { return spoken(value); }
Text word_of(ActionState value) { return spoken(value); }
Text word_of(FactStatus value) { return spoken(value); }
Text word_of(FactKind value) { return spoken(value); }
Text word_of(DecisionState value) { return spoken(value); }
Text word_of(HelpState value) { return spoken(value); }
Text word_of(RoleName value) { return spoken(value); }
Text word_of(HandoverState value) { return spoken(value); }
Text word_of(Impact value) { return spoken(value); }
Text word_of(Happening value) { return spoken(value); }

}  // namespace model
