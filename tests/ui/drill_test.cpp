// A drill in every view: its bands, the panel below the view and never on it, the answers on the wall, the score.
// It must never wait: time is an argument.
#include "ui/drill.h"
#include "model/drill_board.h"
#include "model/state.h"
#include "tests/support/drill_stage.h"
#include "tests/support/judge.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace model;
using ui_test::Seen;

namespace {

constexpr Tick start{1'000'000'000};

// A drill of the built-in incident that stands at one of its questions.
struct Stand {
    Drill drill;
    State state;
    Tick now = start;

    explicit Stand(View view, Language language = Language::ja, Lighting lighting = Lighting::dark)
        : state(initial_state(view, language, {}, {})) {
        state.lighting = lighting;
        auto begun = begin_drill(drilled::demo_log(), 1, drill_speed, now);
        REQUIRE(begun);
        drill = std::move(*begun);
        bring(drill, state, now);
    }
    void to_question(std::size_t number) {
        while (drill.given.size() < number || drill.stage != DrillStage::asking) {
            answer(drill.stage == DrillStage::asking ? drill.question().right : 0);
            drill_onward(drill, now);
            skip_to_question(drill, now);
            pass();
        }
    }
    void answer(std::size_t option) {
        answer_drill(drill, option, now);
        pass();
    }
    void pass() {
        now = now + Milliseconds{500};
        drill_goes_on(drill, now);
        bring(drill, state, now);
    }
};

struct Frame {
    Seen seen;
    ui::DrillPlace place;
    ui::DrillHits hits;
    Board board;
};

Frame draw(ui_test::Headless& headless, const Stand& stand, int width, int height) {
    const ui::ViewKind& kind = ui::kind_of(stand.state.view);
    const ui::Screen screen{width, height, 1.0f, {}, {}};
    Frame frame;
    frame.place = ui::drill_place(kind, screen, headless.faces().kanji);
    frame.board = board_from(stand.state, stand.now, kind.budget(frame.place.view.size, true));
    frame.seen.scale = frame.place.view.scale;
    frame.seen.width = static_cast<float>(width);
    frame.seen.height = static_cast<float>(height);
    const ui::Theme theme = ui::theme_for(stand.state.lighting);
    const DrillShown shown = drill_shown(stand.drill, stand.state, stand.now, {});
    headless.frame(frame.seen.width, frame.seen.height, [&](ImDrawList& list) {
        frame.hits =
            ui::draw_drill({list, headless.faces(), theme, &frame.seen.record}, screen, {kind, frame.board, shown, {}})
                .drill;
    });
    return frame;
}

bool is_band(const ui::Drawn& drawn) { return drawn.kind == ui::DrawnKind::hatch && drawn.text == "drill"; }

// A hatched band across the screen that reaches this edge.
bool has_band(const Frame& frame, bool top) {
    const auto& all = frame.seen.record.drawn;
    return std::any_of(all.begin(), all.end(), [&](const ui::Drawn& drawn) {
        const float low = drawn.rect.y + drawn.rect.h;
        const bool at_edge = top ? drawn.rect.y < 1 : low > frame.seen.height - 1;
        return is_band(drawn) && drawn.rect.w > frame.seen.width - 2 && at_edge;
    });
}

std::string all_texts(const Frame& frame, float above) {
    std::string said;
    for (const ui::Drawn& drawn : frame.seen.record.drawn)
        if (drawn.kind == ui::DrawnKind::text && drawn.rect.y + drawn.rect.h <= above + 1) said += drawn.text + "\n";
    return said;
}

struct Extent {
    View view;
    int width, height;
};
constexpr Extent extents[] = {{View::wall, 1920, 1080},     {View::wall, 1080, 1920},    {View::compact, 420, 720},
                              {View::glance, 1280, 720},    {View::desk, 1280, 800},     {View::phone, 390, 844},
                              {View::timeline, 1920, 1080}, {View::handover, 1920, 1080}};

template <class Check>
void in_every_view(Check check) {
    for (const Extent& extent : extents)
        for (const Language language : {Language::ja, Language::en})
            for (const Lighting lighting : {Lighting::dark, Lighting::light}) {
                CAPTURE(ui::name_of(extent.view), static_cast<int>(language), static_cast<int>(lighting));
                check(extent, language, lighting);
            }
}

}  // namespace

TEST_CASE("every view of a drill has its hatched band at the top and at the bottom, with the word in it") {
    ui_test::Headless headless;
    in_every_view([&](const Extent& extent, Language language, Lighting lighting) {
        Stand stand(extent.view, language, lighting);
        for (const bool asked : {false, true}) {
            if (asked) stand.to_question(4);
            const Frame frame = draw(headless, stand, extent.width, extent.height);
            CHECK(has_band(frame, true));
            CHECK(has_band(frame, false));
            CHECK(ui_test::says(frame.seen, language == Language::ja ? "訓練" : "DRILL"));
        }
    });
}

TEST_CASE("nothing a view shows in a drill lies under what is asked, whatever is asked") {
    ui_test::Headless headless;
    in_every_view([&](const Extent& extent, Language language, Lighting lighting) {
        Stand stand(extent.view, language, lighting);
        for (const std::size_t number : {1u, 4u, 7u}) {
            stand.to_question(number);
            const Frame frame = draw(headless, stand, extent.width, extent.height);
            bool below = false;  // the panel is drawn after the view
            for (const ui::Drawn& drawn : frame.seen.record.drawn) {
                below = below || drawn.text == "drill panel";
                const float low = drawn.rect.y + drawn.rect.h;
                if (!below) CHECK(low <= frame.place.panel.y + 1.5f);
                if (below && !is_band(drawn) && drawn.rect.y > frame.place.band)
                    CHECK(drawn.rect.y >= frame.place.panel.y - 1);
            }
            CHECK(below);
        }
    });
}

TEST_CASE("what is asked is legible in every view, in both languages and both lights, asked and told") {
    ui_test::Headless headless;
    in_every_view([&](const Extent& extent, Language language, Lighting lighting) {
        Stand stand(extent.view, language, lighting);
        for (const std::size_t number : {0u, 4u, 6u}) {
            stand.to_question(number);
            for (const bool told : {false, true}) {
                if (told) stand.answer((stand.drill.question().right + 1) % 4);
                CAPTURE(number, told);
                const Frame frame = draw(headless, stand, extent.width, extent.height);
                ui_test::Faults faults;
                ui_test::judge_edges(frame.seen, faults);
                ui_test::judge_overlap(frame.seen, faults);
                ui_test::judge_contrast(frame.seen, faults);
                CHECK(ui_test::said(faults) == "");
                for (const ui::Drawn& drawn : ui_test::texts(frame.seen))
                    if (drawn.rect.y > frame.place.panel.y) CHECK(drawn.size >= 10.0f);
            }
        }
    });
}

TEST_CASE("a wall in a drill shows all that the wall shows without one, and what the right answers say") {
    ui_test::Headless headless;
    const std::vector<std::vector<std::string>> expected = {{"統括A"},
                                                            {"停止", "相場配信"},
                                                            {"未確認", "注文が通らない"},
                                                            {"禁止 売買サーバの再起動"},
                                                            {"配信をどう戻すか", "07:45"},
                                                            {"応援求む", "切離し 1号機"},
                                                            {"08:35"},
                                                            {"34秒前"}};
    Stand stand(View::wall);
    for (std::size_t number = 0; number < expected.size(); ++number) {
        stand.to_question(number);
        const Frame frame = draw(headless, stand, 1920, 1080);
        const std::string said = all_texts(frame, frame.place.panel.y);
        for (const std::string& part : expected[number]) {
            CAPTURE(number, part, said);
            CHECK(said.find(part) != std::string::npos);
        }
        const ui::Size whole = ui_test::wall_size(1920, 1080);
        const Budget budget = ui::wall_budget(whole, true);
        const Budget drilled = ui::wall_budget(frame.place.view.size, true);
        CHECK(drilled.services >= budget.services);
        CHECK(drilled.actions >= budget.actions);
    }
}

TEST_CASE("what was right is filled, what was wrong is crossed out, and nothing tells it before the answer") {
    ui_test::Headless headless;
    Stand stand(View::wall);
    stand.to_question(1);
    CHECK(ui_test::count_of(draw(headless, stand, 1920, 1080).seen, ui::DrawnKind::fill, "right") == 0);
    CHECK(draw(headless, stand, 1920, 1080).hits.options.size() == 4);
    stand.answer((stand.drill.question().right + 1) % 4);
    const Frame frame = draw(headless, stand, 1920, 1080);
    CHECK(ui_test::count_of(frame.seen, ui::DrawnKind::fill, "right") == 1);
    CHECK(ui_test::count_of(frame.seen, ui::DrawnKind::shape, "crossed out") == 1);
    CHECK(ui_test::says(frame.seen, "不正解"));
    CHECK(frame.hits.options.empty());
    CHECK(frame.hits.onward);
}

TEST_CASE("the seconds left are shown and stand out in the last five") {
    ui_test::Headless headless;
    Stand stand(View::wall);
    stand.to_question(0);
    CHECK(ui_test::says(draw(headless, stand, 1920, 1080).seen, "残り 15秒"));
    for (int i = 0; i < 21; ++i) stand.pass();
    const Frame frame = draw(headless, stand, 1920, 1080);
    CHECK(ui_test::says(frame.seen, "残り 5秒"));
    CHECK(ui_test::count_of(frame.seen, ui::DrawnKind::fill, "verdict") == 1);
}

TEST_CASE("on small screens a drill is legible: nothing cut off at an edge, no letters too small to read in the hand") {
    ui_test::Headless headless;
    for (const Extent& extent : {Extent{View::phone, 320, 568}, Extent{View::phone, 360, 640},
                                 Extent{View::phone, 390, 844}, Extent{View::timeline, 1280, 720}})
        for (const Language language : {Language::ja, Language::en}) {
            Stand stand(extent.view, language);
            for (std::size_t number = 0; number < drill_kinds; ++number) {
                stand.to_question(number);
                CAPTURE(extent.width, static_cast<int>(language), number);
                const Frame frame = draw(headless, stand, extent.width, extent.height);
                ui_test::Faults faults;
                ui_test::judge_edges(frame.seen, faults);
                ui_test::judge_overlap(frame.seen, faults);
                CHECK(ui_test::said(faults) == "");
                for (const ui::Drawn& drawn : ui_test::texts(frame.seen)) {
                    const bool in_band = drawn.text == frame.board.drill_word;  // which says nothing but that
                    CAPTURE(drawn.text);
                    if (!in_band) CHECK(drawn.size >= 12.0f);
                    if (!in_band)
                        CHECK((drawn.rect.y > frame.place.panel.y) ==
                              (drawn.rect.y + drawn.rect.h > frame.place.panel.y + 1.5f));
                }
                for (const ui::Rect& option : frame.hits.options)
                    if (extent.view == View::phone) CHECK(option.h >= 24.0f);
            }
        }
}

TEST_CASE(
    "the smallest phone shows in a drill what must not be done, who commands and by when, each when it is asked") {
    ui_test::Headless headless;
    const std::vector<std::string> expected = {"統括A", "相場配信", "", "禁止 売買サーバの再起動", "07:45"};
    Stand stand(View::phone);
    for (std::size_t number = 0; number < expected.size(); ++number) {
        stand.to_question(number);
        const Frame frame = draw(headless, stand, 320, 568);
        CAPTURE(number, expected[number]);
        CHECK(all_texts(frame, frame.place.panel.y).find(expected[number]) != std::string::npos);
    }
}

TEST_CASE("the score on a phone says every question whole") {
    ui_test::Headless headless;
    for (const Extent& extent : {Extent{View::phone, 320, 568}, Extent{View::phone, 390, 844}})
        for (const Language language : {Language::ja, Language::en}) {
            Stand stand(extent.view, language);
            stand.to_question(7);
            for (int i = 0; i < 31; ++i) stand.pass();  // not answered: the longest verdict
            drill_onward(stand.drill, stand.now);
            REQUIRE(stand.drill.stage == DrillStage::over);
            const Frame frame = draw(headless, stand, extent.width, extent.height);
            for (const ui::Drawn& drawn : ui_test::texts(frame.seen)) {
                CAPTURE(extent.width, drawn.text);
                CHECK(drawn.text.find("…") == std::string::npos);
                CHECK(drawn.size >= 12.0f);
            }
        }
}

TEST_CASE("the score names every question, how long it took and how it went before, legibly on every screen") {
    ui_test::Headless headless;
    in_every_view([&](const Extent& extent, Language language, Lighting lighting) {
        Stand stand(extent.view, language, lighting);
        stand.to_question(7);
        stand.answer(stand.drill.question().right);
        drill_onward(stand.drill, stand.now);
        REQUIRE(stand.drill.stage == DrillStage::over);
        const Frame frame = draw(headless, stand, extent.width, extent.height);
        CHECK(has_band(frame, true));
        CHECK(has_band(frame, false));
        CHECK(ui_test::count_of(frame.seen, ui::DrawnKind::shape, "right") == 8);
        ui_test::Faults faults;
        ui_test::judge_edges(frame.seen, faults);
        ui_test::judge_overlap(frame.seen, faults);
        ui_test::judge_contrast(frame.seen, faults);
        CHECK(ui_test::said(faults) == "");
        CHECK(ui_test::says(frame.seen, language == Language::ja ? "8問のうち 8問 正解" : "8 of 8 right"));
    });
}
