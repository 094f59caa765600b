// The rooms and who may see whom, read from the includes: docs/architecture.md as a test.
// A rule changes here and in that page together, or not at all.
#include "tests/house/tree.h"

#include <catch2/catch_test_macros.hpp>
#include <map>

namespace {

using house::File;
using Patterns = std::vector<std::string_view>;

const Patterns composition_roots = {"ui/main.cpp", "ui/app_*", "feed/main.cpp"};

Patterns rooms_seen_by(const File& file) {
    static const std::map<std::string_view, Patterns> seen = {
        {"model", {"model/*", "assets/*.def"}},
        {"client", {"client/*", "model/*"}},
        {"ui", {"ui/*", "model/*", "assets/*"}},
        {"feed", {"feed/*", "model/*", "assets/*"}},
        {"assets", {"assets/*"}},
    };
    if (house::matches_any(file.path, {"ui/main.cpp", "ui/app_*"})) {
        return {"ui/*", "client/*", "feed/*", "model/*", "assets/*"};
    }
    if (house::matches_any(file.path, {"feed/main.cpp", "feed/source_worker.cpp", "feed/webhook.cpp"})) {
        return {"feed/*", "client/*", "model/*", "assets/*"};
    }
    const auto found = seen.find(file.room());
    return found == seen.end() ? Patterns{} : found->second;
}

bool names_a_room(std::string_view target) {
    return house::matches_any(target, {"model/*", "client/*", "ui/*", "feed/*", "assets/*", "tests/*"});
}

std::vector<std::string> forbidden_includes() {
    std::vector<std::string> found;
    for (const File* file : house::product_code()) {
        const Patterns seen = rooms_seen_by(*file);
        for (const auto& include : file->includes) {
            if (names_a_room(include.target) && !house::matches_any(include.target, seen)) {
                found.push_back(house::place(*file, include.line, "may not see " + include.target));
            }
        }
    }
    return found;
}

// Headers that a room may not include, whatever the reason.
std::vector<std::string> includes_among(const Patterns& who, const Patterns& what, const Patterns& except = {}) {
    std::vector<std::string> found;
    for (const File* file : house::product_code()) {
        if (!house::matches_any(file->path, who) || house::matches_any(file->path, except)) continue;
        for (const auto& include : file->includes) {
            if (house::matches_any(include.target, what)) {
                found.push_back(house::place(*file, include.line, "includes " + include.target));
            }
        }
    }
    return found;
}

std::vector<std::string> words_among(const Patterns& who, const Patterns& words, const Patterns& except = {}) {
    std::vector<std::string> found;
    for (const File* file : house::product_code()) {
        if (!house::matches_any(file->path, who) || house::matches_any(file->path, except)) continue;
        for (std::size_t i = 0; i < file->lines.size(); ++i) {
            const std::string code = file->lines[i].substr(0, file->lines[i].find("//"));
            for (std::string_view word : words) {
                if (code.find(word) == std::string::npos) continue;
                found.push_back(house::place(*file, static_cast<int>(i) + 1, word));
            }
        }
    }
    return found;
}

const Patterns threads = {"thread", "mutex", "shared_mutex", "condition_variable", "atomic", "future", "stop_token"};
const Patterns outside_world = {"fstream", "filesystem", "iostream", "unistd.h", "sys/*", "netinet/*", "arpa/*"};

}  // namespace

TEST_CASE("every room is there and is read") {
    for (std::string_view room : {"model/", "client/", "ui/", "feed/", "assets/"}) {
        bool found = false;
        for (const File* file : house::product_code()) found = found || file->path.starts_with(room);
        INFO(room);
        CHECK(found);
    }
}

TEST_CASE("a room includes only the rooms it may see") { CHECK(forbidden_includes() == std::vector<std::string>{}); }

TEST_CASE("product code never includes a test") {
    CHECK(includes_among({"*"}, {"tests/*", "catch2/*"}) == std::vector<std::string>{});
}

TEST_CASE("only a composition root includes the parts of one") {
    CHECK(includes_among({"*"}, {"ui/app_*"}, composition_roots) == std::vector<std::string>{});
}

TEST_CASE("an include in quotes names a file of ours by its room, or Dear ImGui") {
    std::vector<std::string> found;
    for (const File* file : house::all_code()) {
        for (const auto& include : file->includes) {
            if (!include.quoted || house::matches(include.target, "imgui*.h")) continue;
            if (house::find(include.target) == nullptr) {
                found.push_back(house::place(*file, include.line, "no such file " + include.target));
            }
        }
    }
    CHECK(found == std::vector<std::string>{});
}

TEST_CASE("the model knows no thread, file or socket") {
    CHECK(includes_among({"model/*"}, threads) == std::vector<std::string>{});
    CHECK(includes_among({"model/*"}, outside_world) == std::vector<std::string>{});
    CHECK(words_among({"model/*"}, {"fopen(", "getenv(", "std::cout", "std::cerr"}) == std::vector<std::string>{});
}

TEST_CASE("time is an argument: neither the model nor a panel reads a clock") {
    const Patterns clocks = {"::now()", "std::time(", "gettimeofday(", "clock_gettime(", "glfwGetTime("};
    const Patterns may = {"ui/main.cpp", "ui/app_*", "ui/window.cpp"};
    CHECK(words_among({"model/*", "ui/*"}, clocks, may) == std::vector<std::string>{});
}

TEST_CASE("a panel knows no thread") {
    CHECK(includes_among({"ui/*"}, threads, {"ui/main.cpp", "ui/app_*"}) == std::vector<std::string>{});
}
