// Japanese typed in Latin letters, as on a keyboard whose input method is off. Part of the command language.
// It must never guess: letters that are no syllable are no reading.
#pragma once

#include <string>
#include <string_view>

namespace model::language {

// "kirikae" as hiragana, by the common ways of writing (si and shi, tu and tsu, nn and n); small ASCII letters. Empty for
// what is none. `begun`: consonants at the end may still become a syllable and are left out.
std::string kana_of(std::string_view latin, bool begun = false);

// Hiragana without what is often not written in Latin letters: the second half of long o and u.
std::string without_long(std::string_view kana);

}  // namespace model::language
