// States go round by number, so that every one of them occurs in any crowd of six or more.
// It must never hold an expectation.
#include "tests/support/crowd.h"

#include "model/update.h"
#include "tests/support/crowd_hostile.h"
#include "tests/support/crowd_incidents.h"
#include "ui/views.h"

#include <array>
#include <memory>
#include <string>

namespace ui_test {
namespace {

using model::ActionState;
using model::Continuity;
using model::Instant;
using model::Text;

constexpr Instant morning{1'917'040'360'000, 540};  // 2030-10-01T08:12:40+09:00
constexpr std::int64_t minute = 60'000;

Instant in_minutes(std::int64_t minutes) { return Instant{morning.ms + minutes * minute, 540}; }

std::string repeated(const std::string& part, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += part;
    return all;
}

model::Service service_of(std::size_t i, bool long_texts) {
    constexpr std::array states = {Continuity::stopped, Continuity::normal, Continuity::degraded,
                                   Continuity::unknown, Continuity::normal, Continuity::workaround};
    const std::string number = std::to_string(i + 1);
    model::Service service;
    service.id = model::ServiceId("S" + number);
    service.short_name = Text{"業務" + number, "Work " + number};
    if (long_texts) {
        service.name = Text{repeated("長い名前の業務", 4) + number, repeated("A long service ", 4) + number};
        service.short_name = {};
    }
    service.owner_org = "組織" + std::to_string(i % 11);
    service.continuity = states[i % states.size()];
    service.since = in_minutes(-20);
    const bool normal = service.continuity == Continuity::normal;
    service.impact = normal ? model::Impact::none : model::Impact::broad;
    service.impact_text = Text{long_texts ? repeated("全参加者の相場が見えない", 5) : "全参加者 相場が見えない",
                               long_texts ? repeated("No participant sees any price ", 4) : "No one sees prices"};
    service.next_update_at = in_minutes(i % 4 == 0 ? -3 : i % 4 == 2 ? 45 : 22);
    service.deadlines = {{Text{"取引開始", "Market opens"}, in_minutes(47), model::DeadlineKind::hard, {}}};
    return service;
}

// Without a confirmed fact behind it every state is shown as unknown: of nine services eight have one.
void put_basis(model::Record& record, std::size_t i) {
    const std::string number = std::to_string(i + 1);
    model::Service service = *record.services.find(model::ServiceId("S" + number));
    if (service.continuity == Continuity::normal || i % 9 == 8) return;
    model::Fact fact;
    fact.id = model::FactId("F" + number);
    fact.at = fact.heard_at = in_minutes(-19);
    fact.source = "業務D";
    fact.status = i % 9 == 7 ? model::FactStatus::unconfirmed : model::FactStatus::confirmed;
    fact.text = Text{"端末で確認", "seen at a terminal"};
    fact.about = service.id;
    service.basis = fact.id;
    record.facts.put(fact);
    record.services.put(service);
}

model::Action action_of(std::size_t i, std::size_t services, bool long_texts) {
    constexpr std::array states = {ActionState::in_progress, ActionState::blocked,   ActionState::ordered,
                                   ActionState::done,        ActionState::verifying, ActionState::proposed,
                                   ActionState::acknowledged};
    const std::string number = std::to_string(i + 1);
    model::Action action;
    action.id = model::ActionId("A" + number);
    action.verb = i % 2 == 0 ? model::Verb::isolate : model::Verb::confirm;
    action.object = Text{long_texts ? repeated("とても長い対象", 6) : number + "号機",
                         long_texts ? repeated("very long object ", 5) : "unit " + number};
    if (services > 0) action.service_ids = {model::ServiceId("S" + std::to_string(i % services + 1))};
    action.state = states[i % states.size()];
    if (i % 5 != 2) {
        action.owner =
            long_texts ? repeated("長い名の人", 5) : "復旧" + std::string(1, static_cast<char>('A' + i % 26));
        action.owner_org = long_texts ? repeated("長い名の組織", 5) : "つばめ保守";
        action.claimed_at = in_minutes(-10);
    }
    action.state_since = in_minutes(-15);
    if (i % 4 != 3) action.check_at = in_minutes(i % 3 == 0 ? -4 : 8);
    if (action.state == ActionState::blocked) action.blocked_by = Text{"切替の経験者", "switch-over expert"};
    return action;
}

model::Decision decision_of(bool long_texts) {
    model::Decision decision;
    decision.id = model::DecisionId("D1");
    decision.question = Text{long_texts ? repeated("手動切替か停止公表か", 6) : "手動切替か 停止公表か",
                             long_texts ? repeated("switch or announce ", 6) : "Switch, or announce halt?"};
    decision.decider = "統括B";
    decision.decide_by = in_minutes(2);
    decision.for_deadline = in_minutes(47);
    const std::array<std::optional<int>, 5> leads = {20, 5, 90, std::nullopt, 25};
    for (std::size_t i = 0; i < leads.size(); ++i) {
        model::DecisionOption option;
        option.id = std::string(1, static_cast<char>('a' + i));
        option.text = Text{long_texts ? repeated("設定を直し手動切替する", 5) : "手動切替", "Switch by hand"};
        option.lead_time_min = leads[i];
        decision.options.push_back(option);
    }
    return decision;
}

void put_incident(model::Record& record, bool long_texts) {
    model::Incident incident;
    incident.id = model::IncidentId("I1");
    incident.title = Text{long_texts ? repeated("相場配信が止まっている", 4) : "相場配信が止まっている",
                          long_texts ? repeated("Market data has stopped ", 3) : "Market data has stopped"};
    incident.phase = model::Phase::responding;
    incident.recognised_at = in_minutes(-68);
    record.incidents.put(incident);
    record.decisions.put(decision_of(long_texts));
    model::Help help;
    help.id = model::HelpId("H1");
    help.skill = Text{long_texts ? repeated("強制切替の経験者", 5) : "強制切替の経験者", "switch-over expert"};
    help.needed_by = in_minutes(30);
    help.state_since = in_minutes(-5);
    record.helps.put(help);
    for (int i = 0; i < 3; ++i) {
        model::Guardrail guardrail;
        guardrail.id = model::GuardrailId("G" + std::to_string(i));
        guardrail.text =
            Text{long_texts ? repeated("売買サーバの再起動", 5) : "売買サーバの再起動", "restart trading servers"};
        guardrail.why =
            Text{long_texts ? repeated("受付済みの注文が消える", 5) : "受付済みの注文が消える", "orders would be lost"};
        guardrail.since = in_minutes(-30);
        record.guardrails.put(guardrail);
    }
}

}  // namespace

model::Instant crowd_instant(const Crowd& crowd) { return Instant{morning.ms + crowd.age.count(), morning.offset_min}; }

model::State crowd_state(const Crowd& crowd) {
    auto record = std::make_shared<model::Record>();
    record->epoch = "log-1";
    record->seq = 1;
    for (std::size_t i = 0; i < crowd.services; ++i) {
        record->services.put(service_of(i, crowd.long_texts));
        put_basis(*record, i);
    }
    for (std::size_t i = 0; i < crowd.actions; ++i) record->actions.put(action_of(i, crowd.services, crowd.long_texts));
    if (crowd.services > 1) put_incident(*record, crowd.long_texts);
    model::RoleHolding commander;
    commander.id = model::RoleId("commander-1");
    commander.role = model::RoleName::commander;
    commander.holder = crowd.long_texts ? repeated("統括の長い名", 5) : "統括B";
    commander.org = "つばめ保守";
    commander.since = in_minutes(-60);
    record->roles.put(commander);
    if (crowd.handover) {
        model::Handover handover;
        handover.id = model::HandoverId("HO1");
        handover.role = model::RoleName::commander;
        handover.from = commander.holder;
        handover.to = "統括C";
        handover.state = model::HandoverState::briefing;
        handover.state_since = in_minutes(-2);
        record->handovers.put(handover);
    }
    if (crowd.going_on) put_incidents(*record, *crowd.going_on, morning);
    if (crowd.hostile_texts) make_hostile(*record);

    const bool near = !ui::is_unattended(crowd.view);
    model::State state = model::initial_state(crowd.view, crowd.language,
                                              near ? model::Identity{"復旧E", "つばめ保守"} : model::Identity{}, {});
    if (crowd.actions > 0) state.selected = model::ActionId("A2");
    model::FeedConfirmed confirmed;
    confirmed.record = record;
    confirmed.gauges = std::make_shared<model::Gauges>();
    confirmed.clock = {morning, 1.0, crowd.drill};
    model::update(state, confirmed, crowd_start);
    state.incident = crowd.chosen;
    return state;
}

}  // namespace ui_test
