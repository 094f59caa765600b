// Japanese, typed key by key into the real board through the real fcitx5 and ibus with mozc: what is composed stays in the
// line until its own Enter, and an input method that hangs, dies or comes back costs nothing but its composition.
// It must never judge a picture: the line is read from where the board keeps it. What a page shows of it is made here.
#include "tests/journey/desk_stage.h"
#include "tests/journey/input_method_stage.h"
#include "tests/journey/notification_stage.h"
#include "ui/png.h"

#include <catch2/catch_test_macros.hpp>

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <csignal>
#include <cstdlib>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

using journey::DeskRoom;
using journey::InputMethods;
using journey::Words;

namespace {

// A locale that was never generated, and XIM's servers by a name that nobody has.
Words unlucky(const InputMethods& methods) {
    Words all = methods.environment();
    all.insert(all.end(), {"LANG=xx_XX.UTF-8", "XMODIFIERS=@im=nobody"});
    return all;
}

void empty_line(const DeskRoom& room) {
    REQUIRE(journey::eventually(room.screen.home, [&] {
        room.press("BackSpace");
        return room.line().empty();
    }));
}

void open_empty_line(const DeskRoom& room) {
    room.open_line();
    empty_line(room);
}

// mozc reads its dictionary at its first word, which may take longer than a board waits for a key.
void warm_up(const DeskRoom& room, const InputMethods& methods) {
    REQUIRE(methods.switch_on());
    REQUIRE(journey::eventually(room.screen.home, [&] {
        for (const char* key : {"Escape", "Escape", "shift+f", "a", "Return"}) room.press(key);
        return room.line().ends_with("あ");
    }));
    empty_line(room);
}

void types_a_fact(const DeskRoom& room) {
    room.type("soubaga");
    room.press("space");
    room.press("Return");
    CHECK(room.line_becomes("相場が"));
    room.type("tomatte");
    room.press("space");
    room.press("Return");
    CHECK(room.line_becomes("相場が止まって"));
    CHECK(room.board().find("相場が") == std::string::npos);
    room.press("Return");
    CHECK(room.shows("相場が止まって"));
}

// Whether it says そうば, however much of it was composed, converted or typed after the method was gone.
bool is_whole(std::string text) {
    const std::vector<std::pair<std::string, std::string>> readings{{"相場", "souba"}, {"ｓ", "s"}, {"そ", "so"},
                                                                    {"う", "u"},       {"ｂ", "b"}, {"ば", "ba"}};
    for (const auto& [written, read] : readings)
        for (std::size_t at; (at = text.find(written)) != std::string::npos;) text.replace(at, written.size(), read);
    return text.find("souba") != std::string::npos;
}

// All that is on the screen, into the folder KYODO_PICTURES where that is named.
void keep_picture(const journey::Stage& screen, const std::string& name) {
    const char* folder = std::getenv("KYODO_PICTURES");
    if (folder == nullptr) return;
    Display* display = XOpenDisplay(screen.display().c_str());
    REQUIRE(display != nullptr);
    const int width = DisplayWidth(display, 0);
    const int height = DisplayHeight(display, 0);
    XImage* image = XGetImage(display, DefaultRootWindow(display), 0, 0, static_cast<unsigned>(width),
                              static_cast<unsigned>(height), AllPlanes, ZPixmap);
    ui::Pixels pixels{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int shift : {16, 8, 0})
                pixels.rgb.push_back(static_cast<unsigned char>(XGetPixel(image, x, y) >> shift & 0xFF));
    XDestroyImage(image);
    XCloseDisplay(display);
    REQUIRE(ui::write_png(std::string(folder) + "/" + name + ".png", pixels));
}

struct Place {
    int x = 0, y = 0, width = 0, height = 0;
};

// Of the window of candidates; nowhere where none are shown.
Place candidates(const journey::Stage& screen) {
    const std::string ids = screen.ask({"xdotool", "search", "--onlyvisible", "--name", "Fcitx5 Input Window"});
    if (ids.empty()) return {};
    std::istringstream lines(screen.ask({"xdotool", "getwindowgeometry", "--shell", ids.substr(0, ids.find('\n'))}));
    Place place;
    for (std::string line; std::getline(lines, line);)
        for (auto& [name, value] : {std::pair<const char*, int&>{"X=", place.x},
                                    {"Y=", place.y},
                                    {"WIDTH=", place.width},
                                    {"HEIGHT=", place.height}})
            if (line.starts_with(name)) value = std::stoi(line.substr(line.find('=') + 1));
    return place;
}

// Opens the line of that view with `keys`, and shows candidates once, for which mozc reads its dictionary.
void show_candidates(const journey::Stage& screen, const Words& keys) {
    bool shown = false;
    for (int tries = 0; !shown && tries < 5; ++tries) {
        for (int n = 0; n < 4; ++n) screen.ask({"xdotool", "key", "Escape"});
        for (const std::string& key : keys) screen.ask({"xdotool", "key", key});
        screen.ask({"xdotool", "key", "--delay", "100", "a", "space", "space"});
        shown = journey::eventually(screen.home, [&] { return candidates(screen).width > 0; });
    }
    REQUIRE(shown);
    for (int n = 0; n < 4; ++n) screen.ask({"xdotool", "key", "Escape"});
    REQUIRE(journey::eventually(screen.home, [&] { return candidates(screen).width == 0; }));
    for (const std::string& key : keys) screen.ask({"xdotool", "key", key});
}

}  // namespace

TEST_CASE(
    "a composition's candidates stand at its caret on every shape of the board, above it where there is no room below",
    "[.long]") {
    struct Shape {
        const char* view;
        const char* size;
        bool above;
        Words opened_by;
    };
    for (const Shape& shape :
         {Shape{"desk", "1280x800", false, {"shift+f"}}, Shape{"compact", "420x720", true, {"slash"}},
          Shape{"phone", "400x800", true, {"slash"}}}) {
        CAPTURE(shape.view);
        const journey::Stage screen(shape.size);
        InputMethods methods(screen);
        methods.start_fcitx_with_candidates();
        journey::Program board(screen.home,
                               {journey::kyodo(), "--demo", "--lang", "ja", "--view", shape.view, "--size", shape.size},
                               screen.environment(methods.environment()));
        REQUIRE(journey::eventually(screen.home, [&] {
            return !screen.ask({"xdotool", "search", "--name", "デモ"}).empty();
        }));
        screen.await_keyboard();
        bool on = false;
        for (int tries = 0; !on && tries < 3; ++tries) {
            screen.ask({"xdotool", "key", "Escape", shape.opened_by.front()});
            on = methods.switch_on();
        }
        REQUIRE(on);
        show_candidates(screen, shape.opened_by);
        if (shape.above)
            for (const char* keys : {"jijitsu", "space", "Return", "space"})
                screen.ask({"xdotool", std::string(keys) == "jijitsu" ? "type" : "key", keys});
        screen.ask({"xdotool", "type", "--delay", "30", "soubagatomattamama"});
        screen.ask({"xdotool", "key", "space", "space", "Up"});
        CHECK(journey::eventually(screen.home, [&] { return candidates(screen).width > 0; }));
        const Place place = candidates(screen);
        const int middle = std::stoi(std::string(shape.size).substr(std::string(shape.size).find('x') + 1)) / 2;
        CHECK((shape.above ? place.y + place.height > middle : place.y > middle));
        CHECK(place.x > 0);
        keep_picture(screen, std::string("composition-") + shape.view);
        DeskRoom::end(board);
    }
}

TEST_CASE("the Enter that commits a composition of fcitx5 does not send the line, in any locale and order of starting",
          "[.long]") {
    const DeskRoom room;
    InputMethods methods(room.screen);
    auto board = room.desk(unlucky(methods));
    open_empty_line(room);
    methods.start_fcitx();
    warm_up(room, methods);
    types_a_fact(room);
    DeskRoom::end(*board);
}

TEST_CASE("the Enter that commits a composition of ibus does not send the line", "[.long]") {
    const DeskRoom room;
    InputMethods methods(room.screen);
    methods.start_ibus();
    auto board = room.desk_as([&](Words words) { return methods.as_user(std::move(words)); }, methods.environment());
    open_empty_line(room);
    warm_up(room, methods);
    types_a_fact(room);
    DeskRoom::end(*board);
}

TEST_CASE("under openbox a composition commits as without it, and one that another window interrupts stays in the line",
          "[.long]") {
    const DeskRoom room;
    InputMethods methods(room.screen);
    methods.start_fcitx();
    const auto manager = journey::window_manager(room.screen);
    auto board = room.desk(methods.environment());
    open_empty_line(room);
    warm_up(room, methods);
    types_a_fact(room);
    room.press("shift+f");
    REQUIRE(methods.switch_on());
    room.type("souba");
    journey::Program other(room.screen.home, {"xmessage", "-name", "interrupts", "here"}, room.screen.environment());
    REQUIRE(journey::eventually(room.screen.home, [&] {
        return !room.screen.ask({"xdotool", "search", "--onlyvisible", "--class", "Xmessage"}).empty();
    }));
    other.kill(SIGTERM);
    room.screen.await_keyboard();
    room.press("Return");
    CHECK(journey::eventually(room.screen.home, [&] { return is_whole(room.line()) || is_whole(room.board()); }));
    DeskRoom::end(*board);
}

TEST_CASE("Backspace, Escape, Tab and the arrows in a composition are the input method's, and no letter of it is a key",
          "[.long]") {
    const DeskRoom room;
    InputMethods methods(room.screen);
    methods.start_fcitx();
    auto board = room.desk(methods.environment());
    open_empty_line(room);
    warm_up(room, methods);
    for (const char* key : {"k", "a", "Return"}) room.press(key);
    CHECK(room.line_becomes("か"));
    for (const char* key : {"k", "i", "k", "BackSpace", "space", "Up", "Tab", "Escape", "Escape"}) room.press(key);
    for (const char* key : {"k", "u", "Return"}) room.press(key);
    CHECK(room.line_becomes("かく"));
    DeskRoom::end(*board);
}

TEST_CASE(
    "an input method killed at any key of a sentence leaves the whole sentence in the line or in the record, never "
    "half",
    "[.long]") {
    const DeskRoom room;
    InputMethods methods(room.screen);
    methods.start_fcitx();
    auto board = room.desk(methods.environment());
    open_empty_line(room);
    const std::vector<std::string> keys{"s", "o", "u", "b", "a", "space"};
    for (std::size_t last = 0; last < keys.size(); ++last) {
        CAPTURE(last);
        warm_up(room, methods);
        for (std::size_t key = 0; key <= last; ++key) room.press(keys[key]);
        methods.kill();
        for (std::size_t key = last + 1; key + 1 < keys.size(); ++key) room.press(keys[key]);
        room.press("Return");
        const bool whole =
            journey::eventually(room.screen.home, [&] { return is_whole(room.line()) || is_whole(room.board()); });
        CAPTURE(room.line(), room.board());
        CHECK(whole);
        methods.start_fcitx();
        open_empty_line(room);
    }
    DeskRoom::end(*board);
}

TEST_CASE("while an input method hangs typing goes on, and it composes again when it goes on", "[.long]") {
    const DeskRoom room;
    InputMethods methods(room.screen);
    methods.start_fcitx();
    auto board = room.desk(methods.environment());
    open_empty_line(room);
    warm_up(room, methods);
    methods.daemon().kill(SIGSTOP);
    room.type("ab");
    CHECK(room.line_becomes("ab"));
    methods.daemon().kill(SIGCONT);
    REQUIRE(journey::eventually(room.screen.home, [&] {
        for (const char* key : {"k", "a", "Return"}) room.press(key);
        return room.line().ends_with("か");
    }));
    methods.daemon().kill(SIGSTOP);
    DeskRoom::end(*board);
}
