// The colours of states for every kind of eye, and without any colour at all: HF-12, HF-13, HF-32.
// It must never know where a colour is used.
#include "tests/support/headless.h"
#include "tests/ui/colour_science.h"
#include "ui/pen/panel_marks.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

using Catch::Matchers::WithinAbs;
using model::Tone;
using ui_test::Lab;
using ui_test::Vision;

constexpr std::array tones = {Tone::normal, Tone::workaround, Tone::degraded, Tone::unknown, Tone::stopped};

// What stands for each state: its fill, or the ink of its outline where it has none.
std::vector<ui::Colour> state_colours(const ui::Theme& theme) {
    return {theme.stop, theme.degraded, theme.workaround, theme.norm, theme.t1};
}

struct Pair {
    Lab first, second;
    double published;
};

// From table 1 of the paper: the pairs that catch the usual mistakes (hue means, the blue turn, greys).
constexpr std::array<Pair, 20> published = {{
    {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
    {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
    {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
    {{50, 0, 0}, {50, -1, 2}, 2.3669},
    {{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792},
    {{50, 2.49, -0.001}, {50, -2.49, 0.0011}, 7.2195},
    {{50, -0.001, 2.49}, {50, 0.0009, -2.49}, 4.8045},
    {{50, -0.001, 2.49}, {50, 0.0011, -2.49}, 4.7461},
    {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
    {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
    {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
    {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
    {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
    {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
    {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.2630},
    {{35.0831, -44.1164, 3.7933}, {35.0232, -40.0716, 1.5901}, 1.8645},
    {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
    {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441},
    {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
    {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
}};

// What is left of a plaque on a print without colour: its shape, its word and how its edge is drawn.
struct Grey {
    std::string shape;
    ui::DrawnKind edge = ui::DrawnKind::text;
    double word = 21, mark = 0;  // contrast
};

Grey grey_of(ui_test::Headless& headless, const ui::Theme& theme, Tone tone, bool filled) {
    ui::DrawRecord record;
    headless.frame(640, 200, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &record});
        canvas.set_ground(theme.bg);
        const ui::PanelStyle style;
        const model::Board board;
        ui::Hits hits;
        ui::draw_plaque({canvas, style, board, {640, 200}, hits}, {{40, 40, 400, 96}, tone, filled, "状態"}, {});
    });
    Grey grey;
    for (const ui::Drawn& drawn : record.drawn) {
        if (drawn.kind == ui::DrawnKind::shape) grey.shape = drawn.text;
        const bool edge = drawn.kind != ui::DrawnKind::shape && drawn.kind != ui::DrawnKind::text;
        if (edge && !drawn.text.empty()) grey.edge = drawn.kind;
        const double contrast = ui::contrast(drawn.fg, drawn.bg);
        if (drawn.kind == ui::DrawnKind::text) grey.word = std::min(grey.word, contrast);
        if (drawn.kind == ui::DrawnKind::shape) grey.mark = contrast;
    }
    return grey;
}

}  // namespace

TEST_CASE("the colour difference is the published one, in both directions") {
    for (const Pair& pair : published) {
        CAPTURE(pair.published);
        CHECK_THAT(ui_test::difference(pair.first, pair.second), WithinAbs(pair.published, 0.00005));
        CHECK_THAT(ui_test::difference(pair.second, pair.first), WithinAbs(pair.published, 0.00005));
    }
}

TEST_CASE("white, black and the primaries lie where CIE L*a*b* puts them") {
    CHECK_THAT(ui_test::lab_of({0xFFFFFF}).l, WithinAbs(100, 0.01));
    CHECK_THAT(ui_test::chroma(ui_test::lab_of({0xFFFFFF})), WithinAbs(0, 0.02));
    CHECK_THAT(ui_test::lab_of({0x000000}).l, WithinAbs(0, 0.01));
    CHECK_THAT(ui_test::lab_of({0xFF0000}).a, WithinAbs(80.1, 0.1));
    CHECK_THAT(ui_test::lab_of({0x0000FF}).b, WithinAbs(-107.9, 0.1));
}

TEST_CASE("greys stay grey, and a red and a green of one brightness come together, for eyes that lack a cone") {
    for (const Vision vision : {Vision::protanope, Vision::deuteranope, Vision::tritanope})
        CHECK(ui_test::chroma(ui_test::lab_of({0x808080}, vision)) < 0.5);
    const auto apart = [](Vision vision) {
        return ui_test::difference(ui_test::lab_of({0xC05050}, vision), ui_test::lab_of({0x6A8A00}, vision));
    };
    CHECK(apart(Vision::usual) > 40);
    CHECK(apart(Vision::deuteranope) < 20);
}

TEST_CASE("any two colours of states can be told apart by every kind of eye, dark and light") {
    for (const ui::Theme& theme : {ui::dark_theme(), ui::light_theme()})
        for (const Vision vision : {Vision::usual, Vision::protanope, Vision::deuteranope, Vision::tritanope}) {
            const std::vector<ui::Colour> colours = state_colours(theme);
            for (std::size_t i = 0; i < colours.size(); ++i)
                for (std::size_t j = i + 1; j < colours.size(); ++j) {
                    CAPTURE(theme.bg.rgb, static_cast<int>(vision), i, j);
                    CHECK(ui_test::difference(ui_test::lab_of(colours[i], vision),
                                              ui_test::lab_of(colours[j], vision)) >= 12.0);
                }
        }
}

TEST_CASE("without any colour each state still has a shape and an edge of its own, and its word is legible") {
    ui_test::Headless headless;
    for (const ui::Theme& theme : {ui::dark_theme(), ui::light_theme()})
        for (const bool filled : {true, false}) {
            std::set<std::string> shapes;
            for (const Tone tone : tones) {
                const Grey grey = grey_of(headless, theme, tone, filled);
                CAPTURE(grey.shape, filled);
                CHECK(shapes.insert(grey.shape).second);
                CHECK((grey.edge == ui::DrawnKind::dashed) == (tone == Tone::unknown));
                CHECK((grey.edge == ui::DrawnKind::text) == (tone == Tone::normal));
                CHECK(grey.word >= 7.0);
                CHECK(grey.mark >= 3.0);
            }
        }
}
