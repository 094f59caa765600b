// What the pointer tells on a laptop: the whole of a text that had to be cut, where it rests and nowhere else.
// It must never compare pictures.
#include "tests/support/headless.h"
#include "ui/pen/panel_text.h"
#include "ui/pen/tip.h"

#include <catch2/catch_test_macros.hpp>

#include <vector>

namespace {

constexpr const char* name = "Bartholomew Featherstone, Payments Platform Reliability";

struct Drawing {
    std::vector<ui::CutText> cuts;
    ui::DrawRecord record;
};

// A line in that many design units, at twice the size on the screen.
Drawing line_in(ui_test::Headless& headless, float width, ui::Align align = ui::Align::left) {
    Drawing drawing;
    const ui::Theme theme = ui::dark_theme();
    headless.frame(1600, 600, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &drawing.record, nullptr, &drawing.cuts}, 2);
        ui::draw_line(canvas, {400, 100, width}, name, {.size = 16, .colour = theme.t1, .align = align});
        const ui::Fitted fitted = ui::fitted(canvas, {name}, width, {{16, ui::Tier::t3, 1}});
        ui::draw_fitted(canvas, {400, 200}, fitted, {});
    });
    return drawing;
}

}  // namespace

TEST_CASE("a text that had to be cut is kept whole where it was drawn, and one that fits is not") {
    ui_test::Headless headless;
    CHECK(line_in(headless, 700).cuts.empty());
    for (const ui::Align align : {ui::Align::left, ui::Align::right}) {
        const Drawing drawing = line_in(headless, 120, align);
        REQUIRE(drawing.cuts.size() == 2);
        for (std::size_t i = 0; i < 2; ++i) {
            const ui::CutText& cut = drawing.cuts[i];
            CHECK(cut.whole == name);
            CHECK(cut.rect.overlaps(drawing.record.drawn[i].rect));
            CHECK(cut.rect.w <= 241);
        }
    }
}

TEST_CASE("the pointer finds the text that was cut under it, and none beside it") {
    ui_test::Headless headless;
    const Drawing drawing = line_in(headless, 120);
    const ui::Rect rect = drawing.cuts.front().rect;
    const ui::CutText* found = ui::cut_at(drawing.cuts, {rect.x + 5, rect.y + 5});
    REQUIRE(found != nullptr);
    CHECK(found->whole == name);
    CHECK(ui::cut_at(drawing.cuts, {rect.x - 5, rect.y + 5}) == nullptr);
    CHECK(ui::cut_at(drawing.cuts, {-1, -1}) == nullptr);
}

TEST_CASE("what the pointer is told is whole, and stays on the screen wherever the text lies") {
    ui_test::Headless headless;
    const ui::Theme theme = ui::dark_theme();
    for (const ui::Rect& text : {ui::Rect{10, 10, 100, 32}, ui::Rect{1400, 560, 190, 32}, ui::Rect{700, 300, 90, 32}}) {
        ui::DrawRecord record;
        headless.frame(1600, 600, [&](ImDrawList& list) {
            ui::Canvas canvas({list, headless.faces(), theme, &record}, 2);
            ui::draw_tip(canvas, {text, name}, {0, 0, 800, 300});
        });
        std::string said;
        for (const ui::Drawn& drawn : record.drawn) {
            CHECK(drawn.rect.x >= 0);
            CHECK(drawn.rect.y >= 0);
            CHECK(drawn.rect.x + drawn.rect.w <= 1600);
            CHECK(drawn.rect.y + drawn.rect.h <= 600);
            if (drawn.kind == ui::DrawnKind::text) said += drawn.text;
        }
        CHECK(said == name);
    }
}
