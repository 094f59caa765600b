// A desk with the real programs and real keys: what is typed ends in the feed's record, and what was not sent is there
// again after the board was killed. It must never reach into a program.
#include "tests/journey/desk_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <filesystem>
#include <fstream>

using journey::Ended;
using journey::Program;
using journey::Stage;
using journey::Words;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("at a desk a fact, an action and a claim are only keys, and end in the feed's record") {
    const journey::DeskRoom room;
    auto board = room.desk();
    CHECK(room.screen.window_place().ends_with("1280x800"));
    room.screen.await_keyboard();
    REQUIRE(journey::eventually(room.screen.home, [&] {
        room.press("j");
        room.press("c");
        return has(room.board(), "Recov E");
    }));
    room.press("shift+f");
    room.type("unit two answers");
    room.press("Return");
    CHECK(room.shows("unit two answers"));
    room.press("Escape");
    room.press("shift+a");
    room.type("collect logs of unit one");
    room.press("Return");
    CHECK(room.shows("logs of unit one"));
    board->kill(SIGTERM);
    CHECK(board->wait() == 0);
    const Ended audit = journey::run(
        room.screen.home, {journey::kyodo_feed(), "audit", "--store", "sqlite:" + room.screen.home.file("log.db")});
    CHECK(has(audit.out, "\tcli\t"));
    CHECK(has(audit.out, "\tboard\t"));
    CHECK_FALSE(has(audit.out, "\tapi\t"));
}

TEST_CASE("a line that was not sent is there again after the board was killed") {
    const journey::DeskRoom room;
    auto board = room.desk();
    room.screen.await_keyboard();
    const std::string file = room.screen.home.file("kyodo/entry");
    REQUIRE(journey::eventually(room.screen.home, [&] {
        room.press("shift+f");
        room.type("x");
        return std::filesystem::exists(file);
    }));
    room.type(" half a sentence");
    REQUIRE(journey::eventually(room.screen.home, [&] {
        std::ifstream in(file);
        std::string text;
        std::getline(in, text);
        return has(text, "half a sentence");
    }));
    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::others_all) ==
          std::filesystem::perms::none);
    board->kill(SIGKILL);
    board->wait();
    auto again = room.desk();
    room.screen.await_keyboard();
    room.press("Tab");
    room.press("Tab");
    REQUIRE(journey::eventually(room.screen.home, [&] {
        room.press("Return");
        return has(room.board(), "half a sentence");
    }));
    again->kill(SIGTERM);
    CHECK(again->wait() == 0);
}
