// A trouble that was told late, in the chronology and on the glance: hollow until it was told, in words on the glance,
// legible in every light and language. It must never compare pictures.
#include "model/replay.h"
#include "model/state.h"
#include "model/update.h"
#include "model/wire/wire.h"
#include "tests/support/judge.h"
#include "tests/support/told.h"
#include "ui/pen/sizing.h"
#include "ui/views.h"

namespace {

using namespace model;
using told::at;
using ui_test::Headless;
using ui_test::Seen;

constexpr Tick now{1'000'000};

// Recognised at 17:25; stopped since 16:58, told then; normal since 17:50, told at 18:20.
State replayed(Language language, View view, bool over) {
    Record record;
    std::string lines;
    const auto say = [&](const Command& command, std::string_view clock) {
        lines += event_json(told::done(record, command, told::command_a(), at(clock))) + "\n";
    };
    const auto state = [&](Continuity to, const char* fact, std::string_view seen, std::string_view clock) {
        say(PostFact{FactId(fact), at(seen), {}, {}, {}, told::text(fact), ServiceId("S1"), true}, clock);
        ChangeService change;
        change.service = ServiceId("S1");
        change.continuity = to;
        change.basis = FactId(fact);
        say(change, clock);
    };
    DeclareService declare;
    declare.service = ServiceId("S1");
    declare.name = Text{"相場配信", "Market data"};
    say(declare, "16:00");
    state(Continuity::normal, "F1", "16:10", "16:10");
    OpenIncident open;
    open.title = Text{"相場が止まった", "Prices stand still"};
    say(open, "17:25");
    state(Continuity::stopped, "F2", "16:58", "17:25");
    say(SetGuardrail{{}, told::text("再起動"), {}, {}}, "17:45");
    if (over) state(Continuity::normal, "F3", "17:50", "18:20");
    const auto log = replay_of(lines);
    REQUIRE(log);
    State made = initial_state(view, language, {}, {});
    begin_replay(*log, made, log->events.back()->at, now);
    return made;
}

template <class Draw>
Seen drawn(Headless& headless, Lighting lighting, ui::Layout at, Draw draw) {
    Seen seen;
    seen.scale = at.scale;
    seen.width = 1280;
    seen.height = 800;
    const ui::Theme theme = ui::theme_for(lighting);
    headless.frame(seen.width, seen.height, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &seen.record}, seen.scale);
        draw(canvas, at.size);
    });
    return seen;
}

Seen timeline(Headless& headless, const State& state, Lighting lighting) {
    const ui::Layout at = ui::timeline_layout({1280, 800, 1.0f, {}, {}});
    const Board board = board_from(state, now, ui::timeline_budget(at.size));
    return drawn(headless, lighting, at,
                 [&](ui::Canvas& canvas, ui::Size size) { ui::draw_timeline(canvas, board, size); });
}

Seen glance(Headless& headless, const State& state, Lighting lighting) {
    const ui::Layout at = ui::glance_layout({1280, 800, 1.0f, {}, {}});
    const Board board = board_from(state, now, ui::glance_budget(at.size));
    return drawn(headless, lighting, at,
                 [&](ui::Canvas& canvas, ui::Size size) { ui::draw_glance(canvas, board, size); });
}

std::string faults(const Seen& seen) {
    ui_test::Faults found;
    judge_edges(seen, found);
    judge_overlap(seen, found);
    judge_contrast(seen, found);
    return ui_test::said(found);
}

}  // namespace

TEST_CASE("a lane told late is hollow until it was told, says what it is, and when it was told stands above") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en})
        for (const Lighting lighting : {Lighting::dark, Lighting::light})
            for (const bool over : {false, true}) {
                const Seen seen = timeline(headless, replayed(language, View::timeline, over), lighting);
                CAPTURE(language == Language::en, lighting == Lighting::light, over);
                CHECK(ui_test::count_of(seen, ui::DrawnKind::outline, "told late") == 1);
                CHECK(ui_test::says(seen, language == Language::ja ? "後報 17:25" : "told late, 17:25"));
                CHECK(faults(seen) == "");
            }
}

TEST_CASE("the glance says beside a service that its trouble was told late, and since when it is") {
    Headless headless;
    for (const Lighting lighting : {Lighting::dark, Lighting::light}) {
        const Seen japanese = glance(headless, replayed(Language::ja, View::glance, false), lighting);
        CHECK(ui_test::find(japanese, "16:58 から 後報"));
        CHECK(faults(japanese) == "");
        const Seen english = glance(headless, replayed(Language::en, View::glance, false), lighting);
        CHECK(ui_test::find(english, "16:58, told late"));
        CHECK(faults(english) == "");
    }
}
