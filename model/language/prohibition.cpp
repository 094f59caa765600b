// Two lists for each language: negations that surely say the whole prohibition, which are taken off and said by the
// product, and words that may be one. Text of the other language is looked at by both, because a name is often given once.
#include "model/prohibition.h"

#include "model/language/command_words.h"
#include "model/record/words.h"

#include <algorithm>
#include <array>

namespace model {
namespace {

std::string_view trimmed(std::string_view text) {
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view space : {std::string_view(" "), std::string_view("\t"), std::string_view("　")}) {
            while (text.starts_with(space)) text.remove_prefix(space.size()), more = true;
            while (text.ends_with(space)) text.remove_suffix(space.size()), more = true;
        }
    }
    return text;
}

// Nothing, or what is left behind a negation that begins the text.
std::string_view behind_english(std::string_view text) {
    static constexpr std::array<std::string_view, 11> sure = {
        "do not ",  "don't ",   "don’t ",         "dont ",         "donot ",       "must not ",
        "mustn't ", "mustn’t ", "please do not ", "please don't ", "please don’t "};
    const std::string small = language::lower(text);
    for (const std::string_view negation : sure)
        if (small.starts_with(negation)) return trimmed(text.substr(negation.size()));
    return small.starts_with("never ") ? trimmed(text.substr(6)) : std::string_view();
}

std::string_view without_particle(std::string_view text) {
    text = trimmed(text);
    for (const std::string_view particle : {"は", "を", "の"})
        if (text.ends_with(particle) && text.size() > particle.size()) text.remove_suffix(particle.size());
    return trimmed(text);
}

std::string_view beside_japanese(std::string_view text) {
    static constexpr std::array<std::string_view, 7> behind = {
        "禁止", "厳禁", "するな", "しないこと", "しないでください", "してはいけない", "してはならない"};
    if (text.ends_with("。")) text.remove_suffix(std::string_view("。").size());
    for (const std::string_view negation : {std::string_view("禁止"), std::string_view("厳禁")})
        for (const std::string_view mark : {" ", "　", ":", "："})
            if (text.starts_with(std::string(negation).append(mark)))
                return trimmed(text.substr(negation.size() + mark.size()));
    for (const std::string_view negation : behind)
        if (text.ends_with(negation)) return without_particle(text.substr(0, text.size() - negation.size()));
    return {};
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

bool has_word(const std::string& small, std::string_view word) {
    for (std::size_t at = small.find(word); at != std::string::npos; at = small.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_letter(small[at - 1])) && (end == small.size() || !is_letter(small[end]))) return true;
    }
    return false;
}

// A word that may turn the sense round; which of its parts it belongs to nobody here knows.
bool may_negate(std::string_view text) {
    static constexpr std::array<std::string_view, 19> words = {
        "not",   "never",     "no",         "none",   "nobody",  "nothing",    "neither", "nor",   "cannot", "cant",
        "avoid", "forbidden", "prohibited", "banned", "refrain", "disallowed", "dont",    "donot", "mustnt"};
    static constexpr std::array<std::string_view, 14> parts = {"n't",  "n’t",  "ない", "なかっ",   "ません",
                                                               "禁止", "厳禁", "不可", "べからず", "だめ",
                                                               "ダメ", "避け", "控え", "するな"};
    const std::string small = language::lower(text);
    const auto has_part = [&](std::string_view part) { return small.find(part) != std::string::npos; };
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has_word(small, word); }) ||
           std::any_of(parts.begin(), parts.end(), has_part) || small.ends_with("な") || small.ends_with("ず");
}

// The first words of what is left still negate: "do not not restart".
bool begins_negated(std::string_view rest) {
    const std::string_view first = rest.substr(0, rest.find(' '));
    return may_negate(first) || !behind_english(rest).empty() || !beside_japanese(rest).empty();
}

}  // namespace

std::string prohibition(const Text& typed, Language language) {
    std::string_view text = trimmed(pick(typed, language));
    if (text.empty()) return {};
    for (const std::string_view mark : {say(Say::own_mark, Language::ja), say(Say::own_mark, Language::en)})
        if (text.starts_with(mark)) {
            const std::string unmarked(text.substr(mark.size()));
            return std::string(text.substr(0, mark.size())) + prohibition({unmarked, unmarked}, language);
        }
    std::string_view rest = behind_english(text);
    if (rest.empty()) rest = beside_japanese(text);
    if (!rest.empty() && !begins_negated(rest)) return fill(say(Say::do_not, language), {std::string(rest)});
    if (may_negate(text)) return fill(say(Say::do_not_as_written, language), {std::string(text)});
    return fill(say(Say::do_not, language), {std::string(text)});
}

Text prohibition(const Text& typed) { return {prohibition(typed, Language::ja), prohibition(typed, Language::en)}; }

}  // namespace model
