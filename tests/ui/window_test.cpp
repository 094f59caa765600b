// The real window: that drawing only what changed leaves exactly the picture that drawing everything does. Needs an X
// server, which ./dev test brings; it must never depend on what the server's screen looks like.
#include "ui/window.h"

#include "ui/theme.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <random>
#include <string>

namespace {

const ui::Theme theme = ui::dark_theme();

// A wall of pieces that appear, move, change colour and go, from a seed.
void draw_pieces(ui::Canvas& canvas, unsigned seed) {
    std::mt19937 random(seed);
    const auto upto = [&random](int most) { return static_cast<float>(random() % static_cast<unsigned>(most)); };
    canvas.hatch({0, 0, 640, 16}, theme.mark, 20);
    canvas.text({20, 30}, "相場配信", {60, ui::Weight::bold, theme.t1});
    for (int piece = 0; piece < 4; ++piece) {
        const ui::Point at{upto(560), upto(420)};
        canvas.fill({at.x, at.y, 20 + upto(90), 10 + upto(40)}, random() % 2 == 0 ? theme.stop : theme.panel, upto(9));
        canvas.text(at, std::to_string(random() % 100), {12 + upto(40), ui::Weight::regular, theme.t2});
        canvas.ring({at.x + 40, at.y + 30}, 5 + upto(20), theme.norm, 3);
        canvas.line(at, {at.x + upto(80), at.y + upto(60)}, theme.t1, 2);
    }
}

ui::Pixels shown(ui::Window& window, ui::Colour background, unsigned seed) {
    const auto drawing = [&](ImDrawList& list) {
        ui::Canvas canvas(list, window.faces(), theme, 1.0f, {0, 0}, nullptr);
        draw_pieces(canvas, seed);
    };
    const std::optional<ui::Pixels> pixels = window.frame(background, drawing, true);
    REQUIRE(pixels);
    return *pixels;
}

}  // namespace

TEST_CASE("what was drawn piece by piece is the picture that is drawn at once") {
    if (std::getenv("DISPLAY") == nullptr) SKIP("no X server");
    ui::WindowOptions options;
    options.width = 640;
    options.height = 480;
    const model::Result<std::unique_ptr<ui::Window>> window = ui::Window::open(options);
    if (!window) FAIL(window.problem().sentence.en);
    CHECK((*window)->faces().kanji > 0.9f);
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        shown(**window, theme.bg, seed);
        const ui::Pixels in_parts = shown(**window, theme.bg, seed + 1000);
        shown(**window, theme.paper, seed);
        const ui::Pixels at_once = shown(**window, theme.bg, seed + 1000);
        CHECK(in_parts.width == 640);
        CHECK(in_parts.rgb == at_once.rgb);
        CHECK(shown(**window, theme.bg, seed).rgb != at_once.rgb);
    }
}
