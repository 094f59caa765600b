// The real window on a real X server of the test's own: the pictures it writes have the size asked for and the colours of
// the moment. It must never compare pictures pixel by pixel; fonts and drivers differ.
#include "tests/support/places.h"
#include "tests/support/program.h"
#include "ui/pen/theme.h"
#include "ui/png.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>

using journey::Ended;
using journey::Program;
using journey::Words;

namespace {

class Screen {
public:
    Screen()
        : server_(home, {"Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"}),
          display_(":" + server_.line()) {
        INFO(server_.errors());
        REQUIRE(display_.size() > 1);
    }

    // The picture `kyodo` writes with these arguments; what it says on stderr goes to `said`.
    ui::Pixels picture(const Words& arguments, std::string* said = nullptr) const {
        const std::string file = home.file("picture.png");
        Words words{journey::kyodo(), "--demo", "--screenshot", file};
        words.insert(words.end(), arguments.begin(), arguments.end());
        const Ended ended = journey::run(home, words, {"DISPLAY=" + display_, "LIBGL_ALWAYS_SOFTWARE=1", leaks()});
        INFO(ended.err);
        REQUIRE(ended.status == 0);
        if (said) *said = ended.err;
        auto pixels = ui::read_png(file);
        if (!pixels) FAIL(pixels.problem().sentence.en);
        return std::move(*pixels);
    }

    sample::Scratch home;

private:
    // The GL driver keeps memory until exit, which a leak check of the program under test would report as ours.
    static std::string leaks() {
        const char* given = std::getenv("LSAN_OPTIONS");
        return std::string("LSAN_OPTIONS=") + (given ? given : support::leaks_not_ours());
    }

    Program server_;
    std::string display_;
};

int count(const ui::Pixels& pixels, ui::Colour colour) {
    int found = 0;
    for (std::size_t i = 0; i + 2 < pixels.rgb.size(); i += 3) {
        const auto rgb = static_cast<std::uint32_t>(pixels.rgb[i] << 16 | pixels.rgb[i + 1] << 8 | pixels.rgb[i + 2]);
        found += rgb == colour.rgb ? 1 : 0;
    }
    return found;
}

// Anything brighter than the panels: letters, above all.
int count_bright(const ui::Pixels& pixels) {
    int found = 0;
    for (std::size_t i = 0; i + 2 < pixels.rgb.size(); i += 3)
        found += pixels.rgb[i] > 0x60 && pixels.rgb[i + 1] > 0x60 ? 1 : 0;
    return found;
}

int count_state_colours(const ui::Pixels& pixels) {
    const ui::Theme theme = ui::dark_theme();
    return count(pixels, theme.stop) + count(pixels, theme.degraded) + count(pixels, theme.workaround);
}

void check_size(const ui::Pixels& pixels, int width, int height) {
    CHECK(pixels.width == width);
    CHECK(pixels.height == height);
    CHECK(count(pixels, ui::dark_theme().bg) > width * height / 4);
    CHECK(count_bright(pixels) > width * height / 400);
}

const Words wall_size{"--view", "wall", "--size", "1920x1080"};
const Words compact_size{"--view", "compact", "--size", "420x720"};

Words with(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

}  // namespace

TEST_CASE("an incident stands on the wall in the colour of a stop, in both languages") {
    const Screen screen;
    for (const char* language : {"ja", "en"}) {
        const ui::Pixels pixels =
            screen.picture(with(wall_size, {"--lang", language, "--at", "08:12:40", "--after", "3"}));
        check_size(pixels, 1920, 1080);
        CHECK(count(pixels, ui::dark_theme().stop) > 2000);
    }
}

TEST_CASE("an incident stands on the compact board in the colour of a stop, in both languages") {
    const Screen screen;
    for (const char* language : {"ja", "en"}) {
        const ui::Pixels pixels =
            screen.picture(with(compact_size, {"--lang", language, "--at", "08:12:40", "--after", "3"}));
        check_size(pixels, 420, 720);
        CHECK(count(pixels, ui::dark_theme().stop) > 300);
    }
}

TEST_CASE("a board sleeps between its frames, also while a picture is waited for") {
    const Screen screen;
    std::string said;
    screen.picture(with(wall_size, {"--at", "08:12:40", "--after", "3", "--figures"}), &said);
    const std::size_t at = said.find("wakes=");
    REQUIRE(at != std::string::npos);
    const int wakes = std::stoi(said.substr(at + 6));
    CHECK(wakes > 2);
    CHECK(wakes < 500);  // one that does not sleep wakes a hundred times as often
}

TEST_CASE("a calm board shows no colour of a state") {
    const Screen screen;
    for (const Words& size : {wall_size, compact_size}) {
        const ui::Pixels pixels = screen.picture(with(size, {"--at", "07:00:10", "--after", "3"}));
        CHECK(count_bright(pixels) > 1000);
        CHECK(count_state_colours(pixels) == 0);
    }
}

TEST_CASE("a wall whose feed has fallen silent loses every colour of a state") {
    const Screen screen;
    const ui::Pixels pixels = screen.picture(with(wall_size, {"--at", "08:26:38", "--after", "22"}));
    CHECK(count_bright(pixels) > 1000);
    CHECK(count_state_colours(pixels) == 0);
}

TEST_CASE("a compact board whose feed has fallen silent loses every colour of a state") {
    const Screen screen;
    const ui::Pixels pixels = screen.picture(with(compact_size, {"--at", "08:26:38", "--after", "22"}));
    CHECK(count_bright(pixels) > 1000);
    CHECK(count_state_colours(pixels) == 0);
}

TEST_CASE("a board that opens while its feed is silent claims nothing") {
    const Screen screen;
    const ui::Pixels pixels = screen.picture(with(wall_size, {"--at", "08:26:55", "--after", "3"}));
    CHECK(count_state_colours(pixels) == 0);
}

TEST_CASE("without a display kyodo says so in one sentence and prints the board as text") {
    const sample::Scratch home;
    const Ended ended = journey::run(home, {journey::kyodo(), "--demo", "--at", "08:12:40"}, {"DISPLAY=:9999"});
    CHECK(ended.status == 0);
    CHECK_FALSE(ended.err.empty());
    CHECK(ended.out.find("A") != std::string::npos);
    CHECK(ended.out.size() > 200);
}
