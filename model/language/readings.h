// How the Japanese words of a line may be written: another okurigana, their reading in either kana and width, or in Latin
// letters, as an input method leaves them when somebody is in a hurry. Part of the command language.
// It must never know which command a word is of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace model::language {

// Every other way of writing `word` in kanji and hiragana, its reading first; empty for a word that is not in the table.
const std::vector<std::string>& spellings_of(std::string_view word);

// True if `typed` is `word`, one of its spellings, or its reading in Latin letters.
bool is_read_as(std::string_view typed, std::string_view word);

// True if one of them begins so. `latin`: also in Latin letters.
bool begins_as(std::string_view begun, std::string_view word, bool latin);

}  // namespace model::language
