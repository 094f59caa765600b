// The bar: one line that says the worst, what is asked and how old it is, from 640 to 1920 px, in every state.
// It must never compare pictures.
#include "tests/support/crowd.h"
#include "tests/support/judge.h"
#include "tests/ui/boards.h"
#include "ui/pen/sizing.h"
#include "ui/views.h"

#include <catch2/catch_test_macros.hpp>

#include <array>

namespace {

using model::Language;
using model::Lighting;
using model::View;
using ui_test::Crowd;
using ui_test::Headless;
using ui_test::Seen;

struct Strip {
    int width, height;
};
constexpr std::array<Strip, 5> strips = {{{640, 40}, {1280, 40}, {1920, 56}, {1920, 40}, {2560, 80}}};
constexpr std::array languages = {Language::ja, Language::en};

Seen bar(Headless& headless, const model::Board& board, const Strip& strip, Lighting light = Lighting::dark) {
    const ui::Layout at = ui::bar_layout({strip.width, strip.height, 1.0f, {}, {}});
    Seen seen;
    seen.scale = at.scale;
    seen.width = static_cast<float>(strip.width);
    seen.height = static_cast<float>(strip.height);
    const ui::Theme theme = ui::theme_for(light);
    headless.frame(seen.width, seen.height, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &seen.record}, seen.scale);
        seen.hits = ui::draw_bar(canvas, board, at.size);
    });
    return seen;
}

model::Board board_of(const Crowd& crowd) {
    return model::board_from(crowd_state(crowd), crowd_now(crowd), ui::bar_budget({}));
}

std::string faults(const Seen& seen, const model::Board& board) {
    ui_test::Faults found = ui_test::faults_of_compact(seen, board);
    return ui_test::said(found);
}

}  // namespace

TEST_CASE("the bar is legible for any number of services, in every width, language and light") {
    Headless headless;
    for (const Language language : languages)
        for (const std::size_t services : {0u, 1u, 3u, 6u, 200u})
            for (const Strip& strip : strips)
                for (const Lighting light : {Lighting::dark, Lighting::light}) {
                    CAPTURE(services, language == Language::en, strip.width, strip.height);
                    const model::Board board = board_of({.services = services, .actions = 5, .language = language});
                    CHECK(faults(bar(headless, board, strip, light), board) == "");
                }
}

TEST_CASE("the bar is legible when old, in a drill, with the list of its keys and with the longest texts") {
    Headless headless;
    for (const Language language : languages)
        for (const model::Milliseconds age :
             {model::Milliseconds{2000}, model::Milliseconds{20000}, model::Milliseconds{130000}})
            for (const bool long_texts : {false, true})
                for (const Strip& strip : strips) {
                    CAPTURE(language == Language::en, age.count(), long_texts, strip.width);
                    model::Board board = board_of({.services = 9,
                                                   .actions = 9,
                                                   .language = language,
                                                   .age = age,
                                                   .long_texts = long_texts,
                                                   .drill = true});
                    CHECK(faults(bar(headless, board, strip), board) == "");
                    board.help_open = true;
                    const Seen keys = bar(headless, board, strip);
                    CHECK(faults(keys, board) == "");
                    CHECK(ui_test::find(keys, "W") != nullptr);
                }
}

TEST_CASE("every state of the board is legible as a bar") {
    Headless headless;
    for (const Language language : languages)
        for (const auto make : {ui_test::incident_board, ui_test::stale_board, ui_test::lost_board, ui_test::back_board,
                                ui_test::contained_board, ui_test::calm_board, ui_test::connecting_board,
                                ui_test::drill_board, ui_test::organisation_board})
            for (const Strip& strip : strips) {
                CAPTURE(language == Language::en, strip.width);
                const model::Board board = make(language);
                CHECK(faults(bar(headless, board, strip), board) == "");
            }
}

TEST_CASE("a narrow bar keeps the worst service and the age, a wide one says what is asked of people") {
    Headless headless;
    const model::Board board = board_of({.services = 6, .actions = 5});
    const Seen narrow = bar(headless, board, strips[0]);
    CHECK(ui_test::says(narrow, board.services.front().state));
    CHECK(ui_test::says(narrow, board.footer.fresh));
    const Seen wide = bar(headless, board, strips[3]);
    for (const char* words : {"相場配信が止まっている", "46", "未決 1件", "応援求む 1件", "統括B"})
        CHECK((ui_test::says(wide, words) ? "" : words) == std::string());
    CHECK(ui_test::says(wide, board.normal.rest));
}

TEST_CASE("an old bar turns its end round, says of when it is and keeps no colour") {
    Headless headless;
    for (const Strip& strip : strips) {
        const model::Board board = board_of({.services = 6, .actions = 5, .age = model::Milliseconds{20'000}});
        const Seen seen = bar(headless, board, strip);
        CHECK(ui_test::count_of(seen, ui::DrawnKind::fill, "old") == 1);
        CHECK(ui_test::says(seen, board.strip->main));
        for (const ui::Drawn& drawn : seen.record.drawn) CHECK_FALSE(ui_test::is_chromatic(drawn.fg));
    }
}

TEST_CASE("a press anywhere on the bar leads back to compact") {
    Headless headless;
    const Seen seen = bar(headless, board_of({.services = 3}), strips[1]);
    REQUIRE(seen.hits.places.size() == 1);
    CHECK(seen.hits.places[0].rect.w >= 1279);
    CHECK(std::get<model::ViewChanged>(seen.hits.places[0].gesture).view == View::compact);
    CHECK(ui::view_after(View::bar) == View::compact);
}

TEST_CASE("a window's shape chooses the view when nobody does") {
    CHECK(ui::view_for(1920, 1080, 1, false) == View::wall);
    CHECK(ui::view_for(3840, 2160, 2, true) == View::wall);
    CHECK(ui::view_for(1080, 1920, 1, true) == View::wall);
    CHECK(ui::view_for(1280, 40, 1, false) == View::bar);
    CHECK(ui::view_for(3840, 112, 2, false) == View::bar);
    CHECK(ui::view_for(420, 720, 1, false) == View::compact);
    CHECK(ui::view_for(360, 480, 1, false) == View::compact);
    CHECK(ui::view_for(840, 1440, 2, false) == View::compact);
    CHECK(ui::view_for(390, 844, 1, false) == View::phone);
    CHECK(ui::view_for(1170, 2532, 3, true) == View::phone);
    CHECK(ui::view_for(320, 568, 1, false) == View::phone);
    CHECK(ui::view_for(844, 390, 1, false) == View::phone);
    CHECK(ui::view_for(0, 0, 0, false) == ui::view_for(1, 1, 1, false));
}
