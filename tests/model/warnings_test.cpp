// Each kind of poor practice is found, and its better form is not.
// It must never expect a warning to refuse anything.
#include "model/warnings.h"
#include "tests/support/told.h"

#include <algorithm>
#include <chrono>

using namespace model;
using told::at;
using told::text;

namespace {

const Instant now = told::at("08:30");

bool warned(const Record& record, Poor kind, const std::string& about, Instant when = now) {
    const auto found = warnings(record, when);
    for (const Warning& warning : found) {
        CHECK_FALSE(warning.sentence.ja.empty());
        CHECK_FALSE(warning.sentence.en.empty());
    }
    return std::any_of(found.begin(), found.end(),
                       [&](const Warning& warning) { return warning.kind == kind && warning.about == about; });
}

Record with_incident(Phase phase) {
    Record record;
    Incident incident;
    incident.id = IncidentId("INC-1");
    incident.title = text("配信停止");
    incident.phase = phase;
    incident.recognised_at = at("07:04");
    record.incidents.put(incident);
    record.roles.put(told::holding("commander-1", RoleName::commander, "統括A", "こだま運用", "07:00"));
    return record;
}

bool action_warned(Action action, Poor kind) {
    Record record = with_incident(Phase::responding);
    record.actions.put(action);
    return warned(record, kind, action.id.text);
}

bool service_warned(Service service, Poor kind) {
    Record record;
    record.facts.put(told::fact("F1", FactStatus::confirmed));
    record.facts.put(told::fact("F2", FactStatus::corrected));
    record.services.put(service);
    return warned(record, kind, service.id.text);
}

Decision open_decision() {
    Decision decision;
    decision.id = DecisionId("D1");
    decision.question = text("どう戻すか");
    decision.options = {{"a", text("切替"), 20, {}}, {"b", text("待つ"), {}, {}}, {"c", text("何もしない"), 0, {}}};
    decision.decider = "統括A";
    decision.decide_by = at("08:40");
    decision.for_deadline = at("09:00");
    return decision;
}

bool decision_warned(const Decision& decision, Poor kind) {
    Record record;
    record.decisions.put(decision);
    return warned(record, kind, "D1");
}

}  // namespace

TEST_CASE("a sound record has no warning") {
    Record record = with_incident(Phase::responding);
    Action action = told::action("A1", ActionState::in_progress, "復旧E", "つばめ保守");
    action.check_at = at("08:40");
    record.actions.put(action);
    record.decisions.put(open_decision());
    record.services.put(told::service("S1", Continuity::normal));
    CHECK(warnings(record, now).empty());
    CHECK(warnings(Record(), now).empty());
}

TEST_CASE("an incident without a commander, or with two, is warned about") {
    Record record = with_incident(Phase::responding);
    CHECK_FALSE(warned(record, Poor::no_commander, "INC-1"));
    RoleHolding second = told::holding("commander-2", RoleName::commander, "統括B", "つばめ保守", "08:00");
    record.roles.put(second);
    CHECK(warned(record, Poor::two_commanders, "commander-2"));
    second.until = at("08:20");
    record.roles.put(second);
    CHECK_FALSE(warned(record, Poor::two_commanders, "commander-2"));
    RoleHolding first = *record.roles.find(RoleId("commander-1"));
    first.until = at("08:20");
    record.roles.put(first);
    CHECK(warned(record, Poor::no_commander, "INC-1"));
}

TEST_CASE("a gap between two commanders is warned about while the incident runs") {
    Record record = with_incident(Phase::responding);
    RoleHolding first = *record.roles.find(RoleId("commander-1"));
    first.until = at("08:12");
    record.roles.put(first);
    record.roles.put(told::holding("commander-2", RoleName::commander, "統括B", "つばめ保守", "08:12"));
    CHECK_FALSE(warned(record, Poor::role_gap, "commander-2"));
    record.roles.put(told::holding("commander-2", RoleName::commander, "統括B", "つばめ保守", "08:14"));
    CHECK(warned(record, Poor::role_gap, "commander-2"));
    Incident closed = record.incidents.all()[0];
    closed.phase = Phase::closed;
    record.incidents.put(closed);
    CHECK_FALSE(warned(record, Poor::role_gap, "commander-2"));
}

TEST_CASE("an action without an owner, a check time or under the commander is warned about") {
    Action action = told::action("A1", ActionState::ordered);
    CHECK(action_warned(action, Poor::action_without_owner));
    CHECK(action_warned(action, Poor::action_without_check));
    action.owner = "統括A";
    action.owner_org = "こだま運用";
    action.check_at = at("08:40");
    CHECK_FALSE(action_warned(action, Poor::action_without_owner));
    CHECK_FALSE(action_warned(action, Poor::action_without_check));
    CHECK(action_warned(action, Poor::commander_owns_action));
    action.owner_org = "つばめ保守";
    CHECK_FALSE(action_warned(action, Poor::commander_owns_action));
    CHECK_FALSE(action_warned(told::action("A1", ActionState::proposed), Poor::action_without_owner));
    CHECK(action_warned(told::action("A1", ActionState::followup), Poor::action_without_owner));
    CHECK_FALSE(action_warned(told::action("A1", ActionState::done), Poor::action_without_owner));
}

TEST_CASE("a stop without a reason and an end without a result are warned about") {
    Action blocked = told::action("A1", ActionState::blocked, "復旧E");
    CHECK(action_warned(blocked, Poor::blocked_without_reason));
    blocked.blocked_by = text("経験者待ち");
    CHECK_FALSE(action_warned(blocked, Poor::blocked_without_reason));
    for (const ActionState state : {ActionState::done, ActionState::ineffective}) {
        Action ended = told::action("A1", state, "復旧E");
        CHECK(action_warned(ended, Poor::done_without_result));
        ended.result = text("切り離した");
        CHECK_FALSE(action_warned(ended, Poor::done_without_result));
    }
}

TEST_CASE("a due time that was past from the start is warned about") {
    Action action = told::action("A1", ActionState::ordered, "復旧E");
    action.due = at("07:59");
    CHECK(action_warned(action, Poor::deadline_past_at_creation));
    action.due = at("08:01");
    CHECK_FALSE(action_warned(action, Poor::deadline_past_at_creation));
}

TEST_CASE("an owner with more than three open actions is warned about") {
    Record record = with_incident(Phase::responding);
    for (const std::string id : {"A1", "A2", "A3"}) record.actions.put(told::action(id, ActionState::ordered, "復旧E"));
    CHECK_FALSE(warned(record, Poor::owner_overloaded, "A3"));
    record.actions.put(told::action("A4", ActionState::verifying, "復旧E"));
    CHECK(warned(record, Poor::owner_overloaded, "A4"));
    record.actions.put(told::action("A4", ActionState::done, "復旧E"));
    CHECK_FALSE(warned(record, Poor::owner_overloaded, "A4"));
}

TEST_CASE("a commander who follows more than seven owners is warned about") {
    Record record = with_incident(Phase::responding);
    for (int i = 0; i < 7; ++i)
        record.actions.put(told::action("A" + std::to_string(i), ActionState::ordered, "担当" + std::to_string(i)));
    CHECK_FALSE(warned(record, Poor::owner_overloaded, "commander-1"));
    record.actions.put(told::action("A7", ActionState::ordered, "担当7"));
    CHECK(warned(record, Poor::owner_overloaded, "commander-1"));
}

TEST_CASE("a state without a confirmed fact is warned about") {
    for (const Continuity state : {Continuity::stopped, Continuity::degraded, Continuity::workaround}) {
        Service service = told::service("S2", state);
        CHECK(service_warned(service, Poor::state_without_confirmed_fact));
        service.basis = FactId("F2");
        CHECK(service_warned(service, Poor::state_without_confirmed_fact));
        service.basis = FactId("F1");
        CHECK_FALSE(service_warned(service, Poor::state_without_confirmed_fact));
    }
    CHECK_FALSE(service_warned(told::service("S2", Continuity::unknown), Poor::state_without_confirmed_fact));
}

TEST_CASE("a workaround without a description or a limit is warned about") {
    Service service = told::service("S2", Continuity::workaround);
    CHECK(service_warned(service, Poor::workaround_without_text_or_limit));
    service.workaround = text("2号機のみ");
    CHECK(service_warned(service, Poor::workaround_without_text_or_limit));
    service.workaround_until = at("15:30");
    CHECK_FALSE(service_warned(service, Poor::workaround_without_text_or_limit));
}

TEST_CASE("a promise more than an hour away is warned about") {
    Service service = told::service("S2", Continuity::stopped);
    service.next_update_at = at("09:30");
    CHECK_FALSE(service_warned(service, Poor::promise_too_far));
    service.next_update_at = at("09:31");
    CHECK(service_warned(service, Poor::promise_too_far));
    service.accepted_residual = true;
    CHECK_FALSE(service_warned(service, Poor::promise_too_far));
}

TEST_CASE("a deadline of another day or from before its service is warned about") {
    Service service = told::service("S2", Continuity::normal);
    service.deadlines = {{text("取引開始"), at("08:00"), DeadlineKind::hard, {}}};
    CHECK_FALSE(service_warned(service, Poor::deadline_past_at_creation));
    service.deadlines[0].at = at("06:00");
    CHECK(service_warned(service, Poor::deadline_past_at_creation));
    service.continuity = Continuity::stopped;
    CHECK_FALSE(service_warned(service, Poor::deadline_past_at_creation));
    service.deadlines[0].at = now - std::chrono::hours(25);
    CHECK(service_warned(service, Poor::deadline_past_at_creation));
}

TEST_CASE("a decision without a choice, a decider or in time is warned about") {
    Decision decision = open_decision();
    CHECK_FALSE(decision_warned(decision, Poor::decision_too_late));
    decision.decide_by = at("08:41");
    CHECK(decision_warned(decision, Poor::decision_too_late));
    decision.options.resize(1);
    CHECK(decision_warned(decision, Poor::decision_without_choice));
    decision.decider.clear();
    CHECK(decision_warned(decision, Poor::decision_without_decider));
    decision.state = DecisionState::withdrawn;
    CHECK_FALSE(decision_warned(decision, Poor::decision_too_late));
    CHECK_FALSE(decision_warned(decision, Poor::decision_without_choice));
}

TEST_CASE("a decision nothing follows from is warned about after three minutes") {
    Decision decision = open_decision();
    decision.state = DecisionState::decided;
    decision.chosen = "a";
    decision.decided_at = at("08:28");
    CHECK_FALSE(decision_warned(decision, Poor::decided_without_action));
    decision.decided_at = at("08:27");
    CHECK(decision_warned(decision, Poor::decided_without_action));
    decision.chosen = "c";
    CHECK_FALSE(decision_warned(decision, Poor::decided_without_action));
    decision.chosen = "a";
    Record record;
    record.decisions.put(decision);
    Action follows = told::action("A5", ActionState::ordered, "復旧E");
    follows.decision_id = DecisionId("D1");
    record.actions.put(follows);
    CHECK_FALSE(warned(record, Poor::decided_without_action, "D1"));
}

TEST_CASE("containment with open work or before its hold has passed is warned about") {
    Record record = with_incident(Phase::contained);
    CHECK(warnings(record, now).empty());
    record.actions.put(told::action("A1", ActionState::verifying, "復旧E"));
    CHECK(warned(record, Poor::contained_with_open_work, "INC-1"));
    record.actions.put(told::action("A1", ActionState::followup, "復旧E"));
    CHECK_FALSE(warned(record, Poor::contained_with_open_work, "INC-1"));
    record.decisions.put(open_decision());
    CHECK(warned(record, Poor::contained_with_open_work, "INC-1"));
    Record held = with_incident(Phase::contained);
    Incident incident = held.incidents.all()[0];
    incident.hold_until = at("08:31");
    held.incidents.put(incident);
    CHECK(warned(held, Poor::contained_with_open_work, "INC-1"));
    CHECK_FALSE(warned(held, Poor::contained_with_open_work, "INC-1", at("08:31")));
}

TEST_CASE("containment with a service that has not come back is warned about") {
    for (const Continuity state : {Continuity::stopped, Continuity::degraded, Continuity::unknown}) {
        Record record = with_incident(Phase::contained);
        Service service = told::service("S8", state);
        record.services.put(service);
        CHECK(warned(record, Poor::contained_with_stopped_service, "S8"));
        service.accepted_residual = true;
        record.services.put(service);
        CHECK(warned(record, Poor::contained_with_stopped_service, "S8"));
        Action receives = told::action("A14", ActionState::followup, "運用J");
        receives.service_ids = {ServiceId("S8")};
        record.actions.put(receives);
        CHECK_FALSE(warned(record, Poor::contained_with_stopped_service, "S8"));
    }
    Record running = with_incident(Phase::responding);
    running.services.put(told::service("S8", Continuity::stopped));
    CHECK_FALSE(warned(running, Poor::contained_with_stopped_service, "S8"));
}

TEST_CASE("a word this version does not know is warned about") {
    Service service = told::service("S2", Continuity::normal);
    service.continuity = Word<Continuity>(Continuity::other, "flaky");
    Record record;
    record.services.put(service);
    const auto found = warnings(record, now);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == Poor::unknown_word);
    CHECK(found[0].about == "S2");
    CHECK(found[0].sentence.ja.find("flaky") != std::string::npos);
}
