// Pages name files, and whoever follows one must find them. It must never judge what is said of them.
#include "tests/house/tree.h"
#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace {

// What stands in `…` and is written like a path: no blanks, and a slash or an ending.
bool is_path(std::string_view words) {
    const std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./*";
    if (words.starts_with("./") || words.find_first_not_of(letters) != std::string_view::npos) return false;
    const std::size_t dot = words.rfind('.');
    return words.find('/') != std::string_view::npos || (dot != std::string_view::npos && dot + 1 < words.size());
}

std::vector<std::string> paths_in(std::string_view text) {
    std::vector<std::string> found;
    for (std::size_t open = text.find('`'); open != std::string_view::npos; open = text.find('`', open + 1)) {
        const std::size_t close = text.find('`', open + 1);
        if (close == std::string_view::npos) break;
        const std::string_view words = text.substr(open + 1, close - open - 1);
        if (is_path(words)) found.emplace_back(words);
        open = close;
    }
    return found;
}

bool is_there(const std::string& path) {
    if (path.find('*') == std::string::npos) return std::filesystem::exists(support::source(path));
    const auto& all = house::files();
    return std::any_of(all.begin(), all.end(),
                       [&](const house::File& file) { return house::matches(file.path, path); });
}

// The text under "### A view", up to the next heading.
std::string recipe(std::string_view page, const std::string& name) {
    const std::string heading = "\n### A " + name + "\n";
    const std::size_t begin = page.find(heading);
    if (begin == std::string_view::npos) return {};
    const std::size_t end = page.find("\n### ", begin + heading.size());
    return std::string(page.substr(begin, end == std::string_view::npos ? end : end - begin));
}

}  // namespace

TEST_CASE("every file that CONTRIBUTING.md names exists") {
    const house::File* page = house::find("CONTRIBUTING.md");
    REQUIRE(page != nullptr);
    const std::vector<std::string> paths = paths_in(page->text);
    CHECK(paths.size() > 40);
    for (const std::string& path : paths) {
        CAPTURE(path);
        CHECK(is_there(path));
    }
}

TEST_CASE("every file of ours that a page of docs names exists") {
    const std::vector<std::string_view> houses = {"model/", "net/",    "client/", "ui/",
                                                  "feed/",  "assets/", "tests/",  "cmake/"};
    std::size_t seen = 0;
    for (const house::File& page : house::files()) {
        if (!house::matches(page.path, "docs/*.md")) continue;
        for (const std::string& path : paths_in(page.text)) {
            if (std::none_of(houses.begin(), houses.end(), [&](auto house) { return path.starts_with(house); }))
                continue;
            ++seen;
            CAPTURE(page.path, path);
            CHECK(is_there(path));
        }
    }
    CHECK(seen > 40);
}

TEST_CASE("CONTRIBUTING.md has a numbered recipe for each thing that grows, with the files it touches") {
    const house::File* page = house::find("CONTRIBUTING.md");
    REQUIRE(page != nullptr);
    for (const std::string name : {"source", "command", "phrase", "view", "word", "field of an entity", "finding"}) {
        CAPTURE(name);
        const std::string text = recipe(page->text, name);
        CHECK(text.find("\n1. ") != std::string::npos);
        CHECK(text.find("\n2. ") != std::string::npos);
        CHECK(paths_in(text).size() >= 2);
    }
}

TEST_CASE("a file that is named and not there would be found") {
    CHECK(paths_in("`model/nowhere.cpp` and `a word` and `./dev test` and `Say::` and `CONTRIBUTING.md`") ==
          std::vector<std::string>{"model/nowhere.cpp", "CONTRIBUTING.md"});
    CHECK_FALSE(is_there("model/nowhere.cpp"));
    CHECK_FALSE(is_there("model/nowhere_*.cpp"));
    CHECK(is_there("model/*.h"));
}
