// What of a board is seen beside its window, by Debian's own window manager and server of notifications, over a real bus:
// titles, marks, notifications and what is pressed in them. It must never reach into a program.
#include "tests/journey/desk_stage.h"
#include "tests/journey/notification_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>

using journey::DeskRoom;
using journey::eventually;
using journey::NotificationDesk;
using journey::Words;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

void set(const DeskRoom& room, const std::string& settings) {
    std::filesystem::create_directories(room.screen.home.file("kyodo"));
    std::ofstream(room.screen.home.file("kyodo/kyodo.toml")) << settings;
}

std::string window(const DeskRoom& room) {
    const std::string id = room.screen.ask({"xdotool", "search", "--sync", "--class", "^kyodo$"});
    return id.substr(0, id.find('\n'));
}

std::string properties(const DeskRoom& room) {
    return room.screen.ask(
        {"xprop", "-id", window(room), "_NET_WM_NAME", "WM_STATE", "WM_HINTS", "_NET_WM_STATE", "WM_CLASS"});
}

// Within thirty seconds: a board is old after fifteen.
bool becomes(const DeskRoom& room, const std::string& words) {
    for (int i = 0; i < 3; ++i)
        if (eventually(room.screen.home, [&] { return has(properties(room), words); })) return true;
    UNSCOPED_INFO(properties(room));
    return false;
}

int count(const std::string& text, const std::string& part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

void order(const DeskRoom& room, const std::string& object) {
    room.said({"add", "isolate", object, "@Recov E/Tsubame"});
}

void check_silent(const std::string& settings) {
    const DeskRoom room;
    set(room, settings);
    NotificationDesk desktop(room.screen);
    desktop.start();
    auto board = room.desk(desktop.environment());
    order(room, "bus");
    room.said({"do", "help somebody who knows buses"});
    CHECK(becomes(room, "1 call for help"));
    CHECK(desktop.shown().empty());
    DeskRoom::end(*board);
}

}  // namespace

TEST_CASE(
    "an order is shown once by the desktop's own server, no text of it as markup, and taken away when it is off") {
    const DeskRoom room;
    NotificationDesk desktop(room.screen);
    desktop.start();
    auto board = room.desk(desktop.environment());
    CHECK(becomes(room, "_NET_WM_NAME(UTF8_STRING) = \"1 unknown — Kyodo"));
    order(room, "<b>bus</b> & co");
    CHECK(desktop.shows("CRITICAL|An order for you: A2|Isolate <b>bus</b> & co"));
    CHECK(desktop.count() == 1);
    CHECK_FALSE(has(desktop.shown(), "A1"));
    room.said({"cancel", "A2", "nobody", "needs", "it"});
    CHECK(eventually(room.screen.home, [&] { return desktop.count() == 0; }));
    CHECK(count(desktop.shown(), "An order for you") == 1);
    DeskRoom::end(*board);
}

TEST_CASE("a claim that is pressed in a notification is the feed's to give, and what came of it is told") {
    const DeskRoom room;
    set(room, "notify = \"all\"\n");
    NotificationDesk desktop(room.screen);
    desktop.start();
    auto board = room.desk(desktop.environment());
    REQUIRE(desktop.shows("NORMAL|An action nobody has: A1|"));
    CHECK_FALSE(has(room.board(), "Recov E"));
    desktop.press_button();
    CHECK(room.shows("Recov E"));
    CHECK(desktop.shows("It is yours: A1"));
    DeskRoom::end(*board);
    CHECK(desktop.count() == 0);
}

TEST_CASE("a board that nobody sees goes on telling, asks for attention until it has it, and its title grows old") {
    const DeskRoom room;
    auto manager = journey::window_manager(room.screen);
    NotificationDesk desktop(room.screen);
    desktop.start();
    auto board = room.desk(desktop.environment());
    CHECK(becomes(room, "\"1 unknown — Kyodo"));
    room.screen.ask({"xdotool", "windowminimize", "--sync", window(room)});
    REQUIRE(becomes(room, "window state: Iconic"));
    order(room, "bus");
    CHECK(desktop.shows("An order for you: A2"));
    CHECK(becomes(room, "_NET_WM_STATE_DEMANDS_ATTENTION"));
    CHECK(has(properties(room), "urgency hint bit is set"));
    room.said({"do", "help somebody who knows buses"});
    CHECK(becomes(room, "1 call for help"));
    desktop.follow();
    CHECK(becomes(room, "window state: Normal"));
    CHECK(eventually(room.screen.home, [&] { return !has(properties(room), "urgency hint bit is set"); }));
    room.screen.ask({"xdotool", "windowminimize", "--sync", window(room)});
    REQUIRE(becomes(room, "window state: Iconic"));
    room.lose_feed();
    CHECK(becomes(room, "_NET_WM_NAME(UTF8_STRING) = \"Old, as of"));
    DeskRoom::end(*board);
}

TEST_CASE("no server of notifications is started, and one that comes later shows what still stands") {
    const DeskRoom room;
    set(room, "notify = \"all\"\n");
    NotificationDesk desktop(room.screen);
    auto board = room.desk(desktop.environment());
    CHECK(becomes(room, "\"1 unknown — Kyodo"));
    order(room, "bus");
    CHECK(room.shows("bus"));
    CHECK_FALSE(desktop.has_server());
    desktop.start();
    CHECK(desktop.shows("An action nobody has: A1"));
    CHECK(desktop.shows("An order for you: A2"));
    DeskRoom::end(*board);
}

TEST_CASE("a server of notifications that does not answer delays neither the board nor its end") {
    const DeskRoom room;
    set(room, "notify = \"all\"\n");
    NotificationDesk desktop(room.screen);
    desktop.start();
    desktop.stop_answering();
    auto board = room.desk(desktop.environment());
    CHECK(becomes(room, "\"1 unknown — Kyodo"));
    room.said({"do", "help somebody who knows buses"});
    CHECK(becomes(room, "1 call for help"));
    const auto asked = std::chrono::steady_clock::now();
    DeskRoom::end(*board);
    CHECK(std::chrono::steady_clock::now() - asked < std::chrono::seconds(1));
}

TEST_CASE("who wants no notifications and in quiet hours one gets none, but the title says it") {
    check_silent("notify = \"none\"\n");
    check_silent("quiet = \"00:00-23:59\"\n");
}
