// Every frame can be read: judged from the draw record, over boards of any size, both languages and every usual screen.
// It must never know a panel: whatever is drawn is judged.
#include "tests/support/crowd.h"
#include "tests/support/judge.h"
#include "tests/ui/boards.h"
#include "tests/ui/judge_places.h"

#include <catch2/catch_test_macros.hpp>

#include <array>

namespace {

using model::Language;
using ui_test::Crowd;
using ui_test::Headless;
using ui_test::Seen;

constexpr std::array languages = {Language::ja, Language::en};

struct Screen {
    float width, height;
    std::optional<double> distance{};  // metres
};
constexpr std::array<Screen, 5> screens = {{{1280, 720}, {1920, 1080}, {1920, 1080, 7.5}, {3840, 2160}, {1080, 1920}}};

constexpr std::array all_boards = {ui_test::replaced_board,   ui_test::incident_board, ui_test::organisation_board,
                                   ui_test::stale_board,      ui_test::lost_board,     ui_test::back_board,
                                   ui_test::contained_board,  ui_test::calm_board,     ui_test::planned_board,
                                   ui_test::connecting_board, ui_test::drill_board};

std::string faults_on(Headless& headless, const Crowd& crowd, Screen screen) {
    const model::State state = crowd_state(crowd);
    const model::Budget budget =
        ui::wall_budget(ui_test::wall_size(screen.width, screen.height, screen.distance), false);
    const model::Board board = model::board_from(state, crowd_now(crowd), budget);
    const Seen seen = ui_test::wall(headless, board, screen.width, screen.height, screen.distance);
    return ui_test::said(ui_test::faults_of_wall(seen, board, headless.faces()));
}

std::string compact_faults(Headless& headless, const Crowd& crowd, float width, float height, float scale = 1) {
    const model::State state = crowd_state(crowd);
    const model::Board board = model::board_from(state, crowd_now(crowd), ui::compact_budget({width, height}));
    const Seen seen = ui_test::compact(headless, board, width, height, scale);
    return ui_test::said(ui_test::faults_of_compact(seen, board));
}

}  // namespace

TEST_CASE("every state of the wall is legible on every usual screen in both languages") {
    Headless headless;
    for (const Language language : languages)
        for (std::size_t i = 0; i < all_boards.size(); ++i)
            for (const Screen& screen : screens) {
                const model::Board board = all_boards[i](language);
                const Seen seen = ui_test::wall(headless, board, screen.width, screen.height, screen.distance);
                CAPTURE(i, language == Language::en, screen.width, screen.height);
                CHECK(ui_test::said(ui_test::faults_of_wall(seen, board, headless.faces())) == "");
            }
}

TEST_CASE("the wall is legible for any number of services and actions") {
    Headless headless;
    for (const Language language : languages)
        for (const std::size_t services : {0u, 1u, 3u, 6u, 40u, 200u})
            for (const std::size_t actions : {0u, 5u, 300u})
                for (const Screen& screen : screens) {
                    CAPTURE(services, actions, language == Language::en, screen.width, screen.height);
                    CHECK(faults_on(headless, {.services = services, .actions = actions, .language = language},
                                    screen) == "");
                }
}

TEST_CASE("the wall is legible with texts at the limits of what the border lets in") {
    Headless headless;
    for (const Language language : languages)
        for (const model::Milliseconds age :
             {model::Milliseconds{2000}, model::Milliseconds{20000}, model::Milliseconds{130000}})
            for (const Screen& screen : screens) {
                CAPTURE(language == Language::en, age.count(), screen.width, screen.height);
                CHECK(faults_on(headless,
                                {.services = 9, .actions = 9, .language = language, .age = age, .long_texts = true},
                                screen) == "");
            }
}

TEST_CASE("odd screens lose rows, never legibility") {
    Headless headless;
    constexpr std::array<Screen, 6> odd = {
        {{1280, 800}, {1024, 768}, {1000, 1000}, {3440, 1440}, {5120, 1440}, {720, 2560}}};
    for (const Screen& screen : odd)
        for (const model::Milliseconds age : {model::Milliseconds{2000}, model::Milliseconds{130000}})
            for (const bool drill : {false, true}) {
                CAPTURE(screen.width, screen.height, age.count(), drill);
                CHECK(faults_on(headless, {.services = 40, .actions = 300, .age = age, .drill = drill}, screen) == "");
            }
}

TEST_CASE("the compact view is legible from 360×480 for any number of services and actions") {
    Headless headless;
    for (const Language language : languages)
        for (const std::size_t services : {0u, 1u, 6u, 200u})
            for (const std::size_t actions : {0u, 5u, 300u})
                for (const Screen& size : {Screen{360, 480}, Screen{420, 720}, Screen{640, 1400}}) {
                    CAPTURE(services, actions, language == Language::en, size.width, size.height);
                    const Crowd crowd{
                        .services = services, .actions = actions, .language = language, .view = model::View::compact};
                    CHECK(compact_faults(headless, crowd, size.width, size.height) == "");
                }
}

TEST_CASE("the compact view is legible when old, in a drill, enlarged and with the longest texts") {
    Headless headless;
    for (const Language language : languages)
        for (const model::Milliseconds age :
             {model::Milliseconds{2000}, model::Milliseconds{20000}, model::Milliseconds{130000}})
            for (const bool long_texts : {false, true}) {
                CAPTURE(language == Language::en, age.count(), long_texts);
                const Crowd crowd{.services = 9,
                                  .actions = 9,
                                  .language = language,
                                  .view = model::View::compact,
                                  .age = age,
                                  .long_texts = long_texts,
                                  .drill = true};
                CHECK(compact_faults(headless, crowd, 360, 480, 1.5f) == "");
                CHECK(compact_faults(headless, crowd, 420, 720, 2) == "");
            }
}

TEST_CASE("a judge without a fault to find would be no judge") {
    Headless headless;
    model::Board board = ui_test::incident_board(Language::ja);
    Seen seen = ui_test::wall(headless, board, 1920, 1080);
    const std::size_t drawn = seen.record.drawn.size();
    ui::Drawn bad;
    bad.text = "停止…";
    bad.tier = ui::Tier::t1;
    bad.size = 50;
    bad.rect = {48, 26, 1900, 50};
    bad.fg = {0xFF7F50};
    bad.bg = {0xF0E442};
    seen.record.drawn.push_back(bad);
    CHECK(ui_test::faults_of_wall(seen, board, headless.faces()).size() >= 5);
    board.colourless = true;
    CHECK(ui_test::said(ui_test::faults_of_wall(seen, board, headless.faces())).find("colour where") !=
          std::string::npos);
    CHECK(seen.record.drawn.size() == drawn + 1);
}

TEST_CASE("each judge of places finds what it is for") {
    Headless headless;
    const ui_test::Look look;
    const Crowd crowd{.services = 6, .actions = 5};
    const model::State state = crowd_state(crowd);
    const ui_test::Shown good = ui_test::shown(headless, state, crowd_now(crowd), look);
    const auto faults = [&](const ui_test::Shown& shown) {
        ui_test::Faults found;
        judge_boxes(shown.seen, found);
        judge_shapes(shown.seen, found);
        judge_lines(shown.seen, found);
        judge_far(shown, look, headless.faces(), found);
        judge_budget(shown, found);
        judge_rows(shown, found);
        judge_order(shown, found);
        ui_test::judge_whole(*state.record, shown.board, state.record->actions.size(), found);
        judge_still(good, shown, found);
        return ui_test::said(found);
    };
    REQUIRE(faults(good) == "");
    const auto with = [&](auto change) {
        ui_test::Shown bad = good;
        change(bad);
        return faults(bad);
    };
    const auto says = [&](auto change, const std::string& words) {
        INFO(words);
        CHECK(with(change).find(words) != std::string::npos);
    };
    const auto texts_of = [](ui_test::Shown& shown, auto change) {
        for (ui::Drawn& drawn : shown.seen.record.drawn)
            if (drawn.kind == ui::DrawnKind::text) change(drawn);
    };
    says([&](auto& bad) { texts_of(bad, [](ui::Drawn& drawn) { drawn.rect.x += 20; }); }, "across the edge");
    says([&](auto& bad) { texts_of(bad, [](ui::Drawn& drawn) { drawn.rect.x -= 60; }); }, "on the shape");
    says([&](auto& bad) { texts_of(bad, [](ui::Drawn& drawn) { drawn.rect.y += 1; }); }, "moved within a second");
    says([&](auto& bad) { texts_of(bad, [](ui::Drawn& drawn) { drawn.size *= 0.8f; }); }, "kanji too small");
    says(
        [&](auto& bad) {
            texts_of(bad, [](ui::Drawn& drawn) { drawn.text += drawn.text + drawn.text; });
            bad.board.header.title += bad.board.header.title + bad.board.header.title;
        },
        "three seconds");
    says([&](auto& bad) { std::erase_if(bad.seen.record.drawn, [](auto& drawn) { return drawn.row == "S1"; }); },
         "no name: S1");
    says([&](auto& bad) { std::swap(bad.board.services[0], bad.board.services[1]); }, "out of order");
    says([&](auto& bad) { bad.board.services[0].members.clear(); }, "is not normal and shown 0 times");
    says([&](auto& bad) { bad.board.services.resize(9); }, "9 rows of services");
    says([&](auto& bad) { bad.board.actions.rest_count += 1; }, "actions counted");
    says(
        [&](auto& bad) {
            ui::Drawn line;
            line.text = "売買サ";
            line.size = 50;
            line.rect = {10, 500, 150, 50};
            bad.seen.record.drawn.push_back(line);
            line.text = "ーバ";
            line.rect.y += 56;
            bad.seen.record.drawn.push_back(line);
        },
        "broken where it must not be");
}
