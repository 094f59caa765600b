// The table of words as a page that a translator can check: every message with an example of it, filled with real values.
// It must never hold a word of its own language beside the heads of its columns.
#pragma once

#include "model/record/words.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace words_page {

// One line of assets/words.def.
struct Entry {
    std::string_view name, ja, en;
    std::vector<std::string_view> values;  // of the example, one for each place; "ja|en" where the languages differ
    model::Say word;

    std::string_view phrase(model::Language language) const { return language == model::Language::ja ? ja : en; }
    // True where the value is a number that another could stand for.
    bool is_count(std::size_t value) const;
    // The example in one language.
    std::string example(model::Language language) const;
    // The same with every count being this one.
    std::string with_count(model::Language language, std::string_view count) const;
};

// In the order of the table.
std::span<const Entry> entries();

// How many values the phrase takes.
std::size_t places_in(std::string_view phrase);

// The whole of docs/words.md.
std::string page();

}  // namespace words_page
