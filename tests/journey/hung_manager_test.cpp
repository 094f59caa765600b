// A board that starts while the real openbox hangs: stopped, it goes on holding back every window that is shown, as one does
// that waits for a disk or for another program. It must never be let go before the test says so.
#include "tests/journey/desk_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>

using journey::DeskRoom;
using journey::Program;
using journey::Stage;
using journey::Words;

namespace {

// What a screen says when nobody knows the property, and when a window manager has taken its place.
bool has_manager(const Stage& screen) {
    const std::string said = screen.ask({"xprop", "-root", "_NET_SUPPORTING_WM_CHECK"});
    return said.find("window id") != std::string::npos;
}

class Openbox {
public:
    explicit Openbox(const Stage& screen) : screen_(screen), program_(screen.home, {"openbox"}, screen.environment()) {
        REQUIRE(journey::eventually(screen.home, [&] { return has_manager(screen); }));
    }
    void hang() const { program_.kill(SIGSTOP); }
    void go_on() const { program_.kill(SIGCONT); }

    // It has put a frame around the board's window.
    bool frames_board() const {
        const std::string id = screen_.ask({"xdotool", "search", "--class", "^kyodo$"});
        const Words asked{"xprop", "-id", id.substr(0, id.find('\n')), "WM_STATE"};
        return screen_.ask(asked).find("Normal") != std::string::npos;
    }

private:
    const Stage& screen_;
    Program program_;
};

bool is_on_screen(const Stage& screen) {
    return !screen.ask({"xdotool", "search", "--onlyvisible", "--class", "^kyodo$"}).empty();
}

void end_within_a_second(Program& board, int signal) {
    const auto from = std::chrono::steady_clock::now();
    board.kill(signal);
    CHECK(board.wait() == 0);
    CHECK(std::chrono::steady_clock::now() - from < std::chrono::milliseconds(1'500));
}

// The share of one core that it used in its life, as it says at its end.
double core_of(const Program& board) {
    const std::string words = board.errors();
    const std::size_t at = words.rfind("figures: ");
    double first = 0;
    double frames = 0;
    double cpu_ms = 0;
    double seconds = 1;
    REQUIRE(at != std::string::npos);
    REQUIRE(std::sscanf(words.c_str() + at, "figures: first_frame_ms=%lf frames=%lf cpu_ms=%lf seconds=%lf", &first,
                        &frames, &cpu_ms, &seconds) == 4);
    return cpu_ms / seconds / 1'000;
}

constexpr const char* alone = "The window manager does not answer";
constexpr const char* again = "The window manager answers again";

}  // namespace

TEST_CASE(
    "beside a window manager that hangs a board stands on the screen without it, uses no core, and ends when asked "
    "to") {
    for (const Words& shape : {Words{"--view", "compact"}, Words{"--view", "wall", "--fullscreen"}})
        for (const int signal : {SIGTERM, SIGINT}) {
            CAPTURE(shape, signal);
            const Stage screen;
            const Openbox manager(screen);
            manager.hang();
            Words words{"--demo", "--figures"};
            words.insert(words.end(), shape.begin(), shape.end());
            auto board = screen.board(words);
            CHECK(journey::says(screen.home, *board, alone));
            CHECK(journey::eventually(screen.home, [&] { return is_on_screen(screen); }));
            if (shape.size() > 2) CHECK(screen.window_place() == "0,0 1280x720");
            end_within_a_second(*board, signal);
            CHECK(core_of(*board) < 0.8);
        }
}

TEST_CASE(
    "a desk beside a window manager that hangs has the keyboard, and a manager that goes on takes its window over") {
    const DeskRoom room;
    const Openbox manager(room.screen);
    manager.hang();
    auto board = room.desk();
    REQUIRE(journey::says(room.screen.home, *board, alone));
    room.open_line();
    room.type("abc");
    CHECK(journey::eventually(room.screen.home, [&] { return room.line().ends_with("xabc"); }));
    CHECK_FALSE(manager.frames_board());
    manager.go_on();
    CHECK(journey::says(room.screen.home, *board, again));
    CHECK(journey::eventually(room.screen.home, [&] { return manager.frames_board(); }));
    room.screen.await_keyboard();
    room.type("d");
    CHECK(journey::eventually(room.screen.home, [&] { return room.line().ends_with("xabcd"); }));
    end_within_a_second(*board, SIGTERM);
}

TEST_CASE("a board whose window manager hangs later goes on, types, and ends when asked to") {
    const DeskRoom room;
    const Openbox manager(room.screen);
    auto board = room.desk();
    room.open_line();
    CHECK(manager.frames_board());
    manager.hang();
    room.type("abc");
    CHECK(journey::eventually(room.screen.home, [&] { return room.line().ends_with("xabc"); }));
    end_within_a_second(*board, SIGTERM);
    CHECK(board->errors().find(alone) == std::string::npos);
}
