// The desk from generated records: whole, legible, honest about its age, from 900×600 up; and its keyboard.
// It must never compare pictures.
#include "model/update.h"
#include "tests/support/crowd.h"
#include "tests/support/judge.h"
#include "ui/keys.h"
#include "ui/pen/sizing.h"
#include "ui/pen/theme.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace {

using model::EntryMode;
using model::Language;
using model::Lighting;
using ui_test::Crowd;
using ui_test::Headless;
using ui_test::Seen;
using Kind = ui::KeyPress::Kind;

constexpr int screens[][2] = {{1280, 800}, {1920, 1080}, {900, 600}, {1024, 768}, {2560, 1080}};

struct Shown {
    model::State state;
    model::Board board;
    Seen seen;
};

Shown draw(Headless& headless, model::State state, model::Tick now, int width, int height) {
    const ui::Layout at = ui::desk_layout({width, height, 1.0f, {}, {}});
    Shown shown{std::move(state), {}, {}};
    shown.board = model::board_from(shown.state, now, ui::desk_budget(at.size));
    shown.seen.scale = at.scale;
    shown.seen.width = static_cast<float>(width);
    shown.seen.height = static_cast<float>(height);
    const ui::Theme theme = ui::theme_for(shown.state.lighting);
    headless.frame(shown.seen.width, shown.seen.height, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &shown.seen.record}, at.scale);
        shown.seen.hits = ui::draw_desk(canvas, shown.board, at.size);
    });
    return shown;
}

model::State state_of(Crowd crowd, EntryMode mode = EntryMode::action, const std::string& line = {},
                      Lighting lighting = Lighting::dark) {
    crowd.view = model::View::desk;
    model::State state = crowd_state(crowd);
    state.lighting = lighting;
    const model::Tick now = ui_test::crowd_start;
    model::update(state, model::ModeChosen{mode}, now);
    if (!line.empty()) model::update(state, model::EntryChanged{line}, now);
    return state;
}

std::string faults(const Shown& shown) {
    ui_test::Faults found;
    judge_edges(shown.seen, found);
    judge_overlap(shown.seen, found);
    judge_contrast(shown.seen, found);
    judge_colour(shown.seen, shown.board, found);
    return ui_test::said(found);
}

constexpr EntryMode modes[] = {EntryMode::action,   EntryMode::fact,     EntryMode::state,
                               EntryMode::decision, EntryMode::handover, EntryMode::any};

std::optional<ui::Gesture> pressed(const Shown& shown, Kind kind, const char* text = "", bool shift = false) {
    ui::KeyPress press;
    press.kind = kind;
    press.text = text;
    press.shift = shift;
    return ui::gesture_from(press, {shown.state, shown.board, shown.seen.hits});
}

// What the message of a gesture makes of the state.
model::State after(const Shown& shown, const std::optional<ui::Gesture>& gesture) {
    model::State state = shown.state;
    REQUIRE(gesture);
    model::update(state, *gesture, ui_test::crowd_start);
    return state;
}

}  // namespace

TEST_CASE("the desk is legible for any record, in every mode, both languages and both lights") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en})
        for (const Lighting lighting : {Lighting::dark, Lighting::light})
            for (const std::size_t services : {0u, 1u, 3u, 6u, 40u, 200u})
                for (const EntryMode mode : modes) {
                    CAPTURE(services, language == Language::en, lighting == Lighting::light, static_cast<int>(mode));
                    const Crowd crowd{.services = services, .actions = services * 2, .language = language};
                    const auto state = state_of(crowd, mode, "切替 2号機へ手動 @復旧E 8:35", lighting);
                    CHECK(faults(draw(headless, state, crowd_now(crowd), 1280, 800)) == "");
                }
}

TEST_CASE("the desk is legible on every screen it may stand on, with long texts and hostile ones") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en})
        for (const auto& [width, height] : screens)
            for (const int texts : {0, 1, 2}) {
                CAPTURE(width, height, texts, language == Language::en);
                Crowd crowd{.services = 9, .actions = 12, .language = language};
                crowd.long_texts = texts == 1;
                crowd.hostile_texts = texts == 2;
                CHECK(faults(draw(headless, state_of(crowd), crowd_now(crowd), width, height)) == "");
            }
}

TEST_CASE("an old desk has no colour of a state, and a drill says so at both edges") {
    Headless headless;
    for (const int age : {20'000, 130'000}) {
        const Crowd old{.services = 6, .actions = 5, .age = model::Milliseconds{age}};
        const Shown shown = draw(headless, state_of(old), crowd_now(old), 1280, 800);
        CHECK(faults(shown) == "");
        for (const ui::Drawn& drawn : shown.seen.record.drawn) CHECK_FALSE(ui_test::is_chromatic(drawn.fg));
    }
    const Crowd drill{.services = 6, .actions = 5, .drill = true};
    const Shown shown = draw(headless, state_of(drill), crowd_now(drill), 1280, 800);
    CHECK(faults(shown) == "");
    CHECK(ui_test::says(shown.seen, "訓練"));
}

TEST_CASE("the focus is always to be seen, and Tab moves it from board to detail to entry and back") {
    Headless headless;
    const Crowd crowd{.services = 6, .actions = 5};
    model::State state = state_of(crowd);
    for (const model::DeskFocus focus : {model::DeskFocus::entry, model::DeskFocus::board, model::DeskFocus::detail}) {
        const Shown shown = draw(headless, state, crowd_now(crowd), 1280, 800);
        CHECK(shown.state.desk.focus == focus);
        CHECK(ui_test::count_of(shown.seen, ui::DrawnKind::outline, "focus") == 1);
        state = after(shown, pressed(shown, Kind::tab));
    }
}

TEST_CASE("at the board j and k go through services and actions, and a claim is one key on the row") {
    Headless headless;
    const Crowd crowd{.services = 6, .actions = 5};
    model::State state = state_of(crowd);
    model::update(state, model::FocusMoved{model::DeskFocus::board}, ui_test::crowd_start);
    Shown shown = draw(headless, state, crowd_now(crowd), 1280, 800);
    REQUIRE(shown.seen.hits.rows.size() > 3);
    state = after(shown, pressed(shown, Kind::home));
    CHECK(state.desk.service == shown.seen.hits.rows.front().service);
    bool claimed = false;
    for (std::size_t i = 0; i < shown.seen.hits.rows.size(); ++i) {
        shown = draw(headless, state, crowd_now(crowd), 1280, 800);
        const auto claim = pressed(shown, Kind::character, "c");
        claimed = claimed || (claim && std::holds_alternative<model::MoveChosen>(*claim));
        state = after(shown, pressed(shown, Kind::character, "j"));
    }
    CHECK(claimed);
    CHECK(state.selected == shown.seen.hits.rows.back().action);
}

TEST_CASE("a capital letter opens the entry in its mode whatever the row could do") {
    Headless headless;
    const Crowd crowd{.services = 6, .actions = 5};
    model::State state = state_of(crowd);
    model::update(state, model::FocusMoved{model::DeskFocus::board}, ui_test::crowd_start);
    const Shown shown = draw(headless, state, crowd_now(crowd), 1280, 800);
    const std::pair<const char*, EntryMode> letters[] = {{"A", EntryMode::action},   {"F", EntryMode::fact},
                                                         {"S", EntryMode::state},    {"D", EntryMode::decision},
                                                         {"H", EntryMode::handover}, {"/", EntryMode::any}};
    for (const auto& [letter, mode] : letters) {
        const model::State opened = after(shown, pressed(shown, Kind::character, letter));
        CHECK(opened.desk.mode == mode);
        CHECK(opened.desk.focus == model::DeskFocus::entry);
    }
}

TEST_CASE(
    "a letter in sight has one meaning: the modes' are Shift's at the board, and none while the line is typed into") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en}) {
        const Crowd crowd{.services = 6, .actions = 5, .language = language};
        model::State state = state_of(crowd);
        const auto caps = [&](const std::string& letter) {
            const Shown shown = draw(headless, state, crowd_now(crowd), 1280, 800);
            int count = 0;
            for (const ui::Drawn& drawn : shown.seen.record.drawn)
                count += drawn.kind == ui::DrawnKind::text && drawn.text == letter && drawn.row.empty() ? 1 : 0;
            return count;
        };
        CHECK(state.desk.focus == model::DeskFocus::entry);
        CHECK(caps("A") == 0);
        CHECK(caps("Shift") == 0);
        model::update(state, model::FocusMoved{model::DeskFocus::board}, ui_test::crowd_start);
        CHECK(caps("A") == 1);
        CHECK(caps("Shift") == 1);
    }
}

TEST_CASE("the desk's list of keys names its own, closes by a press, and stands below the entry where there is room") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en}) {
        const Crowd crowd{.services = 6, .actions = 5, .language = language};
        model::State state = state_of(crowd);
        model::update(state, model::FocusMoved{model::DeskFocus::board}, ui_test::crowd_start);
        CHECK_FALSE(ui_test::says(draw(headless, state, crowd_now(crowd), 1280, 800).seen, "Shift A"));
        CHECK(ui_test::says(draw(headless, state, crowd_now(crowd), 3440, 1440).seen, "Shift A"));
        model::update(state, model::HelpToggled{}, ui_test::crowd_start);
        for (const auto& [width, height] : screens) {
            const Shown shown = draw(headless, state, crowd_now(crowd), width, height);
            CAPTURE(width, height, language == Language::en);
            for (const char* key : {"Shift A", "Shift F", "Shift S", "Shift D", "Shift H", "/", "Tab", "J", "K", "O",
                                    "C", "A", "S", "W", "Esc", "Ctrl+Z"})
                CHECK(ui_test::find(shown.seen, key) != nullptr);
            CHECK(faults(shown) == "");
            CHECK(std::any_of(shown.seen.hits.places.begin(), shown.seen.hits.places.end(), [](const ui::Hit& hit) {
                return std::holds_alternative<model::HelpToggled>(hit.gesture);
            }));
        }
    }
}

TEST_CASE("verbs that have no room are counted, and none is left out on a laptop") {
    Headless headless;
    const Crowd crowd{.services = 6, .actions = 5};
    for (const auto& [width, height] : screens) {
        const Shown shown = draw(headless, state_of(crowd), crowd_now(crowd), width, height);
        CAPTURE(width, height);
        const auto hidden =
            std::count_if(shown.board.desk->choices.begin(), shown.board.desk->choices.end(),
                          [&](const model::DeskChoice& choice) { return !ui_test::says(shown.seen, choice.word); });
        CHECK(hidden == 0);
    }
}

TEST_CASE("the line is edited at its caret by whole characters") {
    Headless headless;
    const Crowd crowd{.services = 3, .actions = 3};
    model::State state = state_of(crowd, EntryMode::fact, "復旧E");
    const auto press = [&](Kind kind, const char* text = "") {
        const Shown shown = draw(headless, state, crowd_now(crowd), 1280, 800);
        state = after(shown, pressed(shown, kind, text));
    };
    press(Kind::left);
    press(Kind::backspace);
    CHECK(state.entry == "復E");
    press(Kind::home);
    press(Kind::remove);
    press(Kind::character, "監");
    press(Kind::end);
    press(Kind::character, "!");
    CHECK(state.entry == "監E!");
}

TEST_CASE("a letter of the choices and a space stand for the choice, and Tab takes the first offer") {
    Headless headless;
    const Crowd crowd{.services = 3, .actions = 3};
    Shown shown = draw(headless, state_of(crowd, EntryMode::action, "w"), crowd_now(crowd), 1280, 800);
    CHECK(after(shown, pressed(shown, Kind::character, " ")).entry == "切替 ");
    shown = draw(headless, state_of(crowd, EntryMode::action, "切替 2号機 @統"), crowd_now(crowd), 1280, 800);
    CHECK(after(shown, pressed(shown, Kind::tab)).entry == "切替 2号機 @統括B ");
}

TEST_CASE("Escape leaves the entry with its text, and Enter sends only through the board") {
    Headless headless;
    const Crowd crowd{.services = 3, .actions = 3};
    const Shown shown = draw(headless, state_of(crowd, EntryMode::fact, "片系で"), crowd_now(crowd), 1280, 800);
    const model::State left = after(shown, pressed(shown, Kind::escape));
    CHECK(left.desk.focus == model::DeskFocus::board);
    CHECK(left.entry == "片系で");
    CHECK(std::holds_alternative<model::EntrySubmitted>(*pressed(shown, Kind::enter)));
}
