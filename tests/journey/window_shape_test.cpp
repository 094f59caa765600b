// How large a window opens, where, and that the bar is one: under Debian's own window manager, on screens with many dots and
// with several outputs. It must never judge what is drawn.
#include "tests/journey/notification_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <fstream>

using journey::eventually;
using journey::Program;
using journey::Stage;
using journey::Words;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// Until the board's window is there: "x,y WxH".
bool is_at(const Stage& screen, const std::string& place) {
    std::string at;
    const bool is = eventually(screen.home, [&] { return (at = screen.window_place()).ends_with(place); });
    if (!is) UNSCOPED_INFO("the window is at " << at);
    return is;
}

std::string property(const Stage& screen, const std::string& name) {
    const std::string id = screen.ask({"xdotool", "search", "--sync", "--class", "^kyodo$"});
    return screen.ask({"xprop", "-id", id.substr(0, id.find('\n')), name});
}

void end(Program& board) {
    board.kill(SIGTERM);
    CHECK(board.wait() == 0);
}

void set_dots(const Stage& screen, const std::string& dots) {
    std::ofstream(screen.home.file("resources")) << "Xft.dpi: " << dots << "\n";
    screen.ask({"xrdb", "-load", screen.home.file("resources")});
}

void press(const Stage& screen, const std::string& key) {
    screen.await_keyboard();
    screen.ask({"xdotool", "key", key});
}

}  // namespace

TEST_CASE("on a screen of 192 dots to the inch a window opens twice as large, but never larger than its screen") {
    const Stage screen("3840x2160");
    set_dots(screen, "192");
    auto compact = screen.board({"--demo", "--view", "compact"});
    CHECK(is_at(screen, " 840x1440"));
    end(*compact);
    auto wall = screen.board({"--demo", "--view", "wall"});
    CHECK(is_at(screen, " 3840x2160"));
    end(*wall);
    auto told = screen.board({"--demo", "--view", "compact", "--size", "420x720"});
    CHECK(is_at(screen, " 420x720"));
    end(*told);
    const Stage small("1280x720");
    set_dots(small, "192");
    auto cut = small.board({"--demo", "--view", "desk"});
    CHECK(is_at(small, " 1280x720"));
    end(*cut);
}

TEST_CASE("the key of the bar makes a bar of a window that was given a size, which others leave room for, and back") {
    const Stage screen("1600x900");
    auto manager = journey::window_manager(screen);
    auto board = screen.board({"--demo", "--view", "compact", "--size", "500x700"});
    CHECK(is_at(screen, " 500x700"));
    press(screen, "m");
    CHECK(is_at(screen, "0,0 1600x40"));
    CHECK(eventually(screen.home, [&] { return has(property(screen, "_NET_WM_STATE"), "ABOVE"); }));
    CHECK(has(property(screen, "_NET_WM_STRUT_PARTIAL"), "0, 0, 40, 0, 0, 0, 0, 0, 0, 1599, 0, 0"));
    CHECK(eventually(screen.home, [&] {
        return has(screen.ask({"xprop", "-root", "_NET_WORKAREA"}), "0, 40, 1600, 860");
    }));
    press(screen, "w");
    CHECK(is_at(screen, " 500x700"));
    CHECK_FALSE(has(property(screen, "_NET_WM_STRUT_PARTIAL"), "40"));
    end(*board);
}

TEST_CASE("a bar that opens with a size of its own is a bar of that size") {
    const Stage screen("1600x900");
    auto manager = journey::window_manager(screen);
    auto board = screen.board({"--demo", "--view", "bar", "--size", "900x36"});
    CHECK(is_at(screen, "0,0 900x36"));
    CHECK(has(property(screen, "_NET_WM_STRUT_PARTIAL"), "0, 0, 36, 0, 0, 0, 0, 0, 0, 899, 0, 0"));
    CHECK(eventually(screen.home, [&] { return has(property(screen, "_NET_WM_STATE"), "ABOVE"); }));
    end(*board);
}

TEST_CASE("under openbox a board opens on the monitor it was asked for, full screen, in a window and as a bar") {
    const auto screen = Stage::with_outputs();
    if (!screen) SKIP("no X server with several outputs here (xserver-xorg-video-dummy)");
    for (const Words& words :
         {Words{"xrandr", "--addmode", "DUMMY1", "1280x720"}, Words{"xrandr"},
          Words{"xrandr", "--output", "DUMMY1", "--mode", "1280x720", "--right-of", "DUMMY0"}, Words{"xrandr"}})
        screen->ask(words);
    auto manager = journey::window_manager(*screen);
    auto full = screen->board({"--demo", "--fullscreen", "--monitor", "1"});
    CHECK(is_at(*screen, "1920,0 1280x720"));
    CHECK_FALSE(has(full->errors(), "monitor 1"));
    end(*full);
    auto open = screen->board({"--demo", "--view", "compact", "--size", "420x500", "--monitor", "DUMMY1"});
    CHECK(eventually(screen->home, [&] { return screen->window_place().starts_with("19"); }));
    CHECK_FALSE(has(open->errors(), "DUMMY1"));
    end(*open);
    auto bar = screen->board({"--demo", "--view", "bar", "--monitor", "1"});
    CHECK(is_at(*screen, "1920,0 1280x40"));
    end(*bar);
    auto absent = screen->board({"--demo", "--view", "compact", "--monitor", "7"});
    CHECK(journey::says(screen->home, *absent,
                        "Monitor 7 is not there: the board is on DUMMY0. Connected: DUMMY0, DUMMY1"));
    end(*absent);
}
