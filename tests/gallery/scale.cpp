// Most services are normal; the others lie with four organisations. Nine of ten actions are done.
// It must never hold an expectation.
#include "tests/gallery/scale.h"

#include <array>
#include <string>

namespace gallery {
namespace {

using model::Continuity;
using model::Instant;
using model::Text;

constexpr Instant written{1'917'040'351'000, 540};  // 2030-10-01T08:12:31+09:00
constexpr std::int64_t minute = 60'000;
constexpr std::size_t service_count = 60, action_count = 300;

Instant in_minutes(std::int64_t minutes) { return {written.ms + minutes * minute - 31'000, 540}; }

struct Place {
    Text org;
    Text work;  // what its services are called, with a number
};
const std::array<Place, 4> places = {{{{"かなた市場 業務部", "Kanata Business"}, {"市場業務", "Market"}},
                                      {{"ほしぞら決済", "Hoshizora Clearing"}, {"決済業務", "Settlement"}},
                                      {{"かなた市場 監理部", "Kanata Oversight"}, {"監理業務", "Oversight"}},
                                      {{"こだま運用", "Kodama Operations"}, {"情報業務", "Portal"}}}};

// Three stopped and two degraded, one stopped and one degraded, two unknown, four degraded; three go on by other means.
Continuity continuity_of(std::size_t place, std::size_t number) {
    constexpr auto normal = Continuity::normal;
    const std::array<std::array<Continuity, 5>, 4> worst = {
        {{Continuity::stopped, Continuity::stopped, Continuity::stopped, Continuity::degraded, Continuity::degraded},
         {Continuity::stopped, Continuity::degraded, Continuity::workaround, normal, normal},
         {Continuity::unknown, Continuity::unknown, Continuity::workaround, Continuity::workaround, normal},
         {Continuity::degraded, Continuity::degraded, Continuity::degraded, Continuity::degraded, normal}}};
    return number < worst[place].size() ? worst[place][number] : normal;
}

std::string in(model::Language language, const Text& text) {
    return language == model::Language::ja ? text.ja : text.en;
}

model::Service service_of(std::size_t i, model::Language language) {
    const std::size_t place = i % places.size();
    const std::size_t number = i / places.size();
    const std::string suffix = std::to_string(number + 1);
    model::Service service;
    service.id = model::ServiceId("S" + std::to_string(i + 1));
    service.name = {places[place].work.ja + suffix, places[place].work.en + " " + suffix};
    service.short_name = service.name;
    service.owner_org = in(language, places[place].org);
    service.continuity = continuity_of(place, number);
    service.impact = service.continuity == Continuity::normal ? model::Impact::none : model::Impact::broad;
    service.since = in_minutes(-40);
    service.next_update_at = in_minutes(23);
    service.basis = model::FactId("F1");
    service.deadlines = {
        {{"業務開始", "Business opens"}, in_minutes(place == 1 ? 138 : 48), model::DeadlineKind::hard, {}}};
    if (service.continuity == Continuity::workaround) service.workaround_until = in_minutes(198);
    return service;
}

model::Action action_of(std::size_t i, model::Language language) {
    model::Action action;
    action.id = model::ActionId("A" + std::to_string(i + 1));
    action.verb = i % 3 == 0 ? model::Verb::switch_over : model::Verb::notify;
    const std::string number = std::to_string(i % 40 + 1);
    action.object = {"端末 " + number, "terminals " + number};
    action.service_ids = {model::ServiceId("S" + std::to_string(i % service_count + 1))};
    action.state = i < 259 ? model::ActionState::done : model::ActionState::in_progress;
    if (i >= 297) action.state = model::ActionState::blocked;
    if (i == 296) action.state = model::ActionState::proposed;
    if (action.state == model::ActionState::blocked) action.blocked_by = {"切替の経験者待ち", "awaiting expert"};
    if (i != 296) action.owner = language == model::Language::ja ? "班長K" : "Lead K";
    if (i != 296) action.owner_org = language == model::Language::ja ? "つばめ保守" : "Tsubame Maint.";
    action.claimed_at = action.state_since = in_minutes(-30);
    action.check_at = in_minutes(7 + static_cast<std::int64_t>(i % 4) * 5);
    return action;
}

void put_command(model::Record& record, model::Language language) {
    model::Incident incident;
    incident.id = model::IncidentId("INC-1");
    incident.title = {"広域で業務が止まっている", "Business has stopped widely"};
    incident.phase = model::Phase::responding;
    incident.recognised_at = in_minutes(-68);
    record.incidents.put(incident);
    model::RoleHolding commander;
    commander.id = model::RoleId("commander-1");
    commander.role = model::RoleName::commander;
    commander.holder = language == model::Language::ja ? "統括B" : "Commander B";
    commander.org = language == model::Language::ja ? "つばめ保守" : "Tsubame Maint.";
    commander.since = in_minutes(-60);
    record.roles.put(commander);
    model::Help help;
    help.id = model::HelpId("H1");
    help.skill = {"強制切替の経験者", "switch-over expert"};
    help.needed_by = in_minutes(18);
    help.state_since = in_minutes(-9);
    record.helps.put(help);
    model::Fact fact;
    fact.id = model::FactId("F1");
    fact.at = fact.heard_at = in_minutes(-50);
    fact.source = language == model::Language::ja ? "監視" : "Monitoring";
    fact.text = {"基盤の通信が途切れている", "The platform's network is cut"};
    fact.status = model::FactStatus::confirmed;
    record.facts.put(fact);
}

void put_decision(model::Record& record, model::Language language) {
    model::Decision decision;
    decision.id = model::DecisionId("D1");
    decision.question = {"手動切替か 停止公表か", "Switch, or announce halt?"};
    decision.decider = language == model::Language::ja ? "統括B" : "Commander B";
    decision.decide_by = in_minutes(3);
    decision.for_deadline = in_minutes(48);
    decision.options = {{"a", {"設定を直し手動切替", "Fix, switch manually"}, 20, {}},
                        {"b", {"今すぐ停止を公表", "Announce halt now"}, 5, {}},
                        {"c", {"手動切替し08:40に再判断", "Switch, re-decide 08:40"}, 60, {}}};
    record.decisions.put(decision);
    model::Guardrail guardrail;
    guardrail.id = model::GuardrailId("G1");
    guardrail.text = {"売買サーバの再起動 禁止", "Do not restart trading servers"};
    guardrail.why = {"受付済みの注文が消える", "accepted orders would be lost"};
    guardrail.since = in_minutes(-52);
    record.guardrails.put(guardrail);
}

}  // namespace

model::Record scale_record(model::Language language) {
    model::Record record;
    record.epoch = "gallery";
    record.seq = 1;
    put_command(record, language);
    put_decision(record, language);
    for (std::size_t i = 0; i < service_count; ++i) record.services.put(service_of(i, language));
    for (std::size_t i = 0; i < action_count; ++i) record.actions.put(action_of(i, language));
    return record;
}

}  // namespace gallery
