// The glyph texture over a board's life: however many names have been shown, it stays within its budget, and what is
// shown is measured as before.
#include "ui/pen/fonts.h"
#include "tests/support/headless.h"
#include "tests/ui/shown.h"
#include "ui/views.h"

#include <imgui.h>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
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
        list.AddText(headless.faces().regular, size, {0, 0}, IM_COL32_WHITE, text.c_str());
    });
}

float width_of(ui_test::Headless& headless, const char* text) {
    float width = 0;
    headless.frame(1920, 1080,
                   [&](ImDrawList&) { width = headless.faces().regular->CalcTextSizeA(40.0f, 1e9f, 0.0f, text).x; });
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
