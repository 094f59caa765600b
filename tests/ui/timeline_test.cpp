// The chronology from generated logs: legible whatever happened, honest about what was not read and about its age.
// It must never compare pictures.
#include "model/update.h"
#include "tests/support/crowd_log.h"
#include "tests/support/judge.h"
#include "ui/keys.h"
#include "ui/pen/sizing.h"
#include "ui/views.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace {

using model::Language;
using model::Milliseconds;
using ui_test::Headless;
using ui_test::LogCrowd;
using ui_test::Seen;

struct Screen {
    int width, height;
};
constexpr Screen usual{1280, 800};
constexpr Screen screens[] = {{1280, 800}, {1920, 1080}, {1080, 1920}, {3440, 1440}, {1024, 768}};

Seen drawn(Headless& headless, const model::State& state, model::Tick now, Screen screen = usual,
           model::Lighting lighting = model::Lighting::dark) {
    const ui::Layout at = ui::timeline_layout({screen.width, screen.height, 1.0f, {}, {}});
    const model::Board board = model::board_from(state, now, ui::timeline_budget(at.size));
    Seen seen;
    seen.scale = at.scale;
    seen.width = static_cast<float>(screen.width);
    seen.height = static_cast<float>(screen.height);
    const ui::Theme theme = ui::theme_for(lighting);
    headless.frame(seen.width, seen.height, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &seen.record}, seen.scale);
        seen.hits = ui::draw_timeline(canvas, board, at.size);
    });
    return seen;
}

Seen drawn(Headless& headless, const LogCrowd& crowd, Screen screen = usual,
           model::Lighting lighting = model::Lighting::dark) {
    return drawn(headless, log_state(crowd), log_now(crowd), screen, lighting);
}

std::string faults(const Seen& seen) {
    ui_test::Faults found;
    judge_edges(seen, found);
    judge_overlap(seen, found);
    judge_contrast(seen, found);
    judge_endings(seen, found);
    for (const ui::Drawn& text : ui_test::texts(seen))
        if (text.size < 14 * seen.scale - 0.01f) found.push_back("too small: " + text.text);
    if (ui_test::chromatic_fills(seen) > 5) found.push_back("too many chromatic fills");
    return ui_test::said(found);
}

}  // namespace

TEST_CASE("the chronology is legible for any log, in both languages and both lights") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en})
        for (const std::size_t services : {0u, 1u, 8u, 200u})
            for (const std::size_t events : {0u, 20u, 200u, 2000u})
                for (unsigned seed = 1; seed <= 4; ++seed) {
                    CAPTURE(services, events, seed, language == Language::en);
                    const LogCrowd crowd{.services = services, .events = events, .seed = seed, .language = language};
                    const auto lighting = seed % 2 == 0 ? model::Lighting::light : model::Lighting::dark;
                    CHECK(faults(drawn(headless, crowd, usual, lighting)) == "");
                }
}

TEST_CASE("every sign of the chronology is explained, in both languages and on every screen") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en})
        for (const Screen screen : screens) {
            CAPTURE(screen.width, screen.height, language == Language::en);
            const LogCrowd crowd{.services = 8, .events = 200, .seed = 1, .language = language};
            const ui::Layout at = ui::timeline_layout({screen.width, screen.height, 1.0f, {}, {}});
            const model::Board board =
                model::board_from(log_state(crowd), log_now(crowd), ui::timeline_budget(at.size));
            const Seen seen = drawn(headless, crowd, screen);
            for (const model::LegendMark& mark : board.timeline->legend) {
                CAPTURE(mark.word);
                const auto texts = ui_test::texts(seen);
                CHECK(std::any_of(texts.begin(), texts.end(),
                                  [&](const ui::Drawn& drawn) { return drawn.text == mark.word; }));
            }
        }
}

TEST_CASE("the chronology is legible on every screen, with the longest texts, in a drill and old") {
    Headless headless;
    for (const Screen& screen : screens)
        for (const Milliseconds age : {Milliseconds{2000}, Milliseconds{20'000}, Milliseconds{130'000}})
            for (const Language language : {Language::ja, Language::en}) {
                CAPTURE(screen.width, screen.height, age.count(), language == Language::en);
                const LogCrowd crowd{
                    .language = language, .age = age, .long_texts = true, .drill = age.count() != 20'000};
                CHECK(faults(drawn(headless, crowd, screen)) == "");
            }
}

TEST_CASE("an old chronology has no colour of a state and says so above everything") {
    Headless headless;
    const Seen seen = drawn(headless, {.age = Milliseconds{20'000}});
    for (const ui::Drawn& one : seen.record.drawn) CHECK_FALSE(ui_test::is_chromatic(one.fg));
    CHECK(ui_test::count_of(seen, ui::DrawnKind::fill, "strip") == 1);
    CHECK(ui_test::count_of(seen, ui::DrawnKind::hatch, "gap") == 1);
}

TEST_CASE("a log that could not be read is said in words, and what the board itself remembers is drawn") {
    Headless headless;
    const Seen seen = drawn(headless, {.read = false});
    CHECK(ui_test::says(seen, "ログを読めません"));
    CHECK(ui_test::says(seen, "合言葉が違います"));
    CHECK(ui_test::count_of(seen, ui::DrawnKind::fill, "state") > 0);
    CHECK(faults(seen) == "");
}

TEST_CASE("of two hundred services the worst have lanes and all others are counted") {
    Headless headless;
    const Seen seen = drawn(headless, {.services = 200, .events = 2000, .seed = 3});
    CHECK(ui_test::says(seen, "ほか 19"));
    CHECK(ui_test::says(seen, "停止 "));
}

TEST_CASE("while it plays, nothing is written right of the playhead") {
    Headless headless;
    const LogCrowd crowd{};
    model::State state = log_state(crowd);
    model::update(state, model::PlayheadMoved{100}, log_now(crowd));
    model::update(state, model::PlayToggled{}, log_now(crowd));
    const Seen seen = drawn(headless, state, log_now(crowd));
    const auto head = std::find_if(seen.record.drawn.begin(), seen.record.drawn.end(),
                                   [](const ui::Drawn& one) { return one.text == "handle"; });
    REQUIRE(head != seen.record.drawn.end());
    const float middle = head->rect.x + head->rect.w / 2.0f;
    for (const ui::Drawn& text : ui_test::texts(seen))
        if (text.rect.y > 100 && text.rect.y < 690) CHECK(text.rect.x + text.rect.w <= middle + 1);
    CHECK(faults(seen) == "");
}

TEST_CASE("every event can be pressed on, and beyond the last one the present") {
    Headless headless;
    const LogCrowd crowd{.events = 40};
    model::State state = log_state(crowd);
    const Seen seen = drawn(headless, state, log_now(crowd));
    std::size_t moves = 0;
    for (const ui::Hit& hit : seen.hits.places) {
        moves += std::holds_alternative<model::PlayheadMoved>(hit.gesture) ? 1u : 0u;
    }
    CHECK(moves > 5);
    CHECK(seen.hits.places.size() == moves + 1);
}

TEST_CASE("keys walk through the events of the chronology and mean nothing where there is none") {
    using Kind = ui::KeyPress::Kind;
    const LogCrowd crowd{.events = 60};
    model::State state = log_state(crowd);
    const ui::Hits hits;
    const auto press = [&](const ui::KeyPress& key) -> std::optional<model::Message> {
        const model::Board board = model::board_from(state, log_now(crowd), ui::timeline_budget({1280, 800}));
        const auto gesture = ui::gesture_from(key, ui::Scene{state, board, hits});
        if (gesture) model::update(state, *gesture, log_now(crowd));
        return gesture;
    };
    CHECK(press({Kind::home, {}, 0}));
    CHECK(state.playhead.seq == 1);
    press({Kind::right, {}, 0});
    press({Kind::page_down, {}, 0});
    CHECK(state.playhead.seq == 12);
    press({Kind::left, {}, 0});
    CHECK(state.playhead.seq == 11);
    press({Kind::character, "]", 0});
    CHECK(state.log->chronology.marks[state.playhead.seq - 1].major);
    CHECK(state.playhead.seq > 11);
    press({Kind::character, " ", 0});
    CHECK(state.playhead.playing);
    press({Kind::character, ">", 0});
    CHECK(state.playhead.speed == 60.0);
    press({Kind::end, {}, 0});
    CHECK_FALSE(state.playhead.at);
    CHECK_FALSE(state.playhead.playing);
    state.view = model::View::wall;
    CHECK_FALSE(press({Kind::right, {}, 0}));
    state.replay = true;
    CHECK(press({Kind::home, {}, 0}));
}

TEST_CASE("plus and minus look closer and farther, in the chronology only") {
    const LogCrowd crowd{.events = 60};
    model::State state = log_state(crowd);
    const ui::Hits hits;
    const auto press = [&](const char* sign) {
        const model::Board board = model::board_from(state, log_now(crowd), ui::timeline_budget({1280, 800}));
        const auto gesture = ui::gesture_from({ui::KeyPress::Kind::character, sign, 0}, ui::Scene{state, board, hits});
        if (gesture) model::update(state, *gesture, log_now(crowd));
    };
    press("+");
    press("=");
    CHECK(state.playhead.zoom == 2);
    press("-");
    CHECK(state.playhead.zoom == 1);
    const model::Board board = model::board_from(state, log_now(crowd), ui::timeline_budget({1280, 800}));
    for (const int rows : {-1, -1, 1}) {  // the wheel forward, forward, back
        const auto gesture = ui::wheel_meant(rows, {600, 400}, ui::Scene{state, board, hits});
        REQUIRE(gesture);
        model::update(state, *gesture, log_now(crowd));
    }
    CHECK(state.playhead.zoom == 2);
    press("-");
    state.view = model::View::wall;
    press("+");
    CHECK(state.playhead.zoom == 1);
}

TEST_CASE("a part of the chronology is as legible as the whole, wherever one stands") {
    Headless headless;
    const LogCrowd crowd{.services = 20, .events = 400, .seed = 5};
    model::State state = log_state(crowd);
    for (int zoom = 1; zoom <= model::most_zoom; ++zoom) {
        model::update(state, model::AxisZoomed{1}, log_now(crowd));
        for (const std::uint64_t seq : {1u, 120u, 399u}) {
            CAPTURE(zoom, seq);
            model::update(state, model::PlayheadMoved{seq}, log_now(crowd));
            CHECK(faults(drawn(headless, state, log_now(crowd))) == "");
        }
    }
}

TEST_CASE("the playhead runs through no letter") {
    Headless headless;
    const LogCrowd crowd{.services = 20, .events = 400, .seed = 5};
    model::State state = log_state(crowd);
    for (std::uint64_t seq = 1; seq < 400; seq += 40) {
        model::update(state, model::PlayheadMoved{seq}, log_now(crowd));
        const Seen seen = drawn(headless, state, log_now(crowd));
        const auto& all = seen.record.drawn;
        const auto tag =
            std::find_if(all.begin(), all.end(), [](const ui::Drawn& one) { return one.text == "playhead"; });
        REQUIRE(tag != all.end());
        // What is drawn after a line lies over it.
        const auto line = std::find_if(all.begin(), all.end(), [&](const ui::Drawn& one) {
            return one.kind == ui::DrawnKind::line && one.rect.w < 1 && one.rect.h > 300 * seen.scale &&
                   one.rect.y < 120 * seen.scale;
        });
        REQUIRE(line != all.end());
        for (auto text = all.begin(); text != line; ++text)
            if (text->kind == ui::DrawnKind::text) CHECK_FALSE(text->rect.overlaps(line->rect));
    }
}
