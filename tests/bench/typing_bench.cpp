// From a key to its pixel: the X server is given a key as a keyboard would give it (XTEST), and the line of the real desk is
// read back from the screen until it looks otherwise, beside a feed that changes 20 times a second.
// It must never ask the board how fast it was.
#include "tests/bench/figure.h"
#include "tests/journey/input_method_stage.h"
#include "tests/support/running_feed.h"

#include <catch2/catch_test_macros.hpp>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <dlfcn.h>
#include <poll.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>
#include <set>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;
using journey::Stage;
using journey::Words;

void pause(int milliseconds) { ::poll(nullptr, 0, milliseconds); }

struct Part {
    int x = 0, y = 0, width = 0, height = 0;
};
using Picture = std::vector<unsigned long>;  // row by row

// Hands and eyes at the screen. The library of XTEST comes with xdotool; its headers do not.
class Sitting {
public:
    explicit Sitting(const Stage& stage)
        : display_(XOpenDisplay(stage.display().c_str())), library_(dlopen("libXtst.so.6", RTLD_NOW)) {
        REQUIRE(display_ != nullptr);
        REQUIRE(library_ != nullptr);
        fake_ = reinterpret_cast<Fake>(dlsym(library_, "XTestFakeKeyEvent"));
        REQUIRE(fake_ != nullptr);
    }
    ~Sitting() {
        XCloseDisplay(display_);
        dlclose(library_);
    }
    Sitting(const Sitting&) = delete;
    Sitting& operator=(const Sitting&) = delete;

    void turn(const std::string& key, bool down) const {
        fake_(display_, XKeysymToKeycode(display_, XStringToKeysym(key.c_str())), down ? True : False, CurrentTime);
        XFlush(display_);
    }
    void tap(const std::string& key) const { turn(key, true), turn(key, false); }

    Picture see(Part part) const {
        XImage* image =
            XGetImage(display_, DefaultRootWindow(display_), part.x, part.y, static_cast<unsigned>(part.width),
                      static_cast<unsigned>(part.height), AllPlanes, ZPixmap);
        Picture picture;
        picture.reserve(static_cast<std::size_t>(part.width * part.height));
        for (int y = 0; y < part.height; ++y)
            for (int x = 0; x < part.width; ++x) picture.push_back(XGetPixel(image, x, y));
        XDestroyImage(image);
        return picture;
    }
    // Looks once a millisecond until `part` is not `before`; ms, or nothing after two seconds.
    std::optional<double> changes(Part part, const Picture& before, Clock::time_point from) const {
        while (Clock::now() - from < std::chrono::seconds(2)) {
            if (see(part) != before) return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
            pause(1);
        }
        return std::nullopt;
    }

private:
    using Fake = int (*)(Display*, unsigned int, int, unsigned long);
    Display* display_;
    void* library_;
    Fake fake_ = nullptr;
};

// A desk at a feed of the bench's, with a line that is typed into.
struct Room {
    feed_test::Folder folder;
    std::vector<feed_test::Person> people{{"Recov E", "Tsubame", model::Permission::responder, {}}};
    std::unique_ptr<feed::Server> server = feed_test::started_for(folder, people);
    Stage screen{"1280x800"};
    std::unique_ptr<journey::Program> board;

    Room() {
        model::DeclareService service;
        service.service = model::ServiceId("S1");
        service.name = {"相場配信", "Market data"};
        REQUIRE(server->apply(model::OpenIncident{{}, {"計測", "Measure"}, model::Severity::sev1, {}},
                              feed_test::commander()));
        REQUIRE(server->apply(service, feed_test::commander()));
    }

    void open(const Words& environment = {}) {
        const std::string token = screen.home.file("token");
        std::ofstream(token) << people.front().token;
        board = screen.board({"--view", "desk", "--feed", server->url(), "--token-file", token}, environment);
        screen.await_keyboard();
    }

    // The line as the board keeps it in case it ends, without the mode in front.
    std::string line() const {
        std::ifstream in(screen.home.file("kyodo/entry"));
        std::string text;
        std::getline(in, text);
        return text.empty() ? text : text.substr(1);
    }
    bool comes_to(const std::string& end) const {
        return journey::eventually(screen.home, [&] { return line().ends_with(end); });
    }
};

// Opened by its letter: at the board every key is a key.
void open_line(const Room& room, const Sitting& sitting) {
    REQUIRE(journey::eventually(room.screen.home, [&] {
        sitting.tap("Escape");
        sitting.turn("Shift_L", true);
        sitting.tap("f");
        sitting.turn("Shift_L", false);
        sitting.tap("x");
        return room.line().ends_with("x");
    }));
}

// Twenty changes a second that everybody sees, until it ends.
class Flood {
public:
    explicit Flood(feed::Server& server)
        : thread_([&server](const std::stop_token& end) {
              for (int n = 0; !end.stop_requested(); ++n) {
                  model::ChangeService change;
                  change.service = model::ServiceId("S1");
                  change.continuity = n % 2 == 0 ? model::Continuity::degraded : model::Continuity::stopped;
                  change.impact_text = {"変化 " + std::to_string(n), "change " + std::to_string(n)};
                  static_cast<void>(server.apply(change, feed_test::commander()));
                  pause(50);
              }
          }) {}

private:
    std::jthread thread_;
};

// Where the line grows: the rows that changed with each of five letters, which no clock of the board does.
Part line_of(const Sitting& sitting) {
    const Part all{0, 0, 1280, 800};
    std::set<int> rows;
    int left = all.width;
    Picture before = sitting.see(all);
    for (int n = 0; n < 5; ++n) {
        sitting.tap("x");
        pause(150);
        const Picture after = sitting.see(all);
        std::set<int> changed;
        for (std::size_t at = 0; at < after.size(); ++at)
            if (after[at] != before[at]) changed.insert(static_cast<int>(at) / all.width);
        std::set<int> kept;
        std::set_intersection(rows.begin(), rows.end(), changed.begin(), changed.end(),
                              std::inserter(kept, kept.end()));
        rows = n == 0 ? changed : kept;
        for (std::size_t at = 0; at < after.size() && n == 4; ++at)
            if (after[at] != before[at] && rows.contains(static_cast<int>(at) / all.width))
                left = std::min(left, static_cast<int>(at) % all.width);
        before = after;
    }
    REQUIRE_FALSE(rows.empty());
    REQUIRE(left < all.width);
    return {left, *rows.begin(), all.width - left, *rows.rbegin() - *rows.begin() + 1};
}

// Each letter some other moment after the last change; after ten the line is emptied by `key` as often.
std::vector<double> typed(const Sitting& sitting, Part line, const std::string& letters, const std::string& away,
                          int taps) {
    std::vector<double> samples;
    for (int n = 0; n < 60; ++n) {
        const Picture before = sitting.see(line);
        const std::string letter(1, letters[static_cast<std::size_t>(n) % letters.size()]);
        const auto from = Clock::now();
        sitting.turn(letter, true);
        const std::optional<double> took = sitting.changes(line, before, from);
        sitting.turn(letter, false);
        REQUIRE(took);
        samples.push_back(*took);
        for (int tap = 0; n % 10 == 9 && tap < taps; ++tap) sitting.tap(away);
        pause(((n % 10 == 9 ? 300 : 60) + n * 37 % 50));
    }
    return samples;
}

bool can_compose() { return std::system("command -v fcitx5 setpriv /usr/lib/mozc/mozc_server >/dev/null") == 0; }

// mozc reads its dictionary at its first word.
void compose(const Room& room, const Sitting& sitting, const journey::InputMethods& methods) {
    REQUIRE(methods.switch_on());
    for (int tries = 0; tries < 6 && !room.line().ends_with("あ"); ++tries) {
        for (const char* key : {"a", "Return"}) sitting.tap(key);
        room.comes_to("あ");
    }
    REQUIRE(room.line().ends_with("あ"));
}

}  // namespace

TEST_CASE("figures: typing", "[typing]") {
    Room room;
    room.open();
    const Sitting sitting(room.screen);
    open_line(room, sitting);
    const Part line = line_of(sitting);
    const Flood flood(*room.server);
    const std::vector<double> samples = typed(sitting, line, "abcdefghij", "BackSpace", 10);
    bench::print({"key to its pixel in the line, 20 changes a second", "ms", samples, 20.0, "", {}});
}

TEST_CASE("figures: typing Japanese", "[typing]") {
    std::vector<double> samples;
    if (can_compose()) {
        Room room;
        journey::InputMethods methods(room.screen);
        methods.start_fcitx();
        room.open(methods.environment());
        const Sitting sitting(room.screen);
        open_line(room, sitting);
        const Part line = line_of(sitting);
        compose(room, sitting, methods);
        const Flood flood(*room.server);
        samples = typed(sitting, line, "kanakanaka", "Escape", 1);
    }
    bench::print({"key to its pixel in a composition, 20 changes a second", "ms", samples, 20.0, "", {}});
}
