// See words_page.h. The sections are the comments of the table, read from the file; everything else from the table itself.
// It must never be changed by hand where it is kept: ./dev words makes it.
#include "tests/model/words_page.h"

#include "tests/support/places.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

namespace words_page {
namespace {

using model::Language;

std::string_view in_language(std::string_view value, Language language) {
    const std::size_t between = value.find('|');
    if (between == std::string_view::npos) return value;
    return language == Language::ja ? value.substr(0, between) : value.substr(between + 1);
}

std::string filled(std::string_view phrase, const std::vector<std::string>& values) {
    constexpr std::size_t most = 5;
    std::array<std::string, most> all;
    std::copy_n(values.begin(), std::min(most, values.size()), all.begin());
    return model::fill(phrase, {all[0], all[1], all[2], all[3], all[4]});
}

// A cell of a table; an upright stroke would end it.
std::string cell(std::string_view text) {
    std::string all;
    for (const char c : text) all += c == '|' ? std::string("\\|") : std::string(1, c);
    return all;
}

std::string row_of(const Entry& entry) {
    std::string examples;
    if (!entry.values.empty()) {
        examples = entry.example(Language::ja) + "<br>" + entry.example(Language::en);
        if (entry.en.find("0?") != std::string_view::npos || entry.en.find("1?") != std::string_view::npos)
            examples += "<br>" + entry.with_count(Language::en, "1");
    }
    return "| `" + std::string(entry.name) + "` | " + cell(entry.ja) + " | " + cell(entry.en) + " | " + cell(examples) +
           " |\n";
}

// The comments that stand alone above words, by the name of the word that follows.
std::map<std::string, std::string> sections() {
    std::map<std::string, std::string> found;
    std::ifstream table(support::source("assets/words.def"));
    std::string line, section;
    for (int number = 0; std::getline(table, line); ++number) {
        constexpr int head = 4;  // lines that say what the table is
        if (line.starts_with("// ") && number >= head) section = line.substr(3);
        if (!line.starts_with("WORD(")) continue;
        if (!section.empty()) found[line.substr(5, line.find(',') - 5)] = section;
        section.clear();
    }
    return found;
}

}  // namespace

bool Entry::is_count(std::size_t value) const {
    const std::string_view text = values.at(value);
    return !text.empty() && text.find_first_not_of("0123456789,") == std::string_view::npos;
}

std::string Entry::example(Language language) const { return with_count(language, {}); }

std::string Entry::with_count(Language language, std::string_view count) const {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < values.size(); ++i)
        all.emplace_back(is_count(i) && !count.empty() ? count : in_language(values[i], language));
    return filled(phrase(language), all);
}

std::span<const Entry> entries() {
    static const std::vector<Entry> all = {
#define WORD(id, ja, en, ...) {#id, ja, en, {__VA_ARGS__}, model::Say::id},
#include "assets/words.def"
#undef WORD
    };
    return all;
}

std::size_t places_in(std::string_view phrase) {
    std::size_t places = 0, next = 0;
    for (std::size_t open = phrase.find('{'); open != std::string_view::npos; open = phrase.find('{', open + 1)) {
        const char first = phrase[open + 1];
        const std::size_t value = first >= '0' && first <= '9' ? static_cast<std::size_t>(first - '0') : next++;
        places = std::max(places, value + 1);
    }
    return places;
}

std::string page() {
    std::string all =
        "# Words\n\nEvery message of the board in both languages, made of `assets/words.def` by `./dev words`: change "
        "the "
        "table, not this page.\nWhat stands in braces is filled in; `{0?action:actions}` is the first word where that "
        "value "
        "is 1. Below each example in\nEnglish stands the one of 1 where it reads otherwise.\n";
    const std::map<std::string, std::string> heads = sections();
    for (const Entry& entry : entries()) {
        const auto head = heads.find(std::string(entry.name));
        if (head != heads.end())
            all += "\n## " + head->second + "\n\n| name | 日本語 | English | for example |\n|--|--|--|--|\n";
        all += row_of(entry);
    }
    return all;
}

}  // namespace words_page
