// What a board shows of a record that is newer than it: words as they came and never as done, and that there is more.
// It must never ask what a later version means.
#include "model/record/order.h"
#include "model/record/words.h"
#include "model/state/chronology.h"
#include "model/wire/wire.h"
#include "tests/model/board_stage.h"
#include "tests/model/filled.h"

using namespace model;
using stage::Stage;
using told::at;
using told::text;

namespace {

Decision puzzling_decision() {
    Decision decision;
    decision.id = DecisionId("D9");
    decision.question = text("切り替えるか");
    decision.options = {{"a", text("切り替える"), {}, {}}};
    decision.decide_by = at("09:00");
    decision.state = {DecisionState::other, "pondered"};
    return decision;
}

Help puzzling_help() {
    Help help;
    help.id = HelpId("H9");
    help.skill = text("通訳");
    help.state = {HelpState::other, "rumoured"};
    return help;
}

// Nothing is wrong but what `more` adds.
Stage calm_but(const std::function<void(Record&)>& more) {
    Stage made;
    made.service("S1", Continuity::normal);
    more(made.record);
    return made;
}

}  // namespace

TEST_CASE("work in a state that is not known keeps a board from being calm") {
    CHECK(calm_but([](Record&) {}).board().mode == BoardMode::calm);
    CHECK(calm_but([](Record& record) { record.decisions.put(puzzling_decision()); }).board().mode != BoardMode::calm);
    CHECK(calm_but([](Record& record) { record.helps.put(puzzling_help()); }).board().mode != BoardMode::calm);
    CHECK(calm_but([](Record& record) {
              Action action;
              action.id = ActionId("A9");
              action.object = text("1号機");
              action.state = {ActionState::other, "dreaming"};
              record.actions.put(action);
          })
              .board()
              .mode != BoardMode::calm);
}

TEST_CASE("an incident in a phase that is not known goes on, under its own word") {
    Stage made = stage::busy();
    made.incident(Phase::responding);
    Incident incident = made.record.incidents.all().back();
    incident.phase = {Phase::other, "regrouping"};
    made.record.incidents.put(incident);
    CHECK(made.board().mode == BoardMode::incident);
    CHECK(stage::contains(made.said(), "regrouping"));
}

TEST_CASE("help in a state that is not known stands among what is wanted, with its own word") {
    Stage made = stage::busy();
    made.record.helps = {};
    made.record.helps.put(puzzling_help());
    const Board board = made.board();
    REQUIRE(board.help.size() == 1);
    CHECK(board.help.front().word == "rumoured");
    CHECK(stage::contains(board.help.front().text, "通訳"));
    CHECK_FALSE(board.help.front().answers == HelpId("H9"));
}

TEST_CASE("a deadline of a kind that is not known binds as a hard one") {
    Service service;
    service.deadlines = {{text("取引開始"), at("09:00"), {DeadlineKind::other, "rubber"}, {}}};
    CHECK(next_hard_deadline(service, at("08:12")) == at("09:00"));
    service.deadlines.front().kind = DeadlineKind::soft;
    CHECK_FALSE(next_hard_deadline(service, at("08:12")));
}

TEST_CASE("a decision in a state that is not known has not ended in the chronology") {
    Event event;
    event.seq = 1;
    event.at = at("08:00");
    event.what = {Happening::other, "decision_pondered"};
    event.entities = {puzzling_decision()};
    Chronology all;
    REQUIRE(advance(all, event));
    REQUIRE(all.decisions.size() == 1);
    CHECK_FALSE(all.decisions.front().ended);
    const Chronology remembered = chronology_of(all.record);
    CHECK_FALSE(remembered.decisions.front().ended);
}

TEST_CASE("a chronology that begins in the middle holds what is not known as the record does") {
    Record record;
    const auto take = [&](Event event) {
        event.seq = record.seq + 1;
        REQUIRE(advance(record, event));
        return event;
    };
    Event event;
    event.what = {Happening::other, "card_drawn"};
    event.entities = {filled::other("K1")};
    take(event);
    event.entities = {filled::other("K2")};
    const Event last = take(event);
    Chronology all = chronology_before(record, 1, {&last});
    REQUIRE(advance(all, last));
    CHECK(all.record.digest == record.digest);
    CHECK(all.record.others.size() == 2);
}

TEST_CASE("a board that does not know all of its record says so, after every other notice") {
    Stage made = stage::busy();
    const std::string words(say(Say::older_board, Language::ja));
    CHECK_FALSE(stage::contains(made.said(), words));
    made.record.others.put(filled::other("K1"));
    REQUIRE(made.board().strip);
    CHECK(made.board().strip->kind == StripKind::notice);
    CHECK(made.board().strip->main == words);

    made.gauges.notices = {text("規則に誤り")};
    CHECK(made.board().strip->main == "規則に誤り");
    CHECK(stage::contains(made.board().strip->right, "1"));

    Stage by_member = stage::busy();
    Action action = by_member.record.actions.all().front();
    action.rest = {{"hazard", "true"}};
    by_member.record.actions.put(action);
    CHECK(stage::contains(by_member.said(), words));
}
