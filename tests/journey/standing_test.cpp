// A loop that draws and does not go on: the board starts again by itself, with what was being typed, and its end is always
// heard. It must never wait for longer than a person would.
#include "tests/journey/desk_stage.h"
#include "tests/journey/notification_stage.h"
#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <fstream>

using journey::DeskRoom;
using journey::NotificationDesk;
using journey::Words;

namespace {

// The sanitizers' own library is then not the first one.
Words blocked_by(const std::string& file) {
    return {"LD_PRELOAD=" + support::built("kyodo_stand_still.so"), "KYODO_STAND_STILL=" + file,
            "ASAN_OPTIONS=verify_asan_link_order=0"};
}

double seconds_until_end(journey::Program& board) {
    const auto from = std::chrono::steady_clock::now();
    board.kill(SIGTERM);
    CHECK(board.wait() == 0);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

}  // namespace

TEST_CASE(
    "a board whose drawing stands still starts again by itself, as the same process and with the line being typed") {
    const DeskRoom room;
    const std::string file = room.screen.home.file("stand-still");
    auto board = room.desk(blocked_by(file));
    room.screen.await_keyboard();
    REQUIRE(journey::eventually(room.screen.home, [&] {
        room.press("shift+f");
        room.type("half a sentence");
        return room.line().ends_with("half a sentence");
    }));
    const std::string line = room.line();
    std::ofstream{file};
    REQUIRE(journey::says(room.screen.home, *board, "The board stood still and starts again."));
    room.screen.await_keyboard();
    CHECK(room.line() == line);
    REQUIRE(journey::eventually(room.screen.home, [&] {
        room.press("Escape");
        room.press("shift+f");
        room.type(" more");
        return room.line().find(line + " more") != std::string::npos;
    }));
    CHECK(seconds_until_end(*board) < 5);
}

TEST_CASE("a board that stands still ends within a second of being asked to") {
    const DeskRoom room;
    const std::string file = room.screen.home.file("stand-still");
    auto board = room.desk(blocked_by(file));
    room.screen.await_keyboard();
    std::ofstream{file};
    REQUIRE(journey::eventually(room.screen.home, [&] { return !std::ifstream(file); }));
    CHECK(seconds_until_end(*board) < 3);  // a second of it is the search for leaks
}

TEST_CASE("a board that started again tells nothing twice, and takes away what its predecessor told when it is over") {
    const DeskRoom room;
    NotificationDesk desktop(room.screen);
    desktop.start();
    const std::string file = room.screen.home.file("stand-still");
    Words environment = blocked_by(file);
    const Words bus = desktop.environment();
    environment.insert(environment.end(), bus.begin(), bus.end());
    auto board = room.desk(environment);
    room.said({"add", "isolate", "bus", "@Recov E/Tsubame"});
    REQUIRE(desktop.shows("An order for you: A2"));
    REQUIRE(journey::eventually(room.screen.home, [&] { return desktop.count() == 1; }));
    room.screen.await_keyboard();
    std::ofstream{file};
    REQUIRE(journey::says(room.screen.home, *board, "The board stood still and starts again."));
    room.said({"add", "isolate", "cable", "@Recov E/Tsubame"});
    REQUIRE(desktop.shows("An order for you: A3"));
    CHECK(desktop.count() == 2);
    room.said({"cancel", "A2", "nobody", "needs", "it"});
    CHECK(journey::eventually(room.screen.home, [&] { return desktop.count() == 1; }));
    const std::string shown = desktop.shown();
    CHECK(shown.find("order for you: A2") == shown.rfind("order for you: A2"));
    CHECK(seconds_until_end(*board) < 5);
}
