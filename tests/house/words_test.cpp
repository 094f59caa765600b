// Words a person reads live in one table: no view holds a sentence, and the board's texts are made from the table.
// It must never judge what a word says.
#include "tests/house/tree.h"

#include <catch2/catch_test_macros.hpp>

#include <cctype>
#include <string>
#include <vector>

namespace {

using house::File;

// The composition root, the command line and what speaks to the system have sentences of their own, in both languages.
bool draws(const File& file) {
    return house::matches(file.path, "ui/*.cpp") &&
           !house::matches_any(file.path, {"ui/app/*", "ui/cli*", "ui/main.cpp", "ui/settings.cpp", "ui/pen/sizing.cpp",
                                           "ui/window/*", "ui/pen/fonts.cpp"});
}

// Kana and kanji: three bytes from U+3041 to U+9FFF, without the marks between words.
bool holds_japanese(std::string_view text) {
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
        const unsigned code = (byte(i) & 0x0Fu) << 12 | (byte(i + 1) & 0x3Fu) << 6 | (byte(i + 2) & 0x3Fu);
        if ((byte(i) & 0xF0) == 0xE0 && code >= 0x3041 && code <= 0x9FFF) return true;
    }
    return false;
}

// The string literals of a line that is no comment.
std::vector<std::string> literals_of(const std::string& line) {
    std::vector<std::string> found;
    const std::string code = line.substr(0, line.find("//"));
    for (std::size_t open = code.find('"'); open != std::string::npos; open = code.find('"', open + 1)) {
        std::size_t close = open + 1;
        while (close < code.size() && code[close] != '"') close += code[close] == '\\' ? 2 : 1;
        if (close >= code.size()) break;
        found.push_back(code.substr(open + 1, close - open - 1));
        open = close;
    }
    return found;
}

// Words that are looked for in what people wrote are not words the board says.
bool looks_for(const std::string& line) {
    return line.find(".find(") != std::string::npos || line.find("constexpr std::array") != std::string::npos;
}

std::vector<std::string> written_in(const File& file) {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        if (looks_for(file.lines[i])) continue;
        for (const std::string& literal : literals_of(file.lines[i]))
            if (holds_japanese(literal)) found.push_back(house::place(file, static_cast<int>(i) + 1, literal));
    }
    return found;
}

// The names in WORD(name, …) of the table.
std::vector<std::string> words_of(const File& table) {
    constexpr std::string_view start = "WORD(";
    std::vector<std::string> names;
    for (const std::string& line : table.lines)
        if (line.starts_with(start)) names.push_back(line.substr(start.size(), line.find(',') - start.size()));
    return names;
}

bool stands_as_word(std::string_view text, std::string_view word) {
    const auto is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        if (at + word.size() == text.size() || !is_letter(text[at + word.size()])) return true;
    return false;
}

}  // namespace

TEST_CASE("no view and no part of the board holds a word outside the table") {
    std::size_t read = 0;
    for (const File* file : house::product_code()) {
        if (!draws(*file) && !house::matches(file->path, "model/board*.cpp")) continue;
        ++read;
        for (const std::string& place : written_in(*file)) FAIL_CHECK(place);
    }
    CHECK(read > 30);
}

TEST_CASE("a word in a view would be found") {
    File file;
    file.path = "ui/panel_sample.cpp";
    file.lines = {"// 停止", "draw(\"停止\");", "draw(\"…「\");", "name(\"stopped\"); // \"停止\"",
                  "draw(\"a\", \"次の報告\");"};
    CHECK(draws(file));
    CHECK(written_in(file).size() == 2);
}

TEST_CASE("every word of the table is said somewhere") {
    const File* table = house::find("assets/words.def");
    REQUIRE(table != nullptr);
    const std::vector<std::string> words = words_of(*table);
    CHECK(words.size() > 300);
    for (const std::string& word : words) {
        const std::string said = "Say::" + word;
        bool found = false;
        for (const File* file : house::product_code())
            for (const std::string& line : file->lines) found = found || stands_as_word(line, said);
        CAPTURE(word);
        CHECK(found);
    }
}
