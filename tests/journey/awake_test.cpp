// A wall keeps its screen awake, asked of a real X server and over a real session bus; only the desktop's side of the
// bus is played by the test. It must never touch the bus of whoever runs it.
#include "tests/journey/stage.h"

#include <catch2/catch_test_macros.hpp>

#include <X11/Xlib.h>
#include <X11/extensions/scrnsaver.h>
#include <poll.h>
#include <systemd/sd-bus.h>

#include <chrono>
#include <csignal>
#include <cstring>
#include <vector>

using journey::Program;
using journey::Stage;

namespace {

// The X server's screen saver, set to begin after one second without input, and told about when it does.
class Saver {
public:
    explicit Saver(const Stage& screen) : server_(XOpenDisplay(screen.display().c_str())) {
        REQUIRE(server_ != nullptr);
        REQUIRE(XScreenSaverQueryExtension(server_, &event_, &error_) != 0);
        XScreenSaverSelectInput(server_, DefaultRootWindow(server_), ScreenSaverNotifyMask);
        XSetScreenSaver(server_, 1, 0, PreferBlanking, AllowExposures);
        XSync(server_, False);
    }
    ~Saver() { XCloseDisplay(server_); }
    Saver(const Saver&) = delete;
    Saver& operator=(const Saver&) = delete;

    // Whether it begins within this time, from light.
    bool begins(std::chrono::milliseconds within) {
        XForceScreenSaver(server_, ScreenSaverReset);
        XSync(server_, True);
        const auto until = std::chrono::steady_clock::now() + within;
        while (true) {
            while (XPending(server_) > 0) {
                XEvent event;
                XNextEvent(server_, &event);
                if (event.type == event_ && reinterpret_cast<XScreenSaverNotifyEvent*>(&event)->state == ScreenSaverOn)
                    return true;
            }
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
            if (left.count() <= 0) return false;
            pollfd socket{ConnectionNumber(server_), POLLIN, 0};
            ::poll(&socket, 1, static_cast<int>(left.count()));
        }
    }

private:
    Display* server_;
    int event_ = 0;
    int error_ = 0;
};

// The desktop: answers org.freedesktop.ScreenSaver on a bus of the test's own.
class Desktop {
public:
    explicit Desktop(const sample::Scratch& home)
        : daemon_(home, {"dbus-daemon", "--session", "--nofork", "--print-address=1",
                         "--address=unix:path=" + home.file("bus")}),
          address_(daemon_.line()) {
        INFO(daemon_.errors());
        REQUIRE_FALSE(address_.empty());
        REQUIRE(sd_bus_new(&bus_) >= 0);
        REQUIRE(sd_bus_set_address(bus_, address_.c_str()) >= 0);
        REQUIRE(sd_bus_set_bus_client(bus_, 1) >= 0);
        REQUIRE(sd_bus_start(bus_) >= 0);
        REQUIRE(sd_bus_add_object(bus_, nullptr, "/org/freedesktop/ScreenSaver", asked, this) >= 0);
    }
    ~Desktop() { sd_bus_flush_close_unref(bus_); }
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    const std::string& address() const { return address_; }
    void appear() { REQUIRE(sd_bus_request_name(bus_, "org.freedesktop.ScreenSaver", 0) >= 0); }
    void vanish() { REQUIRE(sd_bus_release_name(bus_, "org.freedesktop.ScreenSaver") >= 0); }

    // Serves until it was asked that often or ten seconds have passed.
    bool is_asked(std::size_t times) {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (requests.size() < times && std::chrono::steady_clock::now() < until)
            if (sd_bus_process(bus_, nullptr) == 0) sd_bus_wait(bus_, 100'000);
        sd_bus_flush(bus_);
        return requests.size() == times;
    }

    std::vector<std::string> requests;

private:
    static int asked(sd_bus_message* message, void* self, sd_bus_error*) {
        const char* who = nullptr;
        const char* why = nullptr;
        if (sd_bus_message_is_method_call(message, "org.freedesktop.ScreenSaver", "Inhibit") == 0) return 0;
        if (sd_bus_message_read(message, "ss", &who, &why) < 0) return 0;
        static_cast<Desktop*>(self)->requests.push_back(std::string(who) + ": " + why);
        return sd_bus_reply_method_return(message, "u", 7u);
    }

    Program daemon_;
    std::string address_;
    sd_bus* bus_ = nullptr;
};

}  // namespace

TEST_CASE("while a wall is shown the X server's screen saver does not begin, and afterwards it does again") {
    const Stage screen;
    Saver saver(screen);
    CHECK(saver.begins(std::chrono::seconds(4)));
    auto board = screen.board({"--demo", "--view", "wall"});
    CHECK(journey::says(screen.home, *board,
                        "The screen is kept awake by the X server (XScreenSaverSuspend); there is no desktop to ask."));
    CHECK_FALSE(saver.begins(std::chrono::milliseconds(2500)));
    board->kill(SIGTERM);
    CHECK(board->wait() == 0);
    CHECK(saver.begins(std::chrono::seconds(4)));
}

TEST_CASE("beside the work the compact board lets the screen rest") {
    const Stage screen;
    Saver saver(screen);
    auto board = screen.board({"--demo", "--view", "compact"});
    CHECK(screen.window_place().ends_with("420x720"));
    CHECK(saver.begins(std::chrono::seconds(4)));
    CHECK(board->errors().find("kept awake") == std::string::npos);
}

TEST_CASE("a desktop is asked to stay awake over its session bus, and again when it starts anew") {
    const Stage screen;
    Desktop desktop(screen.home);
    desktop.appear();
    auto board = screen.board({"--demo", "--view", "wall"}, {"DBUS_SESSION_BUS_ADDRESS=" + desktop.address()});
    CHECK(desktop.is_asked(1));
    CHECK(journey::says(screen.home, *board,
                        "The screen is kept awake by the X server (XScreenSaverSuspend) and by the desktop"));
    desktop.vanish();
    CHECK(journey::says(screen.home, *board, "there is no desktop to ask"));
    desktop.appear();
    CHECK(desktop.is_asked(2));
    CHECK(desktop.requests.back() == "Kyodo: An incident board is on this screen");
    board->kill(SIGTERM);
    CHECK(board->wait() == 0);
}

TEST_CASE("a desktop that never answers delays neither the first frame nor the end of a wall") {
    const Stage screen;
    Desktop desktop(screen.home);
    desktop.appear();
    auto board = screen.board({"--demo", "--view", "wall"}, {"DBUS_SESSION_BUS_ADDRESS=" + desktop.address()});
    CHECK(screen.window_place().ends_with("1280x720"));
    board->kill(SIGTERM);
    CHECK(board->wait() == 0);
    CHECK(desktop.requests.empty());
}
