// The list of keys on views nobody sits before: large enough for where they hang, and never over what must stay.
// It must never compare pictures.
#include "tests/support/crowd.h"
#include "tests/support/judge.h"
#include "tests/ui/boards.h"
#include "ui/pen/sizing.h"

#include <catch2/catch_test_macros.hpp>

#include <array>

namespace {

using model::Language;
using ui_test::Headless;
using ui_test::Seen;

constexpr std::array languages = {Language::ja, Language::en};
constexpr std::array<std::array<float, 2>, 4> screens = {{{1280, 720}, {1920, 1080}, {3840, 2160}, {1080, 1920}}};

Seen glance(Headless& headless, const model::Board& board, float width, float height) {
    const ui::Layout at = ui::glance_layout({static_cast<int>(width), static_cast<int>(height), 1.0f, {}, {}});
    Seen seen;
    seen.scale = at.scale;
    seen.width = width;
    seen.height = height;
    const ui::Theme theme = ui::dark_theme();
    headless.frame(width, height, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &seen.record}, seen.scale);
        ui::draw_glance(canvas, board, at.size);
    });
    return seen;
}

}  // namespace

TEST_CASE("the keys of a wall are read from where the wall is read, beside the services and above the age") {
    Headless headless;
    for (const Language language : languages)
        for (const auto make : {ui_test::incident_board, ui_test::stale_board, ui_test::lost_board,
                                ui_test::contained_board, ui_test::calm_board, ui_test::drill_board})
            for (const auto& [width, height] : screens) {
                CAPTURE(language == Language::en, width, height);
                model::Board board = make(language);
                board.help_open = true;
                const Seen seen = ui_test::wall(headless, board, width, height);
                CHECK(ui_test::count_of(seen, ui::DrawnKind::fill, "keys") == 1);
                CHECK(ui_test::find(seen, "W  F2") != nullptr);
                CHECK(ui_test::says(seen, board.footer.fresh));
                if (!board.calm) CHECK(ui_test::says(seen, board.services.front().name));
                CHECK(ui_test::said(ui_test::faults_of_wall(seen, board, headless.faces())) == "");
            }
}

TEST_CASE("the keys of a glance leave the first answer and the age to be seen") {
    Headless headless;
    for (const Language language : languages)
        for (const auto& [width, height] : screens) {
            const ui_test::Crowd crowd{.services = 6, .actions = 5, .language = language};
            model::Board board =
                model::board_from(crowd_state(crowd), crowd_now(crowd),
                                  ui::glance_budget(width < height ? ui::Size{720, 1280} : ui::Size{1280, 720}));
            board.help_open = true;
            const Seen seen = glance(headless, board, width, height);
            CAPTURE(language == Language::en, width, height);
            CHECK(ui_test::find(seen, "W  F2") != nullptr);
            CHECK(ui_test::says(seen, board.glance->continues));
            CHECK(ui_test::says(seen, board.footer.fresh));
            ui_test::Faults faults;
            judge_edges(seen, faults);
            judge_overlap(seen, faults);
            judge_contrast(seen, faults);
            CHECK(ui_test::said(faults) == "");
        }
}
