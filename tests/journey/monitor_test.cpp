// A full-screen board and its monitor, on a real X server with several outputs that the test plugs and unplugs.
// It must never judge what is drawn, only where the window is.
#include "tests/journey/stage.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>

using journey::Program;
using journey::Stage;
using journey::Words;

namespace {

// Two outputs; the second is unplugged until `plug`.
class Wall {
public:
    Wall() : screen_(Stage::with_outputs()) {
        if (!screen_) SKIP("no X server with several outputs here (xserver-xorg-video-dummy)");
        xrandr({"--addmode", "DUMMY1", "1280x720"});
    }

    // The second call makes this driver look at its outputs again, as real ones do when a cable is moved.
    void xrandr(Words arguments) const {
        arguments.insert(arguments.begin(), "xrandr");
        screen_->ask(arguments);
        screen_->ask({"xrandr"});
    }
    void plug() const { xrandr({"--output", "DUMMY1", "--mode", "1280x720", "--right-of", "DUMMY0"}); }
    void unplug() const { xrandr({"--output", "DUMMY1", "--off"}); }

    bool board_is_at(const std::string& place) const {
        std::string at;
        const bool there = journey::eventually(screen_->home, [&] { return (at = screen_->window_place()) == place; });
        if (!there) UNSCOPED_INFO("the window is at " << at);
        return there;
    }
    bool says(const Program& board, const std::string& words) const {
        return journey::says(screen_->home, board, words);
    }
    const Stage& screen() const { return *screen_; }

private:
    std::unique_ptr<Stage> screen_;
};

constexpr const char* first = "0,0 1920x1080";
constexpr const char* second = "1920,0 1280x720";

}  // namespace

TEST_CASE("a board whose monitor is absent opens on the primary, says so, and moves when the monitor comes") {
    const Wall wall;
    auto board = wall.screen().board({"--demo", "--fullscreen", "--monitor", "DUMMY1"});
    CHECK(wall.says(*board, "Monitor DUMMY1 is not there: the board is on DUMMY0 and goes there when it is."));
    CHECK(wall.board_is_at(first));
    wall.plug();
    CHECK(wall.board_is_at(second));
    CHECK(wall.says(*board, "Monitor DUMMY1 is back, and the board is on it again."));
    wall.unplug();
    CHECK(wall.board_is_at(first));
    wall.plug();
    CHECK(wall.board_is_at(second));
    board->kill(SIGTERM);
    CHECK(board->wait() == 0);
}

TEST_CASE("a monitor may be chosen by its number") {
    const Wall wall;
    wall.plug();
    auto board = wall.screen().board({"--demo", "--fullscreen", "--monitor", "1"});
    CHECK(wall.board_is_at(second));
    CHECK(board->errors().find("not there") == std::string::npos);
}

TEST_CASE("a full-screen board follows the resolution of its monitor, down and up") {
    const Wall wall;
    auto board = wall.screen().board({"--demo", "--fullscreen"});
    CHECK(wall.board_is_at(first));
    wall.xrandr({"--output", "DUMMY0", "--mode", "1280x720"});
    CHECK(wall.board_is_at("0,0 1280x720"));
    wall.xrandr({"--output", "DUMMY0", "--mode", "1920x1080"});
    CHECK(wall.board_is_at(first));
    board->kill(SIGTERM);
    CHECK(board->wait() == 0);
}

TEST_CASE("with every monitor off the board waits, and fills the one that comes back") {
    const Wall wall;
    auto board = wall.screen().board({"--demo", "--fullscreen"});
    CHECK(wall.board_is_at(first));
    wall.xrandr({"--output", "DUMMY0", "--off"});
    CHECK(wall.says(*board, "No monitor is on; the board shows itself when one is."));
    wall.xrandr({"--output", "DUMMY0", "--mode", "1280x720"});
    CHECK(wall.says(*board, "A monitor is back: DUMMY0."));
    CHECK(wall.board_is_at("0,0 1280x720"));
    board->kill(SIGTERM);
    CHECK(board->wait() == 0);
}
