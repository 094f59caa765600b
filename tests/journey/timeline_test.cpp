// The chronology in a real window: read over HTTP from a real feed, walked through with real keys, and a log from a file.
// It must never compare pictures pixel by pixel; it looks for the handle, which stands where the playhead is.
#include "assets/embedded.h"
#include "feed/demo_player.h"
#include "model/decide.h"
#include "model/wire/wire.h"
#include "tests/journey/stage.h"
#include "ui/pen/theme.h"
#include "ui/png.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>

using journey::Ended;
using journey::Program;
using journey::Stage;
using journey::Words;

namespace {

bool is(const ui::Pixels& pixels, int x, int y, ui::Colour colour) {
    const std::size_t at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) + static_cast<std::size_t>(x)) * 3;
    const auto rgb = static_cast<std::uint32_t>(pixels.rgb[at] << 16 | pixels.rgb[at + 1] << 8 | pixels.rgb[at + 2]);
    return rgb == colour.rgb;
}

// The middle of the handle of the scrubber on a board of 1280×800; -1 when there is none.
int handle(const ui::Pixels& pixels) {
    constexpr int row = 800 - 76 - 12;
    int left = -1;
    int right = -1;
    for (int x = 140; x < pixels.width; ++x) {
        if (!is(pixels, x, row, ui::dark_theme().paper)) continue;
        left = left < 0 ? x : left;
        right = x;
    }
    return left < 0 ? -1 : (left + right) / 2;
}

int count(const ui::Pixels& pixels, ui::Colour colour) {
    int found = 0;
    for (int y = 0; y < pixels.height; ++y)
        for (int x = 0; x < pixels.width; ++x) found += is(pixels, x, y, colour) ? 1 : 0;
    return found;
}

ui::Pixels picture_of(const std::string& file) {
    auto pixels = ui::read_png(file);
    if (!pixels) FAIL(pixels.problem().sentence.en);
    return std::move(*pixels);
}

// A board that writes its picture after some seconds, and the keys that are pressed meanwhile.
ui::Pixels board_with_keys(const Stage& screen, const Words& arguments, const Words& keys) {
    const std::string file = screen.home.file("picture.png");
    Words words{"--size", "1280x800", "--screenshot", file, "--after", "10"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const auto board = screen.board(words);
    screen.await_keyboard();
    for (const std::string& key : keys) screen.ask({"xdotool", "key", "--delay", "200", key});
    const int status = board->wait();
    INFO(board->errors());
    REQUIRE(status == 0);
    return picture_of(file);
}

const Words live{"--demo", "--view", "timeline", "--at", "09:25:00"};

// The demo as a feed would have written it.
std::string written_log(const Stage& screen) {
    const auto steps = feed::parse_demo(assets::demo());
    REQUIRE(steps);
    model::Record record;
    const std::string path = screen.home.file("log.ndjson");
    std::ofstream file(path, std::ios::binary);
    for (const model::DemoStep& step : *steps)
        for (const model::DemoCommand& given : step.commands) {
            const auto event = model::decide(record, given.command, given.actor, step.at);
            REQUIRE(event);
            REQUIRE(model::advance(record, *event));
            file << model::event_json(*event) << '\n';
        }
    return path;
}

}  // namespace

TEST_CASE("the chronology of a live feed stands at the present, and keys walk through it") {
    const Stage screen("1400x900");
    const ui::Pixels present = board_with_keys(screen, live, {});
    CHECK(count(present, ui::dark_theme().stop) > 5000);
    CHECK(handle(present) > 1180);
    // The log comes a moment after the board; pressing Home again changes nothing.
    const Words home(20, "Home");
    const auto then = [&home](const Words& keys) {
        Words all = home;
        all.insert(all.end(), keys.begin(), keys.end());
        return all;
    };
    const ui::Pixels first = board_with_keys(screen, live, home);
    CHECK(handle(first) < 240);
    const ui::Pixels onward = board_with_keys(screen, live, then({"Next", "Next", "bracketright", "Right"}));
    CHECK(handle(onward) > handle(first) + 10);
    CHECK(handle(onward) < 500);
    const ui::Pixels again = board_with_keys(screen, live, then({"Left", "End"}));
    CHECK(handle(again) > 1180);
}

TEST_CASE("a log from a file is shown at any moment of it, in every view, and never without saying that it is one") {
    const Stage screen("1400x900");
    const std::string log = written_log(screen);
    const ui::Pixels line = board_with_keys(screen, {"--replay", log, "--at", "08:53:00"}, {});
    CHECK(handle(line) > 970);
    CHECK(handle(line) < 1000);
    const ui::Pixels wall = board_with_keys(screen, {"--replay", log, "--at", "07:31:00", "--view", "wall"}, {});
    CHECK(count(wall, ui::dark_theme().stop) > 1000);
    CHECK(is(wall, 2, 2, ui::dark_theme().mark) + is(wall, 20, 2, ui::dark_theme().mark) +
              is(wall, 14, 2, ui::dark_theme().mark) + is(wall, 8, 2, ui::dark_theme().mark) >
          0);
    const ui::Pixels calm = board_with_keys(screen, {"--replay", log, "--at", "07:31:00", "--view", "wall"}, {"Home"});
    CHECK(count(calm, ui::dark_theme().stop) == 0);
}

TEST_CASE("a file that is no log ends with a sentence that names it") {
    const Stage screen;
    const std::string path = screen.home.file("nothing.ndjson");
    std::ofstream(path) << "hello\n";
    const auto board = screen.board({"--replay", path});
    CHECK(board->wait() == 1);
    CHECK(board->errors().find("nothing.ndjson cannot be replayed. Line 1") != std::string::npos);
}
