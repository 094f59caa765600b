// People named in a line: "@NAME", "@NAME/ORGANISATION", either of several words at its end. Part of the command language.
// It must never know a command.
#pragma once

#include "model/command_language.h"
#include "model/language/command_words.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace model::language {

// "@" or "＠" and a letter, not in quotation marks.
bool is_person_mark(const LineWord& word);
// What stands behind the mark. Precondition: the word begins with one.
std::string_view without_mark(std::string_view raw);

// The organisation of that name in the record; empty where there are two of that name, or none.
std::string known_org(const std::string& name, const Saying& saying);

// "@First Last/Org Name" without quotation marks, from its mark to the end of the words, as one word; nothing where a name
// that is known ends before, or where it may as well be the rest of a text.
struct LongPerson {
    LineWord whole;
    std::size_t words = 0;
};
std::optional<LongPerson> long_person_at_end(std::span<const LineWord> words, std::string_view line,
                                             const Saying& saying);

}  // namespace model::language
