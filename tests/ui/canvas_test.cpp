// The pen on the real faces: advances, em boxes, edges. HF-05 and HF-28 of the human-factors figures.
// It must never know a panel.
#include "tests/support/headless.h"

#include "model/text/text.h"

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <string>

namespace {

using Catch::Matchers::WithinAbs;
using ui::Align;
using ui::DrawnKind;
using ui::Weight;

// One frame of 1920×1080 with a canvas at `scale`; what was drawn.
template <class Draw>
ui::DrawRecord drawn(float scale, Draw draw) {
    ui_test::Headless headless;
    ui::DrawRecord record;
    const ui::Theme theme = ui::dark_theme();
    headless.frame(1920, 1080, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &record}, scale);
        draw(canvas);
    });
    return record;
}

}  // namespace

TEST_CASE("the face's ratios are measured from the loaded glyphs") {
    const ui_test::Headless headless;
    CHECK_THAT(headless.faces().kanji, WithinAbs(0.94, 0.01));
    CHECK_THAT(headless.faces().latin, WithinAbs(0.81, 0.01));
    CHECK_THAT(headless.faces().stretch, WithinAbs(1.0, 0.001));
    CHECK_THAT(headless.faces().rise, WithinAbs(0.0, 0.001));
}

TEST_CASE("a text is as wide as its cells times half its size") {
    for (const char* text : {"相場配信が止まっている", "取引開始 09:00 まで", "2:20", "Market data", "1,284件"}) {
        for (const Weight weight : {Weight::regular, Weight::bold}) {
            for (const float scale : {0.5f, 1.0f, 2.0f}) {
                CAPTURE(text, scale);
                drawn(scale, [&](ui::Canvas& canvas) {
                    const auto cells = static_cast<float>(model::cells(text));
                    CHECK_THAT(canvas.width(text, 50, weight), WithinAbs(cells * 25.0f, 0.05f));
                });
            }
        }
    }
}

TEST_CASE("a line that starts with an opening bracket hangs its blank half into the margin") {
    const ui::DrawRecord record = drawn(1.0f, [](ui::Canvas& canvas) {
        const ui::TextStyle style{32, Weight::regular, {0xECEFF1}, ui::Tier::t3, Align::left};
        CHECK_THAT(canvas.text({100, 0}, "「停止」", style), WithinAbs(4 * 32 - 16, 0.05));
    });
    REQUIRE(record.drawn.size() == 1);
    CHECK_THAT(record.drawn[0].rect.x, WithinAbs(84, 0.01));
}

TEST_CASE("right-aligned text ends at its point, at every scale") {
    for (const float scale : {0.625f, 1.0f, 2.0f}) {
        const ui::DrawRecord record = drawn(scale, [](ui::Canvas& canvas) {
            canvas.text({1872, 16}, "08:12:40", {32, Weight::regular, {0xB9C1C8}, ui::Tier::t3, Align::right});
        });
        REQUIRE(record.drawn.size() == 1);
        CHECK_THAT(record.drawn[0].rect.x + record.drawn[0].rect.w, WithinAbs(1872 * scale, 0.1));
    }
}

TEST_CASE("the record says what stands on what, in physical pixels") {
    const ui::DrawRecord record = drawn(2.0f, [](ui::Canvas& canvas) {
        canvas.set_row("S2");
        canvas.fill({48, 200, 400, 96}, {0xFF7F50}, 8, "plaque");
        canvas.set_ground({0xFF7F50});
        canvas.text({140, 211}, "停止", {74, Weight::bold, {0x14181D}, ui::Tier::t1, Align::left});
    });
    REQUIRE(record.drawn.size() == 2);
    CHECK(record.drawn[0].kind == DrawnKind::fill);
    CHECK(record.drawn[0].rect.w == 800);
    CHECK(record.drawn[1].text == "停止");
    CHECK(record.drawn[1].size == 148);
    CHECK(record.drawn[1].bg == ui::Colour{0xFF7F50});
    CHECK(record.drawn[1].row == "S2");
}

TEST_CASE("edges fall on whole pixels at odd scales") {
    const ui::DrawRecord record = drawn(0.7291f, [](ui::Canvas& canvas) {
        canvas.fill({48.3f, 200.7f, 400, 96}, {0x1E242B});
        canvas.outline({48.3f, 200.7f, 400, 96}, {0x737C85}, {3});
    });
    for (const ui::Drawn& drawn : record.drawn) {
        CHECK(drawn.rect.x == static_cast<float>(static_cast<int>(drawn.rect.x)));
        CHECK(drawn.rect.h == static_cast<float>(static_cast<int>(drawn.rect.h)));
    }
}

TEST_CASE("the built-in faces hold every character of JIS X 0208 rows the board writes with") {
    const ui_test::Headless headless;
    const std::string words = "国障害暫定開収束決済停滞引受復旧統括訓練鬱直骨今①⑳①…「」（）・ー〜→←×％";
    for (ImFont* face : {headless.faces().japanese.regular, headless.faces().japanese.bold}) {
        const char* at = words.data();
        while (at < words.data() + words.size()) {
            const auto first = static_cast<unsigned char>(*at);
            const int length = first >= 0xE0 ? 3 : (first >= 0xC0 ? 2 : 1);
            unsigned code = first;
            if (length == 3)
                code = ((first & 0x0Fu) << 12) | ((static_cast<unsigned char>(at[1]) & 0x3Fu) << 6) |
                       (static_cast<unsigned char>(at[2]) & 0x3Fu);
            if (length == 2) code = ((first & 0x1Fu) << 6) | (static_cast<unsigned char>(at[1]) & 0x3Fu);
            CAPTURE(code);
            CHECK(face->IsGlyphInFont(static_cast<ImWchar>(code)));
            at += length;
        }
    }
}

TEST_CASE("text from outside is never a format string and never breaks a line") {
    const ui::DrawRecord record = drawn(1.0f, [](ui::Canvas& canvas) {
        canvas.text({0, 0}, "%s%n %d", {32, Weight::regular, {0xECEFF1}, ui::Tier::t3, Align::left});
    });
    REQUIRE(record.drawn.size() == 1);
    CHECK(record.drawn[0].text == "%s%n %d");
    CHECK_THAT(record.drawn[0].rect.w, WithinAbs(7 * 16, 0.05));
}
