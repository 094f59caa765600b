// A composition in the line of every view that is typed into: between what stands before and behind it, its chosen clause
// told apart, the caret where the method says. It must never need a window or an input method.
#include "ui/pen/typed_line.h"
#include "tests/support/headless.h"
#include "ui/pen/theme.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

namespace {

using ui::Composition;
using ui::DrawnKind;

struct Drawn {
    ui::DrawRecord record;
    ui::Hits hits;

    // All that was written, from left to right.
    std::string text() const {
        std::string all;
        for (const ui::Drawn& one : record.drawn)
            if (one.kind == DrawnKind::text) all += one.text;
        return all;
    }
    std::size_t named(std::string_view name) const {
        return static_cast<std::size_t>(std::count_if(record.drawn.begin(), record.drawn.end(),
                                                      [&](const ui::Drawn& one) { return one.text == name; }));
    }
    float end_of(const std::string& text) const {
        for (const ui::Drawn& one : record.drawn)
            if (one.text == text) return one.rect.x + one.rect.w;
        return -1;
    }
};

Drawn draw(ui_test::Headless& headless, const ui::TypedLine& line, const Composition& composition, bool dark = true) {
    Drawn drawn;
    const ui::Theme theme = dark ? ui::dark_theme() : ui::light_theme();
    const ui::PanelStyle style;
    const model::Board board;
    headless.frame(800, 100, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &drawn.record, &composition});
        draw_typed_line({canvas, style, board, {800, 100}, drawn.hits}, line, {10, 10, 600, 48});
    });
    return drawn;
}

const std::string before = "事実 ", behind = " 継続";

ui::TypedLine line_of(const std::string& text) {
    return {.text = text, .caret = before.size(), .strong = {}, .wrong = {}};
}

}  // namespace

TEST_CASE("what is composed stands in the line at its caret, its clauses underlined and the chosen one on paper") {
    ui_test::Headless headless;
    const std::string text = before + behind;
    const Composition composition{{{"相場が", true}, {"止まって"}}, 9, 0, {}};
    for (const bool dark : {true, false}) {
        const Drawn drawn = draw(headless, line_of(text), composition, dark);
        CHECK(drawn.text() == before + "相場が止まって" + behind);
        CHECK(drawn.named("clause") == 1);
        CHECK(drawn.named("composed") == 1);
        REQUIRE(drawn.hits.caret);
        CHECK(std::abs(drawn.hits.caret->x - drawn.end_of("相場が")) <= 1.5f);
    }
}

TEST_CASE("a line without a composition is drawn as it is, with its caret") {
    ui_test::Headless headless;
    const std::string text = before + behind;
    const Drawn drawn = draw(headless, line_of(text), {});
    CHECK(drawn.text() == text);
    CHECK(drawn.named("composed") == 0);
    CHECK(drawn.hits.caret);
}

TEST_CASE("a line that is not typed into shows no caret and no composition") {
    ui_test::Headless headless;
    const std::string text = before + behind;
    ui::TypedLine line = line_of(text);
    line.focused = false;
    const Drawn drawn = draw(headless, line, {{{"相場"}}, 6, 0, {}});
    CHECK(drawn.text() == text);
    CHECK_FALSE(drawn.hits.caret);
}

TEST_CASE("of a line that is too long the composition and the caret are seen, and both ends say that they are cut") {
    ui_test::Headless headless;
    std::string text;
    for (int i = 0; i < 600; ++i) text += "語";
    ui::TypedLine line{.text = text, .caret = 900, .strong = {}, .wrong = {}};
    const Drawn drawn = draw(headless, line, {{{"相場が", true}}, 9, 0, {}});
    CHECK(drawn.text().starts_with("…"));
    CHECK(drawn.text().ends_with("…"));
    CHECK(drawn.text().find("相場が") != std::string::npos);
    REQUIRE(drawn.hits.caret);
    CHECK(drawn.hits.caret->x < 610);
    CHECK(drawn.hits.caret->x > 10);
}

TEST_CASE("while something is composed Enter is the input method's: no view offers to send, by key or by press") {
    ui_test::Headless headless;
    model::Board board;
    board.desk.emplace();
    board.desk->focus = model::DeskFocus::entry;
    board.desk->line = "相場が";
    board.desk->caret = board.desk->line.size();
    board.desk->sends = "Enter で送る";
    board.entry = board.desk->line;
    const ui::Theme theme = ui::dark_theme();
    for (const bool composing : {false, true}) {
        const Composition composition = composing ? Composition{{{"止まって", true}}, 0, 0, {}} : Composition{};
        const auto sends = [](const ui::Hits& hits) {
            return std::any_of(hits.places.begin(), hits.places.end(), [](const ui::Hit& hit) {
                return std::holds_alternative<model::EntrySubmitted>(hit.gesture);
            });
        };
        headless.frame(1280, 800, [&](ImDrawList& list) {
            ui::Canvas canvas({list, headless.faces(), theme, nullptr, &composition});
            CHECK(sends(draw_desk(canvas, board, {1280, 800})) != composing);
            CHECK(sends(draw_compact(canvas, board, {420, 720})) != composing);
        });
    }
}

TEST_CASE("what is to be said of the input method stands beside the line of a desk and of compact") {
    ui_test::Headless headless;
    model::Board board;
    board.desk.emplace();
    board.desk->focus = model::DeskFocus::entry;
    board.entry = board.desk->line = "x";
    const ui::Theme theme = ui::dark_theme();
    const Composition composition{{}, 0, 0, {"日本語入力なし", ""}};
    Drawn desk;
    Drawn compact;
    headless.frame(1280, 800, [&](ImDrawList& list) {
        ui::Canvas wide({list, headless.faces(), theme, &desk.record, &composition});
        draw_desk(wide, board, {1280, 800});
        ui::Canvas narrow({list, headless.faces(), theme, &compact.record, &composition});
        draw_compact(narrow, board, {420, 720});
    });
    CHECK(desk.named("日本語入力なし") == 1);
    CHECK(compact.named("日本語入力なし") == 1);
}
