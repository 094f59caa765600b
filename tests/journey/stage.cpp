// Both servers choose a free display themselves. It must never wait for a picture: what a board did is read from what it
// said, wrote or where its window is.
#include "tests/journey/stage.h"
#include "tests/support/places.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

namespace journey {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* outputs_config = R"(
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "1920x1080" 148.5 1920 2008 2052 2200 1080 1084 1089 1125
  Modeline "1280x720" 74.25 1280 1390 1430 1650 720 725 730 750
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1920x1080" "1280x720"
    Virtual 3840 2160
  EndSubSection
EndSection
)";

// The GL driver keeps memory until exit, which a leak check of the program under test would report as ours.
std::string leaks() {
    const char* given = std::getenv("LSAN_OPTIONS");
    return std::string("LSAN_OPTIONS=") + (given ? given : support::leaks_not_ours());
}

}  // namespace

Stage::Stage(const std::string& size)
    : Stage({"Xvfb", "-displayfd", "1", "-screen", "0", size + "x24", "-nolisten", "tcp", "-noreset", "-ac"}, true) {
    INFO(server_->errors());
    REQUIRE(display_.size() > 1);
}

Stage::Stage(const Words& server, bool)
    : server_(std::make_unique<Program>(home, server)), display_(":" + server_->line()) {}

std::unique_ptr<Stage> Stage::with_outputs() {
    const auto config = std::filesystem::temp_directory_path() / ("kyodo-outputs-" + std::to_string(::getpid()));
    std::ofstream(config) << outputs_config;
    std::unique_ptr<Stage> screen(new Stage({"Xorg", "-displayfd", "1", "-config", config.string(), "-logfile",
                                             "/dev/null", "-noreset", "-nolisten", "tcp", "-novtswitch", "-sharevts"},
                                            true));
    std::filesystem::remove(config);
    return screen->display_.size() > 1 ? std::move(screen) : nullptr;
}

Words Stage::environment(const Words& more) const {
    Words all{"DISPLAY=" + display_, "LIBGL_ALWAYS_SOFTWARE=1", "DBUS_SESSION_BUS_ADDRESS=",
              "XDG_RUNTIME_DIR=",    "WAYLAND_DISPLAY=",        leaks()};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::unique_ptr<Program> Stage::board(const Words& arguments, const Words& more) const {
    Words words{kyodo(), "--lang", "en"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return std::make_unique<Program>(home, words, environment(more));
}

std::string Stage::ask(const Words& words) const {
    Ended ended = run(home, words, environment());
    if (!ended.err.empty()) UNSCOPED_INFO(words.front() << ": " << ended.err);
    return std::move(ended.out);
}

std::string Stage::window_place() const {
    const std::string id = ask({"xdotool", "search", "--sync", "--class", "^kyodo$"});
    std::istringstream lines(ask({"xdotool", "getwindowgeometry", "--shell", id.substr(0, id.find('\n'))}));
    std::string x, y, width, height;
    for (std::string line; std::getline(lines, line);) {
        const std::string value = line.substr(line.find('=') + 1);
        if (line.starts_with("X=")) x = value;
        if (line.starts_with("Y=")) y = value;
        if (line.starts_with("WIDTH=")) width = value;
        if (line.starts_with("HEIGHT=")) height = value;
    }
    return x + "," + y + " " + width + "x" + height;
}

// The window is looked for each time: a board that starts again has another one.
void Stage::await_keyboard() const {
    ask({"xdotool", "search", "--sync", "--class", "^kyodo$"});
    REQUIRE(eventually(home, [&] {
        const std::string focus = ask({"xdotool", "getwindowfocus"});
        return !focus.empty() && ask({"xdotool", "search", "--class", "^kyodo$"}).find(focus) != std::string::npos;
    }));
}

bool eventually(const sample::Scratch& home, const std::function<bool()>& holds) {
    const auto until = Clock::now() + std::chrono::seconds(10);
    const int changes = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    ::inotify_add_watch(changes, home.path().c_str(), IN_MODIFY | IN_CREATE | IN_MOVED_TO);
    bool held = holds();
    while (!held && Clock::now() < until) {
        pollfd change{changes, POLLIN, 0};
        char events[4096];
        if (::poll(&change, 1, 100) > 0) static_cast<void>(!::read(changes, events, sizeof events));
        held = holds();
    }
    ::close(changes);
    return held;
}

bool says(const sample::Scratch& home, const Program& program, const std::string& words) {
    return eventually(home, [&] { return program.errors().find(words) != std::string::npos; });
}

}  // namespace journey
