// The glyph texture over a board's life: however many names have been shown, it stays within its budget, and what is
// shown is measured as before.
#include "ui/pen/fonts.h"
#include "model/text/text.h"
#include "tests/support/headless.h"
#include "tests/ui/shown.h"
#include "ui/views.h"

#include <imgui.h>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <string>

namespace {

std::string utf8(unsigned code) {
    return {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
            static_cast<char>(0x80 | (code & 0x3F))};
}

// One frame that shows `count` kanji from `first` on at this size.
void show(ui_test::Headless& headless, unsigned first, unsigned count, float size) {
    std::string text;
    for (unsigned code = first; code < first + count; ++code) text += utf8(code);
    headless.frame(1920, 1080, [&](ImDrawList& list) {
        list.AddText(headless.faces().japanese.regular, size, {0, 0}, IM_COL32_WHITE, text.c_str());
    });
}

float width_of(ui_test::Headless& headless, const char* text) {
    float width = 0;
    headless.frame(1920, 1080, [&](ImDrawList&) {
        width = headless.faces().japanese.regular->CalcTextSizeA(40.0f, 1e9f, 0.0f, text).x;
    });
    return width;
}

}  // namespace

TEST_CASE("ever-new names never make the glyph texture outgrow its budget") {
    ui_test::Headless headless;
    ui::GlyphBudget glyphs;
    const float before = width_of(headless, "復旧E 08:12");
    int largest = 0;
    for (unsigned frame = 0; frame < 2000; ++frame) {
        largest = std::max(largest, ImGui::GetIO().Fonts->TexData->GetSizeInBytes());
        glyphs.hold();
        show(headless, 0x4E00 + frame * 10, 10, 24.0f + static_cast<float>(frame % 4) * 12.0f);
    }
    CHECK(glyphs.forgotten() >= 1);
    CHECK(static_cast<std::size_t>(largest) <= 2 * ui::GlyphBudget::most_bytes);
    CHECK(width_of(headless, "復旧E 08:12") == before);
}

TEST_CASE("after every view in both languages on a 4K screen the glyph texture is within 32 MB") {
    ui_test::Headless headless;
    ui::GlyphBudget glyphs;
    int largest = 0;
    for (const std::string& name : ui::view_names())
        for (const model::Language language : {model::Language::ja, model::Language::en})
            for (const std::size_t services : {0u, 3u, 40u}) {
                const ui_test::Crowd crowd{
                    .services = services, .actions = 3 * services, .language = language, .view = *ui::view_from(name)};
                const ui_test::Look look{.screen = {3840, 2160, 2.0f, {}, {}}, .letters = true};
                glyphs.hold();
                shown(headless, crowd_state(crowd), crowd_now(crowd), look);
                largest = std::max(largest, ImGui::GetIO().Fonts->TexData->GetSizeInBytes());
            }
    CHECK(largest > 1 << 20);
    CHECK(largest <= 32 << 20);
}

TEST_CASE("a screen that needs more than the budget by itself is not forgotten at every frame") {
    ui_test::Headless headless;
    ui::GlyphBudget glyphs;
    for (int frame = 0; frame < 650; ++frame) {
        glyphs.hold();
        if (frame % 100 == 0) show(headless, 0x4E00, 1500, 72.0f);
    }
    CHECK(glyphs.forgotten() <= 650 / 60);
}

TEST_CASE("English is set in letters of its own, as high as before, on the same line, and narrower") {
    const ui_test::Headless headless;
    const ui::Faces& faces = headless.faces();
    double own = 0, half_width = 0;
    for (const ui::Weight weight : {ui::Weight::regular, ui::Weight::bold}) {
        ImFont& english = *faces.of(model::Language::en, weight);
        ImFont& japanese = *faces.of(model::Language::ja, weight);
        const ImFontGlyph& capital = *english.GetFontBaked(128)->FindGlyph('E');
        const ImFontGlyph& before = *japanese.GetFontBaked(128)->FindGlyph('E');
        CHECK(std::abs((capital.Y1 - capital.Y0) - (before.Y1 - before.Y0)) <= 1.01f);
        CHECK(capital.Y1 <= before.Y1);  // the half-width capitals hang 0.025 em below their line
        CHECK(capital.Y1 >= before.Y1 - 0.035f * 128);
        const float digit = english.GetFontBaked(128)->GetCharAdvance('0');
        for (char c = '1'; c <= '9'; ++c)
            CHECK(english.GetFontBaked(128)->GetCharAdvance(static_cast<ImWchar>(c)) == digit);
        CHECK(english.GetFontBaked(128)->GetCharAdvance(0x56FD) == japanese.GetFontBaked(128)->GetCharAdvance(0x56FD));
        for (const char* phrase :
             {"Market data has stopped", "Switch, or announce halt?", "Isolate unit 1", "No participant sees prices",
              "Next update 08:35", "accepted orders would be lost", "awaiting expert 41 min", "Kanata Oversight"}) {
            own += static_cast<double>(english.CalcTextSizeA(100, 1e9f, 0.0f, phrase).x);
            half_width += static_cast<double>(japanese.CalcTextSizeA(100, 1e9f, 0.0f, phrase).x);
        }
    }
    CHECK(own < half_width);
}

TEST_CASE("a Japanese board keeps the letters of its own face, also for Latin words") {
    ui_test::Headless headless;
    for (const model::Language language : {model::Language::ja, model::Language::en}) {
        const ui_test::Crowd crowd{.language = language};
        const auto seen = shown(headless, crowd_state(crowd), crowd_now(crowd), {.screen = {1920, 1080, 1.0f, {}, {}}});
        const auto& all = seen.seen.record.drawn;
        bool as_cells = true;
        for (const ui::Drawn& one : all)
            if (one.kind == ui::DrawnKind::text && one.text.size() > 4)
                as_cells =
                    as_cells && std::abs(one.rect.w - static_cast<float>(model::cells(one.text)) * one.size / 2) < 1;
        CHECK(as_cells == (language == model::Language::ja));
    }
}
