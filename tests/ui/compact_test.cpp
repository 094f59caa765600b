// The compact view: what a row shows, what a press means, what gives way when the window is small.
// Lengths are logical pixels.
#include "tests/support/judge.h"
#include "tests/ui/boards.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>

namespace {

using Catch::Matchers::WithinAbs;
using model::Language;
using model::Move;
using ui::DrawnKind;
using ui_test::Headless;
using ui_test::Seen;

Seen seen_at(const model::Board& board, float width, float height) {
    Headless headless;
    return ui_test::compact(headless, board, width, height);
}

// Every gesture of one kind that can be pressed.
template <class Wanted>
std::vector<Wanted> pressable(const Seen& seen) {
    std::vector<Wanted> found;
    for (const ui::Hit& hit : seen.hits.places)
        if (const auto* wanted = std::get_if<Wanted>(&hit.gesture)) found.push_back(*wanted);
    return found;
}

bool offers(const Seen& seen, const char* action, Move move) {
    const std::vector<model::MoveChosen> all = pressable<model::MoveChosen>(seen);
    return std::any_of(all.begin(), all.end(), [&](const model::MoveChosen& chosen) {
        return chosen.action == model::ActionId(action) && chosen.move == move;
    });
}

}  // namespace

TEST_CASE("the compact view stands where the reference picture has it") {
    const Seen seen = seen_at(ui_test::responder_board(Language::ja), 420, 720);
    const auto check = [&](const std::string& text, float left, float top, float size) {
        CAPTURE(text);
        const ui::Drawn* drawn = ui_test::find(seen, text);
        REQUIRE(drawn != nullptr);
        CHECK_THAT(drawn->rect.x, WithinAbs(left, 1.5));
        CHECK_THAT(drawn->rect.y, WithinAbs(top, 2.0));
        CHECK(drawn->size == size);
    };
    check("相場配信が止まっている", 16, 14, 20);
    check("停止", 44, 85, 16);
    check("注文受付", 140, 116, 18);
    check("通常 5", 48, 178, 14);
    check("手動切替か", 16, 237, 18);
    check("応援求む", 48, 282, 16);
    check("自分の組織 4", 16, 318, 16);
    check("切離し 1号機", 72, 363, 18);
    check("採取 1号機ログ", 72, 459, 18);
    check("確認 2号機の設定", 72, 498, 18);
    check("手作業 売買監視", 72, 555, 18);
    check("売買サーバ", 44, 622, 16);
    check("統括B", 96, 657, 16);
}

TEST_CASE("the selected row shows the keys of its moves, and only those") {
    const Seen seen = seen_at(ui_test::responder_board(Language::ja), 420, 720);
    CHECK(offers(seen, "A7", Move::resume));
    CHECK(offers(seen, "A7", Move::verify));
    CHECK(offers(seen, "A7", Move::later));
    CHECK(offers(seen, "A7", Move::note));
    CHECK_FALSE(offers(seen, "A7", Move::claim));
    CHECK_FALSE(offers(seen, "A7", Move::done));
    CHECK(ui_test::says(seen, "再開"));
    CHECK(ui_test::count_of(seen, DrawnKind::outline, "focus") == 1);
}

TEST_CASE("an unowned action can be claimed by a press, a pending one cannot and never looks owned") {
    const Seen seen = seen_at(ui_test::responder_board(Language::ja), 420, 720);
    CHECK(offers(seen, "A12", Move::claim));
    CHECK_FALSE(offers(seen, "A13", Move::claim));
    CHECK(ui_test::count_of(seen, DrawnKind::dashed, "pending") == 1);
    CHECK(ui_test::says(seen, "確定するまで担当は未定"));
    CHECK(ui_test::says(seen, "2秒"));
}

TEST_CASE("a refusal names who was first, without colour, until it is pressed away") {
    const Seen seen = seen_at(ui_test::responder_board(Language::ja), 420, 720);
    CHECK(ui_test::says(seen, "監理H が 08:12:31 に先に引受けました"));
    const auto dismissals = pressable<model::RefusalDismissed>(seen);
    REQUIRE(dismissals.size() == 1);
    CHECK(dismissals[0].key == "k1");
    for (const ui::Drawn& drawn : seen.record.drawn)
        if (drawn.text == "refused") CHECK_FALSE(ui_test::is_chromatic(drawn.fg));
}

TEST_CASE("another record is said until somebody presses the strip, and a press puts away what was on screen") {
    for (const auto& [width, height] : {std::pair{420.0f, 720.0f}, std::pair{360.0f, 480.0f}}) {
        const Seen seen = seen_at(ui_test::replaced_board(Language::ja), width, height);
        CHECK(ui_test::says(seen, "記録が別のものに替わりました"));
        const auto news = pressable<model::NewsSeen>(seen);
        REQUIRE(news.size() == 1);
        CHECK(news[0].number == 3);
    }
    CHECK(pressable<model::NewsSeen>(seen_at(ui_test::back_board(Language::ja), 420, 720)).empty());
}

TEST_CASE("a press on a row means its action, and rows are listed in the order shown") {
    const model::Board board = ui_test::responder_board(Language::en);
    const Seen seen = seen_at(board, 420, 720);
    const auto selected = pressable<model::ActionSelected>(seen);
    REQUIRE(selected.size() == 4);
    CHECK(selected[3].action == model::ActionId("A4"));
    CHECK(seen.hits.order == std::vector<model::ActionId>{model::ActionId("A7"), model::ActionId("A12"),
                                                          model::ActionId("A13"), model::ActionId("A4")});
    CHECK(pressable<model::SelectionMoved>(seen).size() == 2);
}

TEST_CASE("a key of a row lies over the row, so that a press on it means the key") {
    const Seen seen = seen_at(ui_test::responder_board(Language::ja), 420, 720);
    std::size_t row = 0, key = 0;
    for (std::size_t i = 0; i < seen.hits.places.size(); ++i) {
        const ui::Gesture& gesture = seen.hits.places[i].gesture;
        if (const auto* chosen = std::get_if<model::MoveChosen>(&gesture))
            if (chosen->move == Move::claim) key = i;
        if (const auto* selected = std::get_if<model::ActionSelected>(&gesture))
            if (selected->action == model::ActionId("A12")) row = i;
    }
    CHECK(row < key);
    CHECK(seen.hits.places[row].rect.overlaps(seen.hits.places[key].rect));
}

TEST_CASE("places to press are in physical pixels") {
    Headless headless;
    const model::Board board = ui_test::responder_board(Language::ja);
    const Seen one = ui_test::compact(headless, board, 420, 720, 1);
    const Seen two = ui_test::compact(headless, board, 420, 720, 2);
    REQUIRE(one.hits.places.size() == two.hits.places.size());
    for (std::size_t i = 0; i < one.hits.places.size(); ++i) {
        CHECK_THAT(two.hits.places[i].rect.x, WithinAbs(2 * one.hits.places[i].rect.x, 1.0));
        CHECK_THAT(two.hits.places[i].rect.h, WithinAbs(2 * one.hits.places[i].rect.h, 1.0));
    }
}

TEST_CASE("the filter shows both counts, underlines the one in force and changes by a press") {
    model::Board board = ui_test::responder_board(Language::ja);
    board.filter = model::Filter::all;
    const Seen seen = seen_at(board, 420, 720);
    CHECK(ui_test::says(seen, "自分の組織 4"));
    CHECK(ui_test::says(seen, "すべて 9"));
    CHECK(ui_test::count_of(seen, DrawnKind::fill, "active filter") == 1);
    CHECK(pressable<model::FilterChanged>(seen).size() == 3);
}

TEST_CASE("the line being typed takes the place of the keys and hides nothing that must stay") {
    Headless headless;
    model::Board board = ui_test::responder_board(Language::ja);
    board.entry = "block A7 とても長い理由をここに書いて入力欄からあふれるまで続ける";
    board.entry_hint = "A7 を停滞にする";
    const Seen seen = ui_test::compact(headless, board, 420, 720);
    CHECK(ui_test::says(seen, "続ける"));
    CHECK(ui_test::says(seen, "A7 を停滞にする"));
    CHECK(ui_test::says(seen, "受信 2秒前"));
    CHECK(ui_test::says(seen, "統括B"));
    CHECK(ui_test::count_of(seen, DrawnKind::fill, "caret") == 1);
    CHECK(pressable<model::EntrySubmitted>(seen).size() == 1);
    CHECK(pressable<model::SelectionMoved>(seen).empty());
    CHECK(ui_test::said(ui_test::faults_of_compact(seen, board)) == "");
}

TEST_CASE("the list of keys covers the body, names every move and closes by a press") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en})
        for (const auto& [width, height] : {std::pair{360.0f, 480.0f}, std::pair{420.0f, 720.0f}}) {
            model::Board board = ui_test::responder_board(language);
            board.help_open = true;
            const Seen seen = ui_test::compact(headless, board, width, height);
            CAPTURE(width, language == Language::en);
            for (const char* key : {"J", "K", "F", "/", "?", "C", "R", "A", "S", "B", "V", "D", "+", "N", "T"})
                CHECK(ui_test::find(seen, key) != nullptr);
            CHECK_FALSE(pressable<model::HelpToggled>(seen).empty());
            CHECK(ui_test::said(ui_test::faults_of_compact(seen, board)) == "");
        }
}

TEST_CASE("a small window drops the keys first and never the age, the commander or the worst service") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en}) {
        model::Board board = ui_test::responder_board(language);
        const model::Budget budget = ui::compact_budget({360, 480});
        board.services.resize(std::min(board.services.size(), budget.services));
        board.actions.rows.resize(std::min(board.actions.rows.size(), budget.actions));
        const Seen seen = ui_test::compact(headless, board, 360, 480);
        CHECK(ui_test::says(seen, board.services[0].name));
        CHECK(ui_test::says(seen, board.footer.commander));
        CHECK(ui_test::says(seen, board.footer.fresh));
        CHECK(ui_test::says(seen, board.decision->question));
        CHECK(ui_test::says(seen, board.help[0].text));
        CHECK(ui_test::count_of(seen, DrawnKind::shape, "do-not") == 1);
        CHECK(pressable<model::SelectionMoved>(seen).empty());
        CHECK(ui_test::says(seen, board.actions.rows[1].object));
        CHECK(ui_test::said(ui_test::faults_of_compact(seen, board)) == "");
    }
}

TEST_CASE("the selected row is among those that fit, and rows left out are announced") {
    Headless headless;
    model::Board board = ui_test::responder_board(Language::ja);
    model::ActionRow row = board.actions.rows[3];
    row.refusal.clear();
    for (int i = 0; i < 20; ++i) {
        row.id = model::ActionId("B" + std::to_string(i));
        row.object = "作業 " + std::to_string(i);
        row.selected = i == 19;
        board.actions.rows.push_back(row);
    }
    board.actions.rows[0].selected = false;
    board.actions.rest = "ほか7件: 実施 2・完了 5";
    const Seen seen = ui_test::compact(headless, board, 420, 720);
    CHECK(ui_test::says(seen, "作業 19"));
    CHECK(ui_test::find(seen, "… ほか7件: 実施 2") != nullptr);
    CHECK(seen.hits.order.size() == 24);
    CHECK(ui_test::said(ui_test::faults_of_compact(seen, board)) == "");
}

TEST_CASE("every state of the compact view is legible in both languages") {
    Headless headless;
    for (const Language language : {Language::ja, Language::en})
        for (const auto make :
             {ui_test::incident_board, ui_test::stale_board, ui_test::lost_board, ui_test::back_board,
              ui_test::replaced_board, ui_test::contained_board, ui_test::calm_board, ui_test::planned_board,
              ui_test::connecting_board, ui_test::drill_board, ui_test::responder_board}) {
            const model::Board board = make(language);
            const Seen seen = ui_test::compact(headless, board, 420, 720);
            CHECK(ui_test::said(ui_test::faults_of_compact(seen, board)) == "");
        }
}

TEST_CASE("a budget grows with the window and keeps three services and two actions at the least") {
    const model::Budget least = ui::compact_budget({360, 480});
    CHECK(least.services == 3);
    CHECK(least.actions == 2);
    const model::Budget drawn_for = ui::compact_budget({420, 720});
    CHECK(drawn_for.services == 4);
    CHECK(drawn_for.actions == 4);
    CHECK(ui::compact_budget({420, 1400}).actions > drawn_for.actions);
}
