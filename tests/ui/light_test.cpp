// What the real frame sends out, pixel by pixel: colour only where something is abnormal, and little light in a dark room
// (HF-10, HF-29). Burn-in over a day (HF-30) is judged in window_test.cpp and orbit_test.cpp. Needs an X server.
// It must never compare pictures.
#include "tests/ui/boards.h"
#include "tests/ui/colour_science.h"
#include "ui/pen/panels.h"
#include "ui/pen/sizing.h"
#include "ui/window.h"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <unordered_map>

namespace {

using model::Language;
using model::Lighting;

std::unique_ptr<ui::Window> window_of(int width, int height) {
    constexpr int most_tries = 200;  // an X server whose last client has left may turn the next one away
    ui::WindowOptions options;
    options.width = width;
    options.height = height;
    model::Result<std::unique_ptr<ui::Window>> window = ui::Window::open(options);
    for (int tries = 1; !window && tries < most_tries; ++tries) window = ui::Window::open(options);
    if (!window) FAIL(window.problem().sentence.en);
    return std::move(*window);
}

ui::Pixels wall_of(ui::Window& window, const model::Board& board, Lighting lighting) {
    const ui::Theme theme = ui::theme_for(lighting);
    const ui::Layout layout = ui::wall_layout({window.width(), window.height(), 1.0f, {}, {}}, window.faces().kanji);
    const auto drawing = [&](ImDrawList& list) {
        ui::Canvas canvas({list, window.faces(), theme}, layout.scale, layout.origin);
        ui::draw_wall(canvas, board, layout.size, {});
    };
    const std::optional<ui::Pixels> pixels = window.frame(theme.bg, drawing, true);
    REQUIRE(pixels);
    return *pixels;
}

// Shares of all pixels, and the mean of their relative luminance.
struct Light {
    double coloured = 0, white = 0, mean = 0;
};

Light light_of(const ui::Pixels& pixels) {
    std::unordered_map<std::uint32_t, std::size_t> counts;
    const std::size_t all = pixels.rgb.size() / 3;
    for (std::size_t i = 0; i < all;) {
        const auto at = [&](std::size_t pixel) {
            const unsigned char* rgb = &pixels.rgb[pixel * 3];
            return std::uint32_t{rgb[0]} << 16 | std::uint32_t{rgb[1]} << 8 | rgb[2];
        };
        const std::uint32_t colour = at(i);
        const std::size_t first = i;
        while (i < all && at(i) == colour) ++i;
        counts[colour] += i - first;
    }
    constexpr double grey = 12;  // C*ab up to which nobody calls it a colour
    Light light;
    for (const auto& [rgb, count] : counts) {
        const ui::Colour colour{rgb};
        const double share = static_cast<double>(count) / static_cast<double>(all);
        if (ui_test::chroma(ui_test::lab_of(colour)) > grey) light.coloured += share;
        if (ui_test::luminance(colour) > 0.95) light.white += share;
        light.mean += share * ui_test::luminance(colour);
    }
    return light;
}

constexpr std::array languages = {Language::ja, Language::en};

}  // namespace

TEST_CASE("a calm wall has not one coloured pixel, and sends out next to no light") {
    if (std::getenv("DISPLAY") == nullptr) SKIP("no X server");
    const std::unique_ptr<ui::Window> window = window_of(1920, 1080);
    for (const Language language : languages) {
        const model::Board board = ui_test::calm_board(language);
        for (const Lighting lighting : {Lighting::dark, Lighting::light})
            CHECK(light_of(wall_of(*window, board, lighting)).coloured == 0);
        const Light light = light_of(wall_of(*window, board, Lighting::dark));
        CHECK(light.mean <= 0.04);
        CHECK(light.mean > 0.005);  // something is there to be read
        CHECK(light.white <= 0.02);
    }
}

TEST_CASE("an incident colours a tenth of the wall at most, and does not light up the room") {
    if (std::getenv("DISPLAY") == nullptr) SKIP("no X server");
    const std::unique_ptr<ui::Window> window = window_of(1920, 1080);
    for (const auto make : {ui_test::incident_board, ui_test::organisation_board, ui_test::back_board,
                            ui_test::contained_board, ui_test::drill_board})
        for (const Language language : languages) {
            const model::Board board = make(language);
            CHECK(light_of(wall_of(*window, board, Lighting::light)).coloured <= 0.10);
            const Light light = light_of(wall_of(*window, board, Lighting::dark));
            CHECK(light.coloured <= 0.10);
            CHECK(light.coloured > 0.005);
            CHECK(light.mean <= 0.12);
            CHECK(light.white <= 0.02);
        }
}

TEST_CASE("an old wall has not one coloured pixel left, whatever the incident") {
    if (std::getenv("DISPLAY") == nullptr) SKIP("no X server");
    const std::unique_ptr<ui::Window> window = window_of(1920, 1080);
    for (const auto make : {ui_test::stale_board, ui_test::lost_board})
        for (const Lighting lighting : {Lighting::dark, Lighting::light}) {
            const Light light = light_of(wall_of(*window, make(Language::ja), lighting));
            CHECK(light.coloured == 0);
            if (lighting == Lighting::dark) CHECK(light.mean <= 0.12);
        }
}

TEST_CASE("becoming old changes at least a tenth of the wall") {
    if (std::getenv("DISPLAY") == nullptr) SKIP("no X server");
    const std::unique_ptr<ui::Window> window = window_of(1920, 1080);
    const ui::Pixels live = wall_of(*window, ui_test::back_board(Language::ja), Lighting::dark);
    const ui::Pixels stale = wall_of(*window, ui_test::stale_board(Language::ja), Lighting::dark);
    std::size_t changed = 0;
    for (std::size_t i = 0; i < live.rgb.size(); i += 3)
        changed += live.rgb[i] != stale.rgb[i] || live.rgb[i + 1] != stale.rgb[i + 1] ? 1 : 0;
    CHECK(changed * 3 * 10 >= live.rgb.size());
}
