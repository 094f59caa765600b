// Findings are about others: each script stands in the table with one line, says what it was seen with, and never names the
// product. It must never run one: they bring packages, and a changed version elsewhere is no fault here.
#include "tests/house/tree.h"
#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using house::File;

std::vector<const File*> findings() {
    std::vector<const File*> found;
    for (const File& file : house::files())
        if (house::matches(file.path, "findings/*.sh")) found.push_back(&file);
    return found;
}

std::string stem_of(const File& file) { return std::filesystem::path(file.path).stem().string(); }

std::size_t lines_with(const File& file, const std::string& words) {
    return static_cast<std::size_t>(std::count_if(file.lines.begin(), file.lines.end(), [&](const std::string& line) {
        return line.find(words) != std::string::npos;
    }));
}

bool names_product(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text.find("kyodo") != std::string::npos;
}

}  // namespace

TEST_CASE("every finding stands in the table of findings once, and the table names no other") {
    const File* page = house::find("findings/README.md");
    REQUIRE(page != nullptr);
    for (const File* finding : findings()) {
        CAPTURE(finding->path);
        CHECK(lines_with(*page, "| [" + stem_of(*finding) + "](" + stem_of(*finding) + ".sh) |") == 1);
    }
    CHECK(lines_with(*page, ".sh) |") == findings().size());
    CHECK(findings().size() >= 4);
}

TEST_CASE(
    "a finding can be run, says what it was seen with and what its exit status means, and never names the product") {
    for (const File* finding : findings()) {
        CAPTURE(finding->path);
        const auto modes = std::filesystem::status(support::source(finding->path)).permissions();
        CHECK((modes & std::filesystem::perms::owner_exec) != std::filesystem::perms::none);
        CHECK(lines_with(*finding, "# Seen with ") == 1);
        CHECK(lines_with(*finding, "# Exit status: 0 while that holds, 1 when it changed") == 1);
        CHECK_FALSE(names_product(finding->text));
    }
}
