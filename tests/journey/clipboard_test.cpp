// The clipboard of a real X server: what is pasted is text of the line, and an owner that never answers stops nothing.
// It must never need another program for it: the owner that hangs is the test itself.
#include "tests/journey/desk_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <X11/Xlib.h>

using journey::DeskRoom;

namespace {

// Owns the clipboard and the primary selection, and never looks at what it is asked.
class SilentOwner {
public:
    explicit SilentOwner(const journey::Stage& screen) : server_(XOpenDisplay(screen.display().c_str())) {
        REQUIRE(server_ != nullptr);
        const Window window = XCreateSimpleWindow(server_, DefaultRootWindow(server_), 0, 0, 1, 1, 0, 0, 0);
        for (const char* name : {"CLIPBOARD", "PRIMARY"})
            XSetSelectionOwner(server_, XInternAtom(server_, name, False), window, CurrentTime);
        XSync(server_, False);
    }
    ~SilentOwner() { XCloseDisplay(server_); }
    SilentOwner(const SilentOwner&) = delete;
    SilentOwner& operator=(const SilentOwner&) = delete;

private:
    Display* server_;
};

}  // namespace

TEST_CASE(
    "an owner of the clipboard that never answers stops neither the board nor what is typed after it, and the end is "
    "heard") {
    const DeskRoom room;
    const SilentOwner owner(room.screen);
    auto board = room.desk();
    room.open_line();
    const std::string before = room.line();
    room.press("ctrl+v");
    room.type("yz");
    CHECK(room.line_becomes(before + "yz"));
    CHECK(journey::says(room.screen.home, *board, "the owner of the clipboard does not answer"));
    room.press("ctrl+v");
    DeskRoom::end(*board);
}

TEST_CASE("what is copied at a board can be pasted into its line, and never acts as keys") {
    const DeskRoom room;
    auto board = room.desk();
    room.open_line();
    room.type("pq");
    REQUIRE(journey::eventually(room.screen.home, [&] { return room.line().ends_with("pq"); }));
    const std::string line = room.line();
    room.press("ctrl+c");
    room.press("ctrl+v");
    CHECK(room.line_becomes(line + line));
    DeskRoom::end(*board);
}
