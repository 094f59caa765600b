// The eight shapes: each has its own name and strokes, stays in its box, and none is a glyph.
// It must never know a state of a service.
#include "ui/pen/shapes.h"
#include "tests/support/headless.h"

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <set>
#include <string>
#include <vector>

namespace {

using ui::Shape;

constexpr std::array all_shapes = {Shape::stopped, Shape::degraded, Shape::workaround, Shape::normal,
                                   Shape::unknown, Shape::help,     Shape::do_not,     Shape::decision};

struct Strokes {
    std::vector<ImDrawVert> corners;
    ui::DrawRecord record;
};

Strokes drawn(ui_test::Headless& headless, Shape shape, float side) {
    Strokes strokes;
    const ui::Theme theme = ui::dark_theme();
    headless.frame(200, 200, [&](ImDrawList& list) {
        const int before = list.VtxBuffer.Size;
        ui::Canvas canvas({list, headless.faces(), theme, &strokes.record});
        draw_shape(canvas, shape, {{50, 50}, side}, {theme.t1, theme.bg});
        strokes.corners.assign(list.VtxBuffer.begin() + before, list.VtxBuffer.end());
    });
    return strokes;
}

}  // namespace

TEST_CASE("no two shapes share a name or a drawing") {
    ui_test::Headless headless;
    std::set<std::string> names;
    std::set<std::string> drawings;
    for (const Shape shape : all_shapes) {
        names.insert(std::string(name_of(shape)));
        const Strokes strokes = drawn(headless, shape, 54);
        std::string drawing;
        for (const ImDrawVert& corner : strokes.corners)
            drawing += std::to_string(corner.pos.x) + "," + std::to_string(corner.pos.y) + ";";
        CHECK_FALSE(drawing.empty());
        drawings.insert(drawing);
    }
    CHECK(names.size() == all_shapes.size());
    CHECK(drawings.size() == all_shapes.size());
}

TEST_CASE("a shape stays in its box at wall and at desk size") {
    ui_test::Headless headless;
    for (const Shape shape : all_shapes)
        for (const float side : {17.0f, 54.0f, 108.0f}) {
            CAPTURE(name_of(shape), side);
            constexpr float fringe = 1.0f;  // the smoothed edge
            for (const ImDrawVert& corner : drawn(headless, shape, side).corners) {
                CHECK(corner.pos.x >= 50 - fringe);
                CHECK(corner.pos.y >= 50 - fringe);
                CHECK(corner.pos.x <= 50 + side + fringe);
                CHECK(corner.pos.y <= 50 + side + fringe);
            }
        }
}

TEST_CASE("shapes are strokes, noted by name, and never glyphs") {
    ui_test::Headless headless;
    for (const Shape shape : all_shapes) {
        const Strokes strokes = drawn(headless, shape, 54);
        bool noted = false;
        for (const ui::Drawn& one : strokes.record.drawn) {
            CHECK(one.kind != ui::DrawnKind::text);
            if (one.kind == ui::DrawnKind::shape) noted = one.text == name_of(shape) && one.rect.w == 54;
        }
        CHECK(noted);
    }
}
