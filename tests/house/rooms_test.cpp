// The rooms and who may see whom, read from the includes: docs/architecture.md as a test.
// A rule changes here and in that page together, or not at all.
#include "tests/house/plan.h"
#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <map>
#include <set>

namespace {

using house::File;
using Patterns = std::vector<std::string_view>;

const Patterns composition_roots = {"ui/main.cpp", "ui/app/*", "feed/main.cpp"};
constexpr std::size_t most_files = 46;

bool is_main(const File& file) { return file.path.ends_with("/main.cpp"); }

std::vector<std::string> objections(std::string_view kind) {
    std::vector<std::string> found;
    for (const File* file : house::product_code()) {
        if (is_main(*file)) continue;
        const int room = house::room_of(file->path);
        if (room < 0) continue;
        for (const auto& include : file->includes) {
            if (!include.quoted || house::matches(include.target, "imgui*.h")) continue;
            const std::string why = house::objection(room, include.target);
            if (why != kind) continue;
            found.push_back(house::place(*file, include.line, include.target + " " + why));
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

TEST_CASE("every room of the plan is there and is read") {
    REQUIRE(house::plan().size() > 30);
    for (const house::Room& room : house::plan()) {
        bool found = false;
        for (const File* file : house::product_code()) found = found || file->path.starts_with(room.path + '/');
        INFO(room.path);
        CHECK(found);
        for (const std::string& door : room.doors) {
            INFO(door);
            CHECK(house::find(door) != nullptr);
        }
    }
}

TEST_CASE("every file of the product stands in a room of the plan") {
    std::vector<std::string> found;
    for (const File* file : house::product_code()) {
        if (house::room_of(file->path) < 0) found.push_back(file->path);
    }
    CHECK(found == std::vector<std::string>{});
}

TEST_CASE("a room sees only the rooms that stand before it in the plan") {
    CHECK(objections("is in a room that comes later") == std::vector<std::string>{});
    CHECK(objections("is in a house that it may not see") == std::vector<std::string>{});
    CHECK(objections("is in no room of the plan") == std::vector<std::string>{});
}

TEST_CASE("behind a door only its own room looks") {
    CHECK(objections("lies behind a door") == std::vector<std::string>{});
}

TEST_CASE("the plan's rules object to what they forbid") {
    const int state = house::room_of("model/state/state.cpp");
    REQUIRE(state >= 0);
    CHECK(house::objection(state, "model/board.h") == "is in a room that comes later");
    CHECK(house::objection(state, "client/poller.h") == "is in a house that it may not see");
    CHECK(house::objection(state, "model/rules/deciding.h") == "lies behind a door");
    CHECK(house::objection(state, "model/nowhere/at_all.h") == "is in no room of the plan");
    CHECK(house::objection(state, "model/record/record.h").empty());
    CHECK(house::objection(house::room_of("ui/pen/canvas.cpp"), "feed/base/logger.h") ==
          "is in a house that it may not see");
    CHECK(house::objection(house::room_of("client/poller.cpp"), "ui/views.h") == "is in a house that it may not see");
}

TEST_CASE("no room holds more than 46 files") {
    std::map<std::string, std::size_t> count;
    for (const File* file : house::product_code()) ++count[file->path.substr(0, file->path.rfind('/'))];
    for (const auto& [room, files] : count) {
        INFO(room);
        CHECK(files <= most_files);
    }
}

TEST_CASE("the top level holds the houses and the few files a stranger needs, nothing else") {
    const std::set<std::string> wanted = {"CMakeLists.txt",
                                          "CMakePresets.json",
                                          "README.md",
                                          "CONTRIBUTING.md",
                                          "dev",
                                          "assets",
                                          "client",
                                          "cmake",
                                          "docs",
                                          "feed",
                                          "findings",
                                          "model",
                                          "net",
                                          "tests",
                                          "ui",
                                          "build",
                                          "compile_commands.json"};
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(support::source(""))) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with('.') && !wanted.contains(name)) found.push_back(name);
    }
    CHECK(found == std::vector<std::string>{});
}

TEST_CASE("product code never includes a test") {
    CHECK(includes_among({"*"}, {"tests/*", "catch2/*"}) == std::vector<std::string>{});
}

TEST_CASE("only a composition root includes the parts of one") {
    CHECK(includes_among({"*"}, {"ui/app/*"}, composition_roots) == std::vector<std::string>{});
}

TEST_CASE("a kind of monitoring is named by the table of kinds and its own files, and nowhere else") {
    CHECK(words_among({"*"}, {"\"alertmanager", "poll_alertmanager"}, {"feed/source/*"}) == std::vector<std::string>{});
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
    // An input method and the owner of a clipboard are waited for, which takes a clock.
    const Patterns may = {"ui/main.cpp",          "ui/app/*",
                          "ui/window/window.cpp", "ui/window/input_method.cpp",
                          "ui/window/typing.cpp", "ui/window/selection.cpp"};
    CHECK(words_among({"model/*", "ui/*"}, clocks, may) == std::vector<std::string>{});
}

TEST_CASE("nothing in ui counts the few fills: the board has given them out") {
    CHECK(words_among({"ui/*"}, {"fills"}) == std::vector<std::string>{});
}

TEST_CASE("a panel knows no thread") {
    CHECK(includes_among({"ui/*"}, threads,
                         {"ui/main.cpp", "ui/app/*", "ui/window/typing.h", "ui/window/notifications.cpp"}) ==
          std::vector<std::string>{});
}
