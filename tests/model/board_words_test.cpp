// What readers misread is said so that it cannot be: who commands now, what is late among what is folded, what is old, what is
// empty, what to do first. It must never judge a single word's beauty.
#include "model/command_language.h"
#include "model/record/words.h"
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::contains;
using stage::Stage;
using stage::start;

Board glance_board(Stage made) {
    made.budget.glance = true;
    return made.board();
}

Stage without_help_or_rules() {
    Stage made = stage::busy();
    made.record.helps = {};
    made.record.guardrails = {};
    return made;
}

// The board of a feed at this address that holds this record.
Board board_at(const Stage& made, const std::string& address) {
    State state = made.state();
    state.feed = address;
    return board_from(state, start, made.budget);
}

}  // namespace

TEST_CASE("while command is handed over the board says who has it now, and whose organisation is whose") {
    const Footer footer = stage::demo("08:04:30").board().footer;
    CHECK(footer.label == "いまの指揮");
    CHECK(commander_words(footer) == "統括A(統括B へ引継ぎ中)");
    CHECK(commander_line(footer) == "統括A(→統括B)");
    CHECK(footer.org == "統括A: こだま運用・統括B: つばめ保守");
    CHECK(footer.extra == "引継ぎ 説明中");
    const Footer after = stage::demo("08:12:40").board().footer;
    CHECK(commander_words(after) == "統括B");
    CHECK(after.org == "つばめ保守");
}

TEST_CASE("a decision without a decider is the commander's to give") {
    Stage made = stage::busy();
    Decision decision = *made.record.decisions.find(DecisionId("D1"));
    decision.decider.clear();
    made.record.decisions.put(decision);
    made.language = Language::en;
    CHECK(made.board().decision->who_line == "Commander to name a decider, by 08:15");
}

TEST_CASE("a decision says which of how many it is, what its options are measured by, and what already runs for it") {
    Stage made = stage::busy();
    CHECK(made.board().decision->more == "未決1件の1件目");
    CHECK(made.board().decision->more_for == "未決1件の1件目・取引開始 09:00 に対して");
    CHECK(made.board().decision->runs.empty());
    Action done = made.action("A7", ActionState::done);
    done.verb = Verb::rollback;
    done.object = told::text("構成変更");
    done.decision_id = DecisionId("D1");
    made.record.actions.put(done);
    CHECK(made.board().decision->runs == "これで動いているもの 戻す 構成変更 (完了)");
}

TEST_CASE("on an old board a decision is the last that was known, may be decided already, and it is said whom to ask") {
    Stage made = stage::busy();
    made.language = Language::en;
    CHECK(made.board().decision->who_line == "統括B decides by 08:15");
    const DecisionPanel old = *made.board(20s).decision;
    CHECK(old.who_line == "Last known: 統括B decides by 08:15");
    CHECK(old.who_short == "Last known: By 08:15: 統括B");
    CHECK(old.more == "may be decided already: phone the desk");
    CHECK(made.board().footer.label == "In command now");
    CHECK(made.board(20s).footer.label == "Last known");
}

TEST_CASE("what is folded says how many, and first those that are late or that nobody has, each once") {
    Stage made = stage::busy();
    made.language = Language::en;
    made.budget.actions = 1;
    Action late = made.action("A3");
    late.check_at = told::at("08:05");
    made.record.actions.put(late);
    made.record.actions.put(told::action("A4", ActionState::proposed));
    made.record.actions.put(made.action("A5", ActionState::done));
    const ActionList list = made.board().actions;
    CHECK(list.head == "Actions: 4 open, 1 done");
    CHECK(list.rest == "4 more: 1 late, 1 unowned, 1 being done, 1 done");
}

TEST_CASE("an order that nobody has any more waits; one to an organisation is still an order") {
    Stage made;
    made.incident();
    Action released = told::action("A1", ActionState::ordered);
    made.record.actions.put(released);
    CHECK(made.board().actions.rows.front().state == "待ち");
    released.owner_org = "つばめ保守";
    made.record.actions.put(released);
    CHECK(made.board().actions.rows.front().state == "指示");
}

TEST_CASE("where no help is asked for and nothing forbidden the board says so, and only there") {
    const Board none = without_help_or_rules().board();
    CHECK(none.no_help == "応援求む なし");
    CHECK(none.no_guardrails == "禁止 記入なし");
    CHECK(contains(without_help_or_rules().said(), "禁止 記入なし"));
    const Board some = stage::busy().board();
    CHECK(some.no_help.empty());
    CHECK(some.no_guardrails.empty());
}

TEST_CASE("a row says since when it is so, and when somebody last confirmed it") {
    const ServiceRow row = stage::busy().board().services.front();
    CHECK(row.since == "07:00 から");
    CHECK(row.checked.starts_with("確認 "));
    Stage made = stage::busy();
    made.put(told::service("new", Continuity::unknown));
    made.budget.whole = true;
    for (const ServiceRow& one : made.board().every_service)
        if (one.id == ServiceId("new")) CHECK(one.checked.empty());
}

TEST_CASE("the glance answers with reason and slack, each once") {
    CHECK(glance_board(stage::busy()).glance->outlook == "間に合う見込み");
    Stage made = stage::busy();
    Action stuck = *made.record.actions.find(ActionId("A2"));
    stuck.service_ids = {ServiceId("S1")};
    made.record.actions.put(stuck);
    CHECK(glance_board(made).glance->outlook == "間に合わないおそれ");
    CHECK(glance_board(made).glance->outlook_why == "未決 1件・停滞 1件  余裕25分");
    Decision decision = *made.record.decisions.find(DecisionId("D1"));
    for (DecisionOption& option : decision.options) option.lead_time_min = 60;
    made.record.decisions.put(decision);
    CHECK(glance_board(made).glance->outlook == "間に合わない");
    CHECK(glance_board(made).glance->outlook_why == "未決 1件・停滞 1件  15分足りない");
    for (DecisionOption& option : decision.options) option.lead_time_min.reset();
    made.record.decisions.put(decision);
    CHECK(glance_board(made).glance->outlook == "わからない");
    CHECK(glance_board(made).glance->outlook_why == "未決 1件・停滞 1件・所要時間の記入なし");
}

TEST_CASE("a feed that holds nothing shows what to do first, with its own address, until something is declared") {
    Stage made;
    made.language = Language::en;
    const Board board = board_at(made, "https://board.lan:8480");
    REQUIRE(board.first.size() == 4);
    CHECK(board.header.title == "No services yet");
    CHECK(board.first[0].line == "export KYODO_FEED=https://board.lan:8480 KYODO_TOKEN_FILE=my-token");
    CHECK(board.first[1].number == "2");
    CHECK(contains(board.first[1].line, "kyodo do \"service "));
    CHECK(board.first[3].line == "kyodo --drill");
    CHECK(contains(text_of(board), "kyodo do \"open Payments fail\""));
    CHECK(board.no_help.empty());
    CHECK(board_at(made, {}).first.empty());
    made.service("S1", Continuity::unknown);
    CHECK(board_at(made, "https://board.lan:8480").first.empty());
}

TEST_CASE("the lines of the first steps are understood as they stand") {
    for (const Language language : {Language::ja, Language::en}) {
        Stage made;
        made.language = language;
        const Board board = board_at(made, "http://127.0.0.1:8480");
        for (const std::size_t step : {1, 2}) {
            const std::string& line = board.first.at(step).line;
            const std::size_t from = line.find('"') + 1;
            const Result<Command> command = command_from(line.substr(from, line.rfind('"') - from), made.now);
            CAPTURE(line);
            CHECK(command);
        }
    }
}

TEST_CASE("a calm board says when each service was last confirmed, and what the last incident left") {
    Stage made;
    for (const std::string id : {"S1", "S2"}) made.service(id, Continuity::normal, "業務" + id);
    Incident ended;
    ended.id = IncidentId("INC-1");
    ended.title = told::text("相場配信が止まっている");
    ended.phase = Phase::closed;
    ended.recognised_at = told::at("03:00");
    ended.contained_at = told::at("04:20");
    made.record.incidents.put(ended);
    Action left = made.action("A1", ActionState::followup);
    left.incident = ended.id;
    made.record.actions.put(left);
    const Board board = made.board();
    REQUIRE(board.calm);
    CHECK(board.calm->names.front().starts_with("業務S1 確認"));
    CHECK(board.calm->last == "前回 相場配信が止まっている 04:20 収束・本格対応 1件 残り");
    CHECK(contains(text_of(board), board.calm->last));
}

TEST_CASE("what is late in English says first by how much") {
    Stage made = stage::busy();
    made.language = Language::en;
    made.now = told::at("08:20");
    CHECK(stage::said(made.board().decision->countdown) == "5 min late");
    CHECK(contains(made.said(), "5 min late"));
}

TEST_CASE("the text of a board explains each gap in the record that it counts") {
    Stage made = stage::busy();
    made.language = Language::en;
    made.budget.whole = true;
    Action lone = made.action("A9");
    lone.check_at.reset();
    made.record.actions.put(lone);
    const Board board = made.board();
    CHECK(contains(board.footer.data, " in the record"));
    REQUIRE(!board.footer.gaps.empty());
    for (const std::string& gap : board.footer.gaps) CHECK(contains(text_of(board), gap));
}
