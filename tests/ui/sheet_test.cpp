// The handover sheet from generated records and from the built-in incident: one screen, short enough to be read aloud,
// read back item by item, and honest about who commands. It must never compare pictures.
#include "model/update.h"
#include "tests/support/crowd.h"
#include "tests/support/judge.h"
#include "tests/ui/boards.h"
#include "ui/keys.h"
#include "ui/pen/sizing.h"
#include "ui/views.h"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <memory>

namespace {

using model::HandoverState;
using model::ItemRead;
using model::Language;
using model::Lighting;
using ui_test::Crowd;
using ui_test::Headless;
using ui_test::Seen;

constexpr std::array<std::array<int, 2>, 4> screens = {{{1280, 800}, {1920, 1080}, {2560, 1600}, {1280, 1024}}};
constexpr std::array languages = {Language::ja, Language::en};

// A crowd's state with a handover of command in it.
model::State handing_over(const Crowd& crowd, HandoverState to, int read = 0) {
    model::State state = crowd_state(crowd);
    auto record = std::make_shared<model::Record>(*state.record);
    model::Handover handover;
    handover.id = model::HandoverId("HO1");
    handover.from = record->roles.all().front().holder;
    handover.to = crowd.long_texts ? "とても長い名前の次の統括とても長い名前の次の統括" : "統括C";
    handover.to_org = "かなた市場";
    handover.reason = model::Text{"夜勤交代", "end of shift"};
    handover.state = to;
    handover.state_since = model::Instant{1'917'040'300'000, 540};
    record->handovers.put(handover);
    state.record = record;
    state.sheet_read = {handover.id, read};
    return state;
}

model::Board board_of(const model::State& state, const Crowd& crowd) {
    return model::board_from(state, crowd_now(crowd), ui::sheet_budget({}));
}

Seen drawn(Headless& headless, const model::Board& board, int width, int height, Lighting light = Lighting::dark) {
    const ui::Layout at = ui::sheet_layout({width, height, 1.0f, {}, {}});
    Seen seen;
    seen.scale = at.scale;
    seen.width = static_cast<float>(width);
    seen.height = static_cast<float>(height);
    const ui::Theme theme = ui::theme_for(light);
    headless.frame(seen.width, seen.height, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &seen.record}, seen.scale);
        seen.hits = ui::draw_sheet(canvas, board, at.size);
    });
    return seen;
}

}  // namespace

TEST_CASE("a handover sheet fits one screen and 450 characters for any record, in every language and light") {
    Headless headless;
    for (const Language language : languages)
        for (const std::size_t services : {0u, 1u, 6u, 200u})
            for (const std::size_t actions : {0u, 5u, 300u})
                for (const bool long_texts : {false, true})
                    for (const auto& [width, height] : screens) {
                        const Crowd crowd{
                            .services = services, .actions = actions, .language = language, .long_texts = long_texts};
                        const auto light = services % 2 == 0 ? Lighting::dark : Lighting::light;
                        const model::Board board = board_of(handing_over(crowd, HandoverState::readback, 4), crowd);
                        CAPTURE(services, actions, language == Language::en, long_texts, width, height);
                        REQUIRE(board.sheet);
                        CHECK(board.sheet->items.size() == 10);
                        CHECK(board.sheet->characters <= model::most_sheet_characters);
                        const Seen seen = drawn(headless, board, width, height, light);
                        CHECK(ui_test::said(ui_test::faults_of_compact(seen, board)) == "");
                        for (const model::SheetItem& item : board.sheet->items) CHECK(ui_test::says(seen, item.label));
                    }
}

TEST_CASE("a handover sheet is legible in every stage, when old, in a drill, with its keys and while typing") {
    Headless headless;
    for (const Language language : languages)
        for (const HandoverState stage : {HandoverState::requested, HandoverState::briefing, HandoverState::readback,
                                          HandoverState::accepted, HandoverState::withdrawn})
            for (const model::Milliseconds age :
                 {model::Milliseconds{2000}, model::Milliseconds{20000}, model::Milliseconds{130000}}) {
                const Crowd crowd{.services = 6, .actions = 9, .language = language, .age = age, .drill = true};
                model::Board board = board_of(handing_over(crowd, stage, 10), crowd);
                CAPTURE(language == Language::en, age.count(), static_cast<int>(stage));
                CHECK(ui_test::said(ui_test::faults_of_compact(drawn(headless, board, 1280, 800), board)) == "");
                board.help_open = true;
                CHECK(ui_test::said(ui_test::faults_of_compact(drawn(headless, board, 1280, 800), board)) == "");
                board.help_open = false;
                board.entry = "accept HO1";
                board.entry_hint = "accept HO1";
                CHECK(ui_test::said(ui_test::faults_of_compact(drawn(headless, board, 1280, 800), board)) == "");
            }
}

TEST_CASE("the sheet can be accepted only in its readback, and only when all ten items were read back") {
    Headless headless;
    const Crowd crowd{.services = 6, .actions = 5};
    for (const HandoverState stage : {HandoverState::requested, HandoverState::briefing, HandoverState::readback})
        for (const int read : {0, 9, 10}) {
            const model::Board board = board_of(handing_over(crowd, stage, read), crowd);
            const bool can = stage == HandoverState::readback && read == 10;
            CHECK(board.sheet->ready == can);
            const Seen seen = drawn(headless, board, 1280, 800);
            CHECK(ui_test::count_of(seen, ui::DrawnKind::fill, "accept") == (can ? 1 : 0));
            CHECK(ui_test::count_of(seen, ui::DrawnKind::dashed, "not yet") == (can ? 0 : 1));
        }
}

TEST_CASE("space reads one item back, backspace takes one back, Enter begins the acceptance after the tenth") {
    const Crowd crowd{.services = 6, .actions = 5};
    model::State state = handing_over(crowd, HandoverState::readback);
    state.view = model::View::handover;
    const auto press = [&](ui::KeyPress::Kind kind, const char* text) {
        const model::Board board = board_of(state, crowd);
        return ui::gesture_from({kind, text, 0}, {state, board, {}});
    };
    for (int item = 1; item <= 10; ++item) {
        CHECK_FALSE(press(ui::KeyPress::Kind::enter, ""));
        const auto gesture = press(ui::KeyPress::Kind::character, " ");
        REQUIRE(gesture);
        model::update(state, *gesture, crowd_now(crowd));
        CHECK(state.sheet_read.items == item);
    }
    CHECK_FALSE(press(ui::KeyPress::Kind::character, " "));
    const auto enter = press(ui::KeyPress::Kind::enter, "");
    REQUIRE(enter);
    CHECK(std::get<model::AcceptanceBegun>(*enter).handover == model::HandoverId("HO1"));
    model::State begun = state;
    model::update(begun, *enter, crowd_now(crowd));
    CHECK(begun.entry == "accept HO1");
    const auto back = press(ui::KeyPress::Kind::backspace, "");
    REQUIRE(back);
    CHECK(std::get<model::SheetRead>(*back).items == 9);
}

TEST_CASE("what was read back for one handover counts nothing for the next") {
    const Crowd crowd{.services = 6, .actions = 5};
    model::State state = handing_over(crowd, HandoverState::readback, 10);
    state.sheet_read.handover = model::HandoverId("HO0");
    const model::Board board = board_of(state, crowd);
    CHECK_FALSE(board.sheet->ready);
    CHECK(board.sheet->items.front().read == ItemRead::current);
}

TEST_CASE("a sheet claims no item read back that was not read back at this board, also after the acceptance") {
    const Crowd crowd{.services = 6, .actions = 5};
    for (const HandoverState stage : {HandoverState::requested, HandoverState::accepted, HandoverState::announced}) {
        const model::Board board = board_of(handing_over(crowd, stage, 0), crowd);
        for (const model::SheetItem& item : board.sheet->items) CHECK(item.read == ItemRead::not_yet);
    }
    CHECK(board_of(handing_over(crowd, HandoverState::accepted, 0), crowd).sheet->counts.empty());
}
