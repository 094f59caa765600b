// See board_stage.h.
// It must never hold an expectation beyond "the demo can be played".
#include "tests/model/board_stage.h"
#include "model/wire/wire.h"
#include "tests/support/places.h"

#include <algorithm>
#include <fstream>

namespace stage {

using namespace model;

Stage::Stage() {
    record.epoch = "log-1";
    record.seq = 10;
    record.roles.put(told::holding("commander-1", RoleName::commander, "統括A", "こだま運用", "07:00"));
}

Service& Stage::service(const std::string& id, Continuity continuity, const std::string& name) {
    last_ = told::service(id, continuity, "かなた市場 業務部");
    last_.name = last_.short_name = told::text(name);
    last_.basis = FactId("F-" + id);
    record.facts.put(told::fact("F-" + id, FactStatus::confirmed, id));
    record.services.put(last_);
    return last_;
}

Action Stage::action(const std::string& id, ActionState state) const {
    Action made = told::action(id, state, "復旧E", "つばめ保守");
    made.check_at = told::at("08:20");
    return made;
}

void Stage::incident(Phase phase) {
    Incident made;
    made.id = IncidentId("INC-1");
    made.title = Text{"相場配信が止まっている", "Market data has stopped"};
    made.phase = phase;
    made.recognised_at = told::at("07:04");
    if (phase == Phase::contained) made.contained_at = now;
    record.incidents.put(made);
}

FeedConfirmed Stage::answer() const {
    return {std::make_shared<Record>(record), std::make_shared<Gauges>(gauges), FeedClock{now, rate, false}, {}};
}

State Stage::state() const {
    State made = initial_state(View::wall, language, me, {});
    update(made, answer(), start);
    return made;
}

Board Stage::board(Milliseconds after) const { return board_from(state(), start + after, budget); }

FeedConfirmed answer(const Record& record, Instant now) {
    return {std::make_shared<Record>(record), nullptr, FeedClock{now, 1.0, false}, {}};
}

FeedConfirmed nothing_new(Instant now) { return {nullptr, nullptr, FeedClock{now, 1.0, false}, {}}; }

std::string said(const std::optional<Countdown>& countdown) {
    std::string all;
    if (!countdown) return all;
    for (const CountdownPiece& piece : countdown->pieces) {
        const bool apart =
            countdown->look == CountdownLook::overdue && !piece.unit.empty() && piece.unit.front() != ' ';
        all += piece.digits + (apart ? " " : "") + piece.unit;
    }
    return all;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Stage busy() {
    Stage made;
    made.incident();
    Service stopped = made.service("S1", Continuity::stopped);
    stopped.impact_text = told::text("全参加者 相場が見えない");
    stopped.next_update_at = told::at("08:35");
    stopped.deadlines.push_back({told::text("取引開始"), told::at("09:00"), DeadlineKind::hard, {}});
    made.put(stopped);
    made.service("S2", Continuity::degraded, "売買監視");
    for (const std::string id : {"S3", "S4", "S5", "S6", "S7"}) made.service(id, Continuity::normal, "業務" + id);
    made.record.actions.put(made.action("A1"));
    made.record.actions.put(made.action("A2", ActionState::blocked));
    Decision decision;
    decision.id = DecisionId("D1");
    decision.question = told::text("手動切替か 停止公表か");
    decision.decider = "統括B";
    decision.decide_by = told::at("08:15");
    decision.for_deadline = told::at("09:00");
    decision.options = {{"a", told::text("設定を直し手動切替"), 20, {}}, {"b", told::text("今すぐ停止を公表"), 5, {}}};
    made.record.decisions.put(decision);
    Help help;
    help.id = HelpId("H1");
    help.skill = told::text("強制切替の経験者");
    help.action_id = ActionId("A2");
    made.record.helps.put(help);
    Guardrail guardrail;
    guardrail.id = GuardrailId("X1");
    guardrail.text = told::text("売買サーバの再起動 禁止");
    guardrail.since = told::at("07:20");
    made.record.guardrails.put(guardrail);
    return made;
}

Stage demo(std::string_view clock) {
    Stage made;
    made.record = Record{};
    made.record.epoch = "log-1";
    made.now = told::at(clock);
    std::ifstream file(support::source("assets/demo.jsonl"));
    for (std::string line; std::getline(file, line);) {
        const auto step = parse_demo_step(line);
        REQUIRE(step);
        if (step->at > made.now) break;
        for (const DemoCommand& one : step->commands) told::done(made.record, one.command, one.actor, step->at);
        for (const AlertGroup& group : step->groups) {
            const auto same = [&](const AlertGroup& other) { return other.id == group.id; };
            std::erase_if(made.gauges.groups, same);
            made.gauges.groups.push_back(group);
        }
    }
    return made;
}

}  // namespace stage
