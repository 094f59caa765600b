// Whose an action is goes round by number, so that every incident has actions in every state of a large crowd.
// It must never hold an expectation.
#include "tests/support/crowd_incidents.h"

#include <array>
#include <string>

namespace ui_test {
namespace {

using model::IncidentId;
using model::Instant;
using model::Phase;
using model::Text;

constexpr std::int64_t minute = 60'000;
constexpr std::size_t most = 3;

Instant before(Instant now, std::int64_t minutes) { return Instant{now.ms - minutes * minute, now.offset_min}; }

// The gravest is not the first, so that an order by age alone shows another one.
void put_going_on(model::Record& record, std::size_t going_on, Instant now) {
    constexpr std::array severities = {model::Severity::sev2, model::Severity::sev1, model::Severity::sev1};
    for (std::size_t i = 0; i < most; ++i) {
        const model::Incident* first = record.incidents.find(IncidentId("I1"));
        model::Incident incident = *first;
        incident.id = IncidentId("I" + std::to_string(i + 1));
        incident.severity = severities[i];
        incident.recognised_at = before(now, 68 - static_cast<std::int64_t>(i) * 20);
        incident.phase = i >= going_on ? Phase::cancelled : i == most - 1 ? Phase::contained : Phase::responding;
        if (incident.phase == Phase::contained) incident.contained_at = before(now, 5);
        record.incidents.put(incident);
    }
}

void put_over(model::Record& record, Instant now) {
    model::Incident over;
    over.id = IncidentId("I4");
    over.title = Text{"照会が通らない", "Enquiries fail"};
    over.phase = Phase::contained;
    over.recognised_at = before(now, 300);
    over.contained_at = before(now, 40);
    record.incidents.put(over);
    over.id = IncidentId("I5");
    over.phase = Phase::closed;
    record.incidents.put(over);
}

void spread_work(model::Record& record) {
    const std::array<IncidentId, 6> owners = {IncidentId("I1"), IncidentId("I2"), IncidentId("I3"),
                                              IncidentId("I4"), IncidentId(),     IncidentId("I5")};
    std::size_t i = 0;
    const model::Table<model::Action> actions = record.actions;
    for (model::Action action : actions) {
        action.incident = owners[i++ % owners.size()];
        // Every seventh is of whoever sits at the board, so that some of it is another incident's.
        if (i % 7 == 3 && !action.owner.empty()) action.owner = "復旧E", action.owner_org = "つばめ保守";
        record.actions.put(action);
    }
}

void spread_decisions(model::Record& record) {
    const model::Decision first = record.decisions.all().front();
    int number = 1;
    for (const char* its : {"I1", "I2", "I5"}) {
        model::Decision decision = first;
        decision.id = model::DecisionId("D" + std::to_string(number++));
        decision.incident = IncidentId(its);
        record.decisions.put(decision);
    }
}

void spread_help(model::Record& record) {
    if (!record.actions.find(model::ActionId("A2"))) return;
    model::Help help = record.helps.all().front();
    help.action_id = model::ActionId("A2");
    record.helps.put(help);
}

// 統括B commands all; two incidents have somebody of their own, and so had one that is over.
void spread_command(model::Record& record) {
    const model::RoleHolding of_all = record.roles.all().front();
    int number = 2;
    for (const char* its : {"I2", "I3", "I5"}) {
        model::RoleHolding own = of_all;
        own.id = model::RoleId("commander-" + std::to_string(number));
        own.incident = IncidentId(its);
        own.holder = "統括" + std::to_string(number++);
        record.roles.put(own);
    }
    const model::Table<model::Handover> handovers = record.handovers;
    for (model::Handover handover : handovers) {
        handover.incident = IncidentId("I1");
        record.handovers.put(handover);
    }
}

}  // namespace

void put_incidents(model::Record& record, std::size_t going_on, Instant now) {
    if (record.incidents.empty()) return;  // a crowd of nobody has none
    put_going_on(record, going_on, now);
    put_over(record, now);
    spread_work(record);
    spread_decisions(record);
    spread_help(record);
    spread_command(record);
}

}  // namespace ui_test
