// A board that starts beside something that hangs or died: an input method, its bus, the screen, or a window manager that
// died (one that hangs: hung_manager_test.cpp). It
// opens or says why not, and its end is always heard. It must never need the thing that hangs: the test plays it.
#include "tests/journey/desk_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <systemd/sd-bus.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <iterator>

using journey::DeskRoom;
using journey::Program;
using journey::Stage;
using journey::Words;

namespace {

// A session bus of the test's, and on it an input method that has a name and never answers.
class HungMethod {
public:
    HungMethod(const sample::Scratch& home, const char* service)
        : daemon(home, {"dbus-daemon", "--session", "--nofork", "--print-address=1",
                        "--address=unix:path=" + home.file("bus")}),
          address_(daemon.line()) {
        REQUIRE_FALSE(address_.empty());
        REQUIRE(sd_bus_new(&bus_) >= 0);
        REQUIRE(sd_bus_set_address(bus_, address_.c_str()) >= 0);
        REQUIRE(sd_bus_set_bus_client(bus_, 1) >= 0);
        REQUIRE(sd_bus_start(bus_) >= 0);
        REQUIRE(sd_bus_request_name(bus_, service, 0) >= 0);
    }
    ~HungMethod() { sd_bus_unref(bus_); }
    HungMethod(const HungMethod&) = delete;
    HungMethod& operator=(const HungMethod&) = delete;

    Words environment() const { return {"DBUS_SESSION_BUS_ADDRESS=" + address_}; }

    Program daemon;

private:
    std::string address_;
    sd_bus* bus_ = nullptr;
};

class Server {
public:
    explicit Server(const Stage& screen) : display(XOpenDisplay(screen.display().c_str())) {
        REQUIRE(display != nullptr);
        root = DefaultRootWindow(display);
    }
    ~Server() { XCloseDisplay(display); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    Atom atom(const char* name) const { return XInternAtom(display, name, False); }

    Display* display;
    Window root = 0;
};

// An input method by Xlib's own protocol that was announced and never answers (XIM: a selection and its name at the root).
void announce_hung_xim(const Server& server) {
    const Atom name = server.atom("@server=hung");
    const Window window = XCreateSimpleWindow(server.display, server.root, 0, 0, 1, 1, 0, 0, 0);
    XSetSelectionOwner(server.display, name, window, CurrentTime);
    XChangeProperty(server.display, server.root, server.atom("XIM_SERVERS"), XA_ATOM, 32, PropModeReplace,
                    reinterpret_cast<const unsigned char*>(&name), 1);
    XSync(server.display, False);
}

double seconds_until_end(Program& board, int signal) {
    const auto from = std::chrono::steady_clock::now();
    board.kill(signal);
    CHECK(board.wait() == 0);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

// It is the board's program and no copy of the test's any more, and has opened that many files and connections.
bool is_as_far_as(const Program& board, int handles) {
    const std::string process = "/proc/" + std::to_string(board.id());
    std::error_code gone;
    if (std::filesystem::read_symlink(process + "/exe", gone) != journey::kyodo()) return false;
    return std::distance(std::filesystem::directory_iterator(process + "/fd", gone),
                         std::filesystem::directory_iterator()) >= handles;
}

void types(const DeskRoom& room, Program& board) {
    room.open_line();
    room.type("abc");
    CHECK(journey::eventually(room.screen.home, [&] { return room.line().ends_with("xabc"); }));
    CHECK(seconds_until_end(board, SIGTERM) < 2);
}

}  // namespace

TEST_CASE("beside an input method that hangs from the start a board opens, types, and ends when asked to") {
    for (const char* service : {"org.fcitx.Fcitx5", "org.freedesktop.IBus"}) {
        CAPTURE(service);
        const DeskRoom room;
        const HungMethod method(room.screen.home, service);
        auto board = room.desk(method.environment());
        types(room, *board);
    }
}

TEST_CASE("beside a session bus that hangs from the start a board opens, types, and ends when asked to") {
    const DeskRoom room;
    const HungMethod method(room.screen.home, "org.fcitx.Fcitx5");
    method.daemon.kill(SIGSTOP);
    auto board = room.desk(method.environment());
    types(room, *board);
    method.daemon.kill(SIGCONT);
}

TEST_CASE(
    "an input method of Xlib's that hangs is not asked: without a bus a board types the letters of the keyboard") {
    const DeskRoom room;
    const Server server(room.screen);
    announce_hung_xim(server);
    auto board = room.desk({"XMODIFIERS=@im=hung", "LC_ALL=C.UTF-8"});
    types(room, *board);
}

TEST_CASE("a window manager that died and left its mark keeps no board from starting") {
    const Stage screen;
    const Server server(screen);
    const Window gone = XCreateSimpleWindow(server.display, server.root, 0, 0, 1, 1, 0, 0, 0);
    XChangeProperty(server.display, server.root, server.atom("_NET_SUPPORTING_WM_CHECK"), XA_WINDOW, 32,
                    PropModeReplace, reinterpret_cast<const unsigned char*>(&gone), 1);
    XDestroyWindow(server.display, gone);
    XSync(server.display, False);
    auto board = screen.board({"--demo", "--view", "compact"});
    CHECK(screen.window_place().find("420x720") != std::string::npos);
    CHECK(seconds_until_end(*board, SIGTERM) < 2);
}

TEST_CASE("a screen that hangs at the start is said, and the board ends at once when asked to") {
    const Stage screen;
    screen.stop();
    auto board = screen.board({"--demo", "--view", "compact"});
    CHECK(journey::says(screen.home, *board, "There is no window yet"));
    CHECK(seconds_until_end(*board, SIGTERM) < 1.5);
}

TEST_CASE("a board that is asked to end in its first moments ends within a second, whichever moment it is") {
    const Stage screen;
    for (const int signal : {SIGTERM, SIGINT})
        for (const int handles : {0, 4, 6, 8, 12}) {
            CAPTURE(signal, handles);
            auto board = screen.board({"--demo", "--view", "compact"});
            REQUIRE(journey::eventually(screen.home, [&] { return is_as_far_as(*board, handles); }));
            const auto from = std::chrono::steady_clock::now();
            board->kill(signal);
            const int status = board->wait();
            CHECK((status == 0 || status == -signal));
            CHECK(std::chrono::steady_clock::now() - from < std::chrono::milliseconds(1'500));
        }
}
