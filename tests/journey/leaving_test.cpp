// What a board leaves behind: nothing of the demo, and of a real feed the last board, shown as old ever after.
// It must never look into a board's files for what is shown.
#include "tests/support/places.h"
#include "tests/support/program.h"
#include "ui/pen/theme.h"
#include "ui/png.h"

#include <catch2/catch_test_macros.hpp>

#include <sys/inotify.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>

using journey::Ended;
using journey::Program;
using journey::Words;

namespace {

// An X server of the test's own and the environment for boards on it.
class Screen {
public:
    Screen()
        : server_(home, {"Xvfb", "-displayfd", "1", "-screen", "0", "1280x720x24", "-nolisten", "tcp"}),
          display_(server_.line()) {
        INFO(server_.errors());
        REQUIRE_FALSE(display_.empty());
    }

    Words environment() const {
        const char* given = std::getenv("LSAN_OPTIONS");
        const std::string ours = support::leaks_not_ours();
        return {"DISPLAY=:" + display_, "LIBGL_ALWAYS_SOFTWARE=1",
                std::string("LSAN_OPTIONS=") + (given != nullptr ? given : ours)};
    }

    sample::Scratch home;

private:
    Program server_;
    std::string display_;
};

// Tells when something appears in a folder.
class Watch {
public:
    explicit Watch(const std::string& folder) : handle_(::inotify_init1(IN_CLOEXEC)) {
        REQUIRE(::inotify_add_watch(handle_, folder.c_str(), IN_CREATE) >= 0);
    }
    ~Watch() { ::close(handle_); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    void wait() const {
        char event[4096];
        REQUIRE(::read(handle_, event, sizeof event) > 0);
    }

private:
    int handle_;
};

bool has_colour(const ui::Pixels& pixels, ui::Colour colour) {
    for (std::size_t i = 0; i + 2 < pixels.rgb.size(); i += 3) {
        const auto rgb = static_cast<std::uint32_t>(pixels.rgb[i] << 16 | pixels.rgb[i + 1] << 8 | pixels.rgb[i + 2]);
        if (rgb == colour.rgb) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("a demo that is asked to end goes in peace and leaves no folder") {
    const Screen screen;
    const std::string place = screen.home.file("place");
    std::filesystem::create_directory(place);
    for (const int signal : {SIGTERM, SIGINT}) {
        const Watch watch(place);
        Words environment = screen.environment();
        environment.push_back("TMPDIR=" + place);
        Program board(screen.home, {journey::kyodo(), "--demo"}, environment);
        watch.wait();
        board.kill(signal);
        const int status = board.wait();
        INFO(board.errors());
        CHECK(status == 0);
        CHECK(std::filesystem::is_empty(place));
    }
}

TEST_CASE("a board whose feed is gone shows the saved board as old, in the window and as text") {
    const Screen screen;
    Program feed(screen.home, {journey::kyodo_feed(), "--demo", "--at", "2030-10-01T08:12:40+09:00", "--listen",
                               "127.0.0.1:0", "--store", "sqlite:" + screen.home.file("log.db")});
    const std::string line = feed.line();
    INFO(feed.errors());
    REQUIRE(line.starts_with("listening on "));
    const std::string url = line.substr(std::string("listening on ").size());
    const std::string file = screen.home.file("board.png");
    const auto picture = [&](const char* after) {
        const Ended ended =
            journey::run(screen.home, {journey::kyodo(), "--feed", url, "--screenshot", file, "--after", after},
                         screen.environment());
        INFO(ended.err);
        REQUIRE(ended.status == 0);
        auto pixels = ui::read_png(file);
        REQUIRE(pixels);
        return std::move(*pixels);
    };
    CHECK(has_colour(picture("3"), ui::dark_theme().stop));
    feed.kill(SIGTERM);
    CHECK(feed.wait() == 0);
    CHECK_FALSE(has_colour(picture("0.5"), ui::dark_theme().stop));
    const Ended status = journey::run(screen.home, {journey::kyodo(), "status", "--lang", "en", "--feed", url});
    CHECK(status.status == 4);
    CHECK(status.out.find("Market data") != std::string::npos);
    CHECK(status.out.find("as it was saved here") != std::string::npos);
    CHECK(status.err.find("127.0.0.1") != std::string::npos);
}
