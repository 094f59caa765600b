// The real window: that drawing only what changed leaves exactly the picture that drawing everything does. Needs an X
// server, which ./dev test brings; it must never depend on what the server's screen looks like.
#include "ui/window.h"

#include "tests/support/seed.h"
#include "tests/ui/boards.h"
#include "ui/pen/orbit.h"
#include "ui/pen/panels.h"
#include "ui/pen/sizing.h"
#include "ui/pen/theme.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>

namespace {

const ui::Theme theme = ui::dark_theme();

// A wall of pieces that appear, move, change colour and go, from a seed.
void draw_pieces(ui::Canvas& canvas, unsigned seed) {
    std::mt19937 random(support::seed_from(seed));
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
        ui::Canvas canvas({list, window.faces(), theme});
        draw_pieces(canvas, seed);
    };
    const std::optional<ui::Pixels> pixels = window.frame(background, drawing, true);
    REQUIRE(pixels);
    return *pixels;
}

// An X server whose last client has left starts anew, and may turn the next one away meanwhile.
std::unique_ptr<ui::Window> window_of(int width, int height) {
    constexpr int most_tries = 200;
    ui::WindowOptions options;
    options.width = width;
    options.height = height;
    model::Result<std::unique_ptr<ui::Window>> window = ui::Window::open(options);
    for (int tries = 1; !window && tries < most_tries; ++tries) window = ui::Window::open(options);
    if (!window) FAIL(window.problem().sentence.en);
    return std::move(*window);
}

// A wall as it is drawn after it has been shown for a time.
ui::Pixels wall_after(ui::Window& window, ui::Colour background, const model::Board& board, ui::CalmPlace place,
                      ui::Point by) {
    const ui::Screen screen{window.width(), window.height(), 1.0f, {}, {}};
    const ui::Layout layout = ui::wall_layout(screen, window.faces().kanji);
    const auto drawing = [&](ImDrawList& list) {
        ui::Canvas canvas({list, window.faces(), theme}, layout.scale, layout.origin);
        ui::draw_wall(canvas, board, layout.size, place);
        ui::shift(list, by, screen.width, screen.height);
    };
    const std::optional<ui::Pixels> pixels = window.frame(background, drawing, true);
    REQUIRE(pixels);
    return *pixels;
}

// One bit per pixel: brighter than a quarter of white.
using Bits = std::vector<std::uint64_t>;
constexpr int bit_count = 64;

bool is_bright(const unsigned char* rgb) {
    const auto linear = [](unsigned char byte) { return std::pow(static_cast<double>(byte) / 255.0, 2.2); };
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]) > 0.25;
}

Bits bright_of(const ui::Pixels& pixels) {
    Bits bits(pixels.rgb.size() / 3 / bit_count + 1);
    for (std::size_t i = 0; i < pixels.rgb.size() / 3; ++i) {
        const unsigned char* rgb = &pixels.rgb[i * 3];
        if (rgb[1] > 100 && is_bright(rgb)) bits[i / bit_count] |= std::uint64_t{1} << (i % bit_count);
    }
    return bits;
}

// `kept` and what is bright in `bits` moved on by that many pixels. Nothing bright stands at the sides of a calm wall,
// so that a row may flow into the next.
void keep_if_moved(Bits& kept, const Bits& bits, int by) {
    const int words = by >= 0 ? by / bit_count : -((-by + bit_count - 1) / bit_count);
    const int rest = by - words * bit_count;
    const auto word = [&bits](int at) {
        return at >= 0 && at < static_cast<int>(bits.size()) ? bits[static_cast<std::size_t>(at)] : std::uint64_t{0};
    };
    for (int i = 0; i < static_cast<int>(kept.size()); ++i) {
        const std::uint64_t low = rest == 0 ? 0 : word(i - words - 1) >> (bit_count - rest);
        kept[static_cast<std::size_t>(i)] &= word(i - words) << rest | low;
    }
}

}  // namespace

TEST_CASE("what was drawn piece by piece is the picture that is drawn at once", "[random]") {
    if (std::getenv("DISPLAY") == nullptr) SKIP("no X server");
    const std::unique_ptr<ui::Window> window = window_of(640, 480);
    CHECK(window->faces().kanji > 0.9f);
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        shown(*window, theme.bg, seed);
        const ui::Pixels in_parts = shown(*window, theme.bg, seed + 1000);
        shown(*window, theme.paper, seed);
        const ui::Pixels at_once = shown(*window, theme.bg, seed + 1000);
        CHECK(in_parts.width == 640);
        CHECK(in_parts.rgb == at_once.rgb);
        CHECK(shown(*window, theme.bg, seed).rgb != at_once.rgb);
    }
}

TEST_CASE("a wall that moves by a pixel or by its calm card is drawn as if it had always stood there") {
    if (std::getenv("DISPLAY") == nullptr) SKIP("no X server");
    const std::unique_ptr<ui::Window> window = window_of(1280, 720);
    for (const model::Board& board :
         {ui_test::incident_board(model::Language::ja), ui_test::stale_board(model::Language::en),
          ui_test::calm_board(model::Language::ja)})
        for (const int minute : {1, 3, 6, 10, 14, 20}) {
            CAPTURE(minute);
            const auto after = [&](ui::Colour background, int minutes) {
                const std::chrono::minutes shown(minutes);
                return wall_after(*window, background, board, ui::calm_place_at(shown),
                                  ui::orbit_at(shown, window->width(), window->height()));
            };
            after(theme.bg, minute - 1);
            const ui::Pixels in_parts = after(theme.bg, minute);
            after(theme.paper, minute - 1);
            const ui::Pixels at_once = after(theme.bg, minute);
            CHECK(in_parts.rgb == at_once.rgb);
            CHECK(after(theme.bg, minute - 1).rgb != at_once.rgb);
        }
}

TEST_CASE("over a day no pixel of a calm wall is bright for an hour") {
    if (std::getenv("DISPLAY") == nullptr) SKIP("no X server");
    const std::unique_ptr<ui::Window> window = window_of(1920, 1080);
    const model::Board board = ui_test::calm_board(model::Language::ja);
    std::vector<Bits> cards;
    for (std::chrono::minutes shown{0}; shown < std::chrono::minutes(200); shown += std::chrono::minutes(10))
        cards.push_back(bright_of(wall_after(*window, theme.bg, board, ui::calm_place_at(shown), {0, 0})));
    CHECK(std::any_of(cards.front().begin(), cards.front().end(), [](std::uint64_t word) { return word != 0; }));
    // What is bright through each ten minutes of the day.
    std::vector<Bits> stays;
    for (int stay = 0; stay < 144; ++stay) {
        stays.emplace_back(cards.front().size(), ~std::uint64_t{0});
        for (int minute = stay * 10; minute < stay * 10 + 10; ++minute) {
            const ui::Point at = ui::orbit_at(std::chrono::minutes(minute), 1920, 1080);
            keep_if_moved(stays.back(), cards[static_cast<std::size_t>(stay) % cards.size()],
                          static_cast<int>(at.y) * 1920 + static_cast<int>(at.x));
        }
    }
    // Whatever is bright for an hour is bright through five of them in a row.
    int glowing = 0;
    for (std::size_t first = 0; first + 5 <= stays.size(); ++first)
        for (std::size_t word = 0; word < cards.front().size(); ++word)
            glowing += __builtin_popcountll(stays[first][word] & stays[first + 1][word] & stays[first + 2][word] &
                                            stays[first + 3][word] & stays[first + 4][word]);
    CHECK(glowing == 0);
}
