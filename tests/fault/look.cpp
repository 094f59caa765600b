// Draws with the budgets the product uses for these sizes. It must never judge more than every frame is judged by.
#include "tests/fault/look.h"

#include <algorithm>
#include <utility>

namespace faults {
namespace {

ui_test::Headless& headless() {
    static ui_test::Headless only;
    return only;
}

std::string words_of(const ui_test::Seen& seen) {
    std::string all;
    for (const ui::Drawn& drawn : ui_test::texts(seen)) all += drawn.text;
    return without_blanks(std::move(all));
}

bool is_coloured(const ui::Drawn& drawn) { return ui_test::is_chromatic(drawn.fg) || ui_test::is_chromatic(drawn.bg); }

}  // namespace

std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

Look look_at(const model::State& state, model::Tick at, model::Language language) {
    constexpr std::size_t everything = 100'000;
    constexpr float wall_width = 1920, wall_height = 1080, compact_width = 420, compact_height = 720;
    model::State seen = state;
    seen.language = language;
    Look look;
    look.board = model::board_from(seen, at, {everything, everything, everything, everything, everything});
    look.text = without_blanks(model::text_of(look.board));
    const model::Board far =
        model::board_from(seen, at, ui::wall_budget(ui_test::wall_size(wall_width, wall_height), false));
    look.wall = ui_test::wall(headless(), far, wall_width, wall_height);
    look.wall_words = words_of(look.wall);
    seen.view = model::View::compact;
    const model::Board near = model::board_from(seen, at, ui::compact_budget({compact_width, compact_height}));
    look.compact = ui_test::compact(headless(), near, compact_width, compact_height);
    look.compact_words = words_of(look.compact);
    for (const auto judge : {ui_test::judge_overlap, ui_test::judge_contrast, ui_test::judge_edges}) {
        judge(look.wall, look.wrong);
        judge(look.compact, look.wrong);
    }
    ui_test::judge_colour(look.wall, far, look.wrong);
    ui_test::judge_colour(look.compact, near, look.wrong);
    return look;
}

int coloured(const Look& look) {
    const auto count = [](const ui_test::Seen& seen) {
        return std::count_if(seen.record.drawn.begin(), seen.record.drawn.end(), is_coloured);
    };
    return static_cast<int>(count(look.wall) + count(look.compact));
}

}  // namespace faults
