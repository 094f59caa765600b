// Where the clocks on a board are not those of the machine it is drawn on, every view says so, and can still be read.
// It must never know a panel.
#include "tests/support/crowd.h"
#include "tests/support/judge.h"
#include "tests/ui/boards.h"

#include <catch2/catch_test_macros.hpp>

using model::Language;
using ui_test::Crowd;
using ui_test::Headless;
using ui_test::Seen;

namespace {

// The board of a machine whose clock is three and a half hours behind UTC.
model::Board elsewhere(const Crowd& crowd, const model::Budget& budget) {
    model::State state = crowd_state(crowd);
    state.link.machine_offset_min = -210;
    return model::board_from(state, crowd_now(crowd), budget);
}

}  // namespace

TEST_CASE("a wall and a compact board on a machine of another zone say which offset their times have, legibly") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en})
        for (const model::Milliseconds age : {model::Milliseconds{2000}, model::Milliseconds{20000}})
            for (const std::size_t actions : {0u, 5u, 300u}) {
                const Crowd crowd{.services = 6, .actions = actions, .language = language, .age = age};
                CAPTURE(language == Language::en, age.count(), actions);
                const model::Board wall = elsewhere(crowd, ui::wall_budget(ui_test::wall_size(1920, 1080), false));
                const Seen large = ui_test::wall(headless, wall, 1920, 1080);
                CHECK(ui_test::said(ui_test::faults_of_wall(large, wall, headless.faces())) == "");
                CHECK(ui_test::says(large, "UTC+9"));
                const model::Board compact = elsewhere(crowd, ui::compact_budget({480, 640}));
                const Seen small = ui_test::compact(headless, compact, 480, 640);
                CHECK(ui_test::said(ui_test::faults_of_compact(small, compact)) == "");
                CHECK(ui_test::says(small, "UTC+9"));
            }
}
