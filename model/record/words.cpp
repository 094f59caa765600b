// The words a person reads, in both languages. It must never know a wire word.
#include "model/record/words.h"

#include "model/record/enum_words.h"

#include <array>
#include <charconv>

namespace model {

namespace {

struct Phrase {
    std::string_view ja;
    std::string_view en;
};

constexpr std::array<Phrase, static_cast<std::size_t>(Say::count_)> phrases{{
#define WORD(id, ja, en) {ja, en},
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

std::string fill(std::string_view phrase, std::initializer_list<std::string> values) {
    std::string filled;
    std::size_t next = 0;
    while (!phrase.empty()) {
        const std::size_t open = phrase.find('{');
        const std::size_t close = open == std::string_view::npos ? open : phrase.find('}', open);
        if (close == std::string_view::npos) break;
        filled += phrase.substr(0, open);
        std::size_t at = next++;
        std::from_chars(phrase.data() + open + 1, phrase.data() + close, at);
        if (at < values.size()) filled += values.begin()[at];
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
