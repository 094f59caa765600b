// The glance from generated records: whole, legible, honest about its age, on level and upright screens.
// It must never compare pictures.
#include "tests/support/crowd.h"
#include "tests/ui/shown.h"
#include "ui/pen/sizing.h"
#include "ui/views.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using model::Language;
using ui_test::Crowd;
using ui_test::Headless;
using ui_test::Seen;

Seen glance(Headless& headless, const Crowd& crowd, int width, int height) {
    const ui::Layout at = ui::glance_layout({width, height, 1.0f, {}, {}});
    const model::Board board = model::board_from(crowd_state(crowd), crowd_now(crowd), ui::glance_budget(at.size));
    Seen seen;
    seen.scale = at.scale;
    seen.width = static_cast<float>(width);
    seen.height = static_cast<float>(height);
    const ui::Theme theme = ui::dark_theme();
    headless.frame(seen.width, seen.height, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &seen.record}, seen.scale);
        ui::draw_glance(canvas, board, at.size);
    });
    return seen;
}

std::string faults(const Seen& seen) {
    ui_test::Faults found;
    judge_edges(seen, found);
    judge_overlap(seen, found);
    judge_contrast(seen, found);
    return ui_test::said(found);
}

constexpr int screens[][2] = {{1280, 720}, {1920, 1080}, {3840, 2160}, {1080, 1920}, {1024, 768}};

}  // namespace

TEST_CASE("the glance is legible for any number of services, on level and upright screens, in both languages") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en})
        for (const std::size_t services : {0u, 1u, 3u, 6u, 40u, 200u})
            for (const auto& [width, height] : screens) {
                CAPTURE(services, language == Language::en, width, height);
                CHECK(faults(glance(headless, {.services = services, .actions = 5, .language = language}, width,
                                    height)) == "");
            }
}

TEST_CASE("the glance is legible with texts at the limits of what the border lets in") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en})
        for (const auto& [width, height] : screens) {
            CAPTURE(language == Language::en, width, height);
            CHECK(faults(glance(headless, {.services = 9, .actions = 9, .language = language, .long_texts = true},
                                width, height)) == "");
        }
}

TEST_CASE("an old glance has no colour of a state, says that nothing is known, and turns its last band round") {
    Headless headless;
    const Crowd old{.services = 6, .actions = 5, .age = model::Milliseconds{20'000}};
    const Seen seen = glance(headless, old, 1280, 720);
    CHECK(faults(seen) == "");
    CHECK(ui_test::says(seen, "いまは分かりません"));
    CHECK(ui_test::count_of(seen, ui::DrawnKind::fill, "old") == 1);
    for (const ui::Drawn& drawn : seen.record.drawn) CHECK_FALSE(ui_test::is_chromatic(drawn.fg));
}

TEST_CASE("a glance asks its four questions and names who commands") {
    Headless headless;
    const Seen seen = glance(headless, {.services = 6, .actions = 5}, 1280, 720);
    for (const char* words : {"業務は続いているか", "お客さまへの連絡", "経営へのお願い", "いまの指揮"})
        CHECK(ui_test::says(seen, words));
}

TEST_CASE("a glance at a drill says so at both edges and in words, and names the commander on upright screens too") {
    Headless headless;
    for (const auto& [width, height] : screens) {
        const Seen seen = glance(headless, {.services = 6, .actions = 5, .drill = true}, width, height);
        CHECK(faults(seen) == "");
        CHECK(ui_test::says(seen, "訓練"));
        CHECK(ui_test::count_of(seen, ui::DrawnKind::hatch, "drill") == 2);
        for (const ui::Drawn& drawn : ui_test::texts(seen)) CHECK(drawn.text != "…");
    }
}

TEST_CASE("every view has one name, and the key goes through all of them") {
    for (std::size_t i = 0; i < ui::view_names().size(); ++i) {
        const auto view = static_cast<model::View>(i);
        CHECK(ui::view_from(ui::name_of(view)) == view);
        CHECK(ui::view_after(view) != view);
    }
    CHECK_FALSE(ui::view_from("poster"));
    model::View view = model::View::wall;
    std::size_t steps = 0;
    do {
        view = ui::view_after(view);
        CHECK_FALSE(ui::is_on_top(view));
    } while (++steps < 100 && view != model::View::wall);
    CHECK(steps == ui::view_names().size() - 1);  // all but the bar
}

TEST_CASE("while command is handed over every view that names the commander names who comes next") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en})
        for (const std::string& name : ui::view_names()) {
            const model::View view = *ui::view_from(name);
            if (view == model::View::timeline || view == model::View::handover) continue;  // they tell it in full
            const model::State state = ui_test::crowd_state(
                {.services = 6, .actions = 5, .language = language, .view = view, .handover = true});
            const ui::ViewKind& kind = ui::kind_of(view);
            const ui::Screen own{kind.width > 0 ? kind.width : 1920, kind.width > 0 ? kind.height : 1080, 1.0f, {}, {}};
            const ui_test::Shown now = shown(headless, state, ui_test::crowd_now({}), {.screen = own});
            CAPTURE(name, language == Language::en);
            const bool english = language == Language::en;
            if (view == model::View::bar && !ui_test::says(now.seen, "統括")) continue;  // it has room for few words
            const bool in_words =
                ui_test::says(now.seen, english ? "統括B, handing to 統括C" : "統括B(統括C へ引継ぎ中)");
            CHECK((in_words || ui_test::says(now.seen, english ? "統括B (→ 統括C)" : "統括B(→統括C)")));
        }
}
