// A real Wayland compositor in memory: the board asks for X11 first, and is on Wayland where there is nothing else.
// It must never need a graphics card, a seat or the screen of whoever runs the test.
#include "tests/journey/stage.h"
#include "tests/support/places.h"
#include "ui/pen/theme.h"
#include "ui/png.h"

#include <catch2/catch_test_macros.hpp>

#include <unistd.h>

#include <filesystem>

using journey::Ended;
using journey::Program;
using journey::Words;

namespace {

constexpr int desktop_width = 1280, desktop_height = 720;  // of wlroots' output that no screen stands behind

// A kiosk compositor: whatever opens a window fills it. It refuses root, so there it runs as nobody, in a folder of its
// own that anybody may write to.
class Desktop {
public:
    Desktop() {
        namespace fs = std::filesystem;
        fs::permissions(place_.path(), fs::perms::all);
        Words words{"cage", "--", "sh", "-c", "echo $WAYLAND_DISPLAY; exec tail --pid=$PPID -f /dev/null"};
        if (::geteuid() == 0) {
            const Words nobody{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
            words.insert(words.begin(), nobody.begin(), nobody.end());
        }
        compositor_ = std::make_unique<Program>(
            home_, words,
            Words{runtime(), "DISPLAY=", "WLR_BACKENDS=headless", "WLR_RENDERER=pixman", "WLR_LIBINPUT_NO_DEVICES=1"});
        display_ = compositor_->line();
    }

    bool is_there() const { return !display_.empty(); }
    std::string trouble() const { return compositor_->errors(); }

    // The picture the board writes of its window, asked for in 800×600. A title bar of its own, where a machine has
    // libdecor's plugins, would take a part of it.
    ui::Pixels picture(const std::string& x_display) const {
        const std::string file = home_.file("picture.png");
        const Ended ended = journey::run(
            home_,
            {journey::kyodo(), "--demo", "--screenshot", file, "--view", "wall", "--lang", "en", "--size", "800x600",
             "--at", "08:12:40", "--after", "3"},
            {runtime(), "DISPLAY=" + x_display, "WAYLAND_DISPLAY=" + display_, "LIBGL_ALWAYS_SOFTWARE=1",
             "LIBDECOR_PLUGIN_DIR=" + home_.file("no-plugins"), "LSAN_OPTIONS=" + support::leaks_not_ours()});
        INFO(ended.err);
        REQUIRE(ended.status == 0);
        auto pixels = ui::read_png(file);
        if (!pixels) FAIL(pixels.problem().sentence.en);
        return std::move(*pixels);
    }

private:
    sample::Scratch home_;
    sample::Scratch place_;
    std::unique_ptr<Program> compositor_;
    std::string display_;

    std::string runtime() const { return "XDG_RUNTIME_DIR=" + place_.path().string(); }
};

bool has_compositor(const sample::Scratch& home) { return journey::run(home, {"which", "cage"}).status == 0; }

int count(const ui::Pixels& pixels, ui::Colour colour) {
    int found = 0;
    for (std::size_t i = 0; i + 2 < pixels.rgb.size(); i += 3)
        found +=
            static_cast<std::uint32_t>(pixels.rgb[i] << 16 | pixels.rgb[i + 1] << 8 | pixels.rgb[i + 2]) == colour.rgb;
    return found;
}

}  // namespace

TEST_CASE("where there is a Wayland desktop and no X server the board opens on Wayland") {
    if (!has_compositor({})) SKIP("no Wayland compositor: Debian's package cage is one");
    const Desktop desktop;
    INFO(desktop.trouble());
    REQUIRE(desktop.is_there());
    const ui::Pixels pixels = desktop.picture("");
    CHECK(pixels.width == desktop_width);
    CHECK(pixels.height == desktop_height);
    CHECK(count(pixels, ui::dark_theme().bg) > desktop_width * desktop_height / 4);
    CHECK(count(pixels, ui::dark_theme().stop) > 500);
}

TEST_CASE("on a Wayland desktop that has an X server the board is that server's guest") {
    if (!has_compositor({})) SKIP("no Wayland compositor: Debian's package cage is one");
    const Desktop desktop;
    INFO(desktop.trouble());
    REQUIRE(desktop.is_there());
    const journey::Stage screen;
    const ui::Pixels pixels = desktop.picture(screen.display());
    CHECK(pixels.width == 800);
    CHECK(pixels.height == 600);
    CHECK(count(pixels, ui::dark_theme().bg) > 800 * 600 / 4);
}
