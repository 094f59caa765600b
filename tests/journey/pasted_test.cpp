// What is pasted and copied at the real desk, from the clipboard and the selection of a real X server, in another layout
// too. The other program is the test itself. It must never hold more than one text.
#include "tests/journey/desk_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using journey::DeskRoom;

namespace {

// Owns the clipboard, the primary selection or both, and hands its text to whoever asks for UTF-8.
class TextOwner {
public:
    TextOwner(const journey::Stage& screen, const std::vector<const char*>& selections, std::string text)
        : server_(XOpenDisplay(screen.display().c_str())), text_(std::move(text)), end_(::eventfd(0, EFD_CLOEXEC)) {
        REQUIRE(server_ != nullptr);
        utf8_ = XInternAtom(server_, "UTF8_STRING", False);
        const Window window = XCreateSimpleWindow(server_, DefaultRootWindow(server_), 0, 0, 1, 1, 0, 0, 0);
        for (const char* name : selections)
            XSetSelectionOwner(server_, XInternAtom(server_, name, False), window, CurrentTime);
        XSync(server_, False);
        thread_ = std::jthread([this] { serve(); });
    }
    ~TextOwner() {
        const std::uint64_t one = 1;
        static_cast<void>(!::write(end_, &one, sizeof one));
        thread_.join();
        XCloseDisplay(server_);
        ::close(end_);
    }
    TextOwner(const TextOwner&) = delete;
    TextOwner& operator=(const TextOwner&) = delete;

private:
    Display* server_;
    const std::string text_;
    const int end_;
    Atom utf8_ = 0;
    std::jthread thread_;

    void serve() {
        while (true) {
            while (XPending(server_) > 0) {
                XEvent event;
                XNextEvent(server_, &event);
                if (event.type == SelectionRequest) answer(event.xselectionrequest);
            }
            pollfd handles[]{{ConnectionNumber(server_), POLLIN, 0}, {end_, POLLIN, 0}};
            ::poll(handles, 2, -1);
            if (handles[1].revents != 0) return;
        }
    }
    void answer(const XSelectionRequestEvent& request) {
        XEvent answer{};
        answer.xselection = {
            SelectionNotify,  0,           True, server_, request.requestor, request.selection, request.target,
            request.property, request.time};
        if (request.target == utf8_)
            XChangeProperty(server_, request.requestor, request.property, utf8_, 8, PropModeReplace,
                            reinterpret_cast<const unsigned char*>(text_.data()), static_cast<int>(text_.size()));
        else
            answer.xselection.property = None;
        XSendEvent(server_, request.requestor, False, 0, &answer);
        XFlush(server_);
    }
};

void open_empty_line(const DeskRoom& room) {
    room.open_line();
    room.press("ctrl+u");  // behind every letter that opening it took
    REQUIRE(room.line_becomes(""));
}

}  // namespace

TEST_CASE("the middle button pastes what is selected elsewhere, and Control and V the clipboard") {
    const DeskRoom room;
    const TextOwner clipboard(room.screen, {"CLIPBOARD"}, "切替が済んだ");
    const TextOwner selection(room.screen, {"PRIMARY"}, "相場が止まった");
    auto board = room.desk();
    open_empty_line(room);
    room.screen.ask({"xdotool", "click", "2"});
    CHECK(room.line_becomes("相場が止まった"));
    room.press("ctrl+v");
    CHECK(room.line_becomes("相場が止まった切替が済んだ"));
    room.press("ctrl+z");
    CHECK(room.line_becomes("相場が止まった"));
    room.press("ctrl+shift+z");
    CHECK(room.line_becomes("相場が止まった切替が済んだ"));
    DeskRoom::end(*board);
}

TEST_CASE("Control and V is the key that writes v in the layout of the moment, not the one a US keyboard has there") {
    const DeskRoom room;
    const TextOwner clipboard(room.screen, {"CLIPBOARD"}, "pasted");
    auto board = room.desk();
    open_empty_line(room);
    room.screen.ask({"setxkbmap", "-display", room.screen.display(), "-layout", "us", "-variant", "dvorak"});
    room.type("ab");
    CHECK(room.line_becomes("ab"));
    room.press("ctrl+v");
    CHECK(room.line_becomes("abpasted"));
    constexpr const char* us_v = "ctrl+55";  // by its keycode; k in this layout, which cuts what is behind the caret
    room.press("Home");
    room.press(us_v);
    CHECK(room.line_becomes(""));
    DeskRoom::end(*board);
}

TEST_CASE("a pasted text of many lines becomes one line, and one that is too long stays in the line and is not sent") {
    const DeskRoom room;
    std::string letters;
    for (int i = 0; i < 2'500; ++i) letters += static_cast<char>('a' + i % 26);
    auto board = room.desk();
    open_empty_line(room);
    {
        const TextOwner clipboard(room.screen, {"CLIPBOARD"}, "one\ntwo\n\nthree");
        room.press("ctrl+v");
        CHECK(room.line_becomes("one two three"));
    }
    const TextOwner clipboard(room.screen, {"CLIPBOARD"}, letters);
    room.press("ctrl+u");
    room.press("ctrl+v");
    CHECK(room.line_becomes(letters));
    room.press("Return");
    room.type("x");
    CHECK(room.line_becomes(letters + "x"));
    DeskRoom::end(*board);
}

TEST_CASE("Control and C copies the selected row as it is written") {
    const DeskRoom room;
    auto board = room.desk();
    open_empty_line(room);
    room.press("Escape");
    for (const char* key : {"Home", "ctrl+c", "shift+f", "ctrl+v"}) room.press(key);
    const bool pasted = journey::eventually(
        room.screen.home, [&] { return room.line().find("A1 Isolate unit one") != std::string::npos; });
    CAPTURE(room.line());
    CHECK(pasted);
    DeskRoom::end(*board);
}
