// Every third day is the smallest, the largest or the emptiest of its kind: 12 services nobody has said anything of, 40
// actions, four incidents. It must never depend on a clock or on what was dealt before.
#include "tests/ui/boards_dealt.h"

#include "model/update.h"
#include "tests/ui/boards_houses.h"
#include "ui/views.h"

#include <algorithm>
#include <array>
#include <memory>
#include <random>

namespace ui_test {
namespace {

using model::Action;
using model::ActionState;
using model::Continuity;
using model::Instant;
using model::Language;
using model::Record;

constexpr Instant morning{1'917'040'360'000, 540};  // 2030-10-01T08:12:40+09:00
constexpr std::int64_t minute = 60'000;

struct Day {
    const House& house;
    Language language;
    std::mt19937 dice;
    std::size_t services = 0, troubled = 0, unknown = 0, actions = 0, incidents = 1, organisations = 8;

    std::size_t below(std::size_t most) { return most == 0 ? 0 : dice() % most; }
    bool happens(std::size_t in_ten) { return below(10) < in_ten; }
    Instant in(std::int64_t minutes) const { return {morning.ms + minutes * minute, morning.offset_min}; }
    std::string organisation(std::size_t i) const {
        const model::Text& name = house.organisations[i % organisations];
        return language == Language::ja ? name.ja : name.en;
    }
    std::string person(std::size_t i) const {
        const HousePerson& one = house.people[i % house.people.size()];
        return language == Language::ja ? one.ja : one.en;
    }
};

Day day_of(unsigned number, Language language) {
    constexpr std::array<std::size_t, 9> works = {0, 1, 3, 5, 8, 8, 12, 20, 40};
    Day day{houses()[number % houses().size()], language, std::mt19937(number * 7919u + 17u)};
    day.services = 3 + day.below(10);
    day.troubled = 1 + day.below(day.services);
    if (day.happens(5)) day.troubled = std::min<std::size_t>(day.troubled, 3);
    day.unknown = day.below(day.services - day.troubled + 1);
    day.actions = works[day.below(works.size())];
    day.incidents = day.happens(7) ? 1 : 1 + day.below(4);
    day.organisations = day.happens(3) ? 1 : 8;
    if (number % 11 == 0) day.services = 12, day.troubled = 0, day.unknown = 12;
    if (number % 11 == 5) day.services = 12, day.unknown = 12 - day.troubled;
    return day;
}

void put_fact(Record& record, const Day& day, const model::Service& service) {
    model::Fact fact;
    fact.id = model::FactId("F" + service.id.text);
    fact.at = fact.heard_at = day.in(-19);
    fact.source = day.person(service.id.text.size());
    fact.status = model::FactStatus::confirmed;
    fact.text = service.impact_text;
    fact.about = service.id;
    record.facts.put(fact);
}

void put_services(Record& record, Day& day) {
    constexpr std::array hit = {Continuity::stopped, Continuity::degraded, Continuity::degraded,
                                Continuity::workaround};
    for (std::size_t i = 0; i < day.services; ++i) {
        const HouseService& kind = day.house.services[i];
        model::Service service;
        service.id = model::ServiceId("S" + std::to_string(i + 1));
        service.name = kind.name;
        service.short_name = kind.short_name;
        service.owner_org = day.organisation(i);
        const bool troubled = i < day.troubled;
        const bool unknown = !troubled && i < day.troubled + day.unknown;
        service.continuity = troubled  ? hit[i == 0 ? 0 : day.below(hit.size())]
                             : unknown ? Continuity::unknown
                                       : Continuity::normal;
        service.impact = troubled ? model::Impact::broad : model::Impact::none;
        if (troubled) {
            service.since = day.in(-20);
            service.impact_text = kind.impact;
            service.basis = model::FactId("F" + service.id.text);
            if (day.happens(8)) service.next_update_at = day.in(day.happens(3) ? -3 : 22);
            if (day.happens(4))
                service.deadlines = {{day.house.deadline, day.in(47), model::DeadlineKind::hard, {}, {}}};
            put_fact(record, day, service);
        }
        record.services.put(service);
    }
}

Action action_of(Day& day, std::size_t i) {
    constexpr std::array states = {ActionState::in_progress,  ActionState::blocked,  ActionState::ordered,
                                   ActionState::acknowledged, ActionState::proposed, ActionState::done,
                                   ActionState::verifying};
    constexpr std::array verbs = {model::Verb::rollback, model::Verb::confirm, model::Verb::notify,
                                  model::Verb::switch_over, model::Verb::monitor};
    const std::vector<model::Text>& work = day.house.work;
    Action action;
    action.id = model::ActionId("A" + std::to_string(i + 1));
    action.verb = verbs[day.below(verbs.size())];
    action.object = work[i % work.size()];
    if (i >= work.size()) {
        const std::string place = std::to_string(i / work.size() + 1);
        action.object.ja += " " + place + "号系", action.object.en += " at site " + place;
    }
    action.service_ids = {model::ServiceId("S" + std::to_string(day.below(day.services) + 1))};
    action.state = states[day.below(states.size())];
    action.state_since = day.in(-5 - static_cast<std::int64_t>(day.below(10)));
    if (action.state != ActionState::proposed || day.happens(3)) {
        const std::size_t who = day.below(8);
        if (!day.happens(2)) action.owner = day.person(who), action.owner_org = day.organisation(who);
        action.claimed_at = day.in(-10);
    }
    if (day.happens(7)) action.check_at = day.in(day.happens(3) ? -4 : 8);
    if (action.state == ActionState::blocked) action.blocked_by = day.house.blocked_by;
    if (day.incidents > 1) action.incident = model::IncidentId("I" + std::to_string(i % day.incidents + 1));
    return action;
}

void put_incidents(Record& record, Day& day) {
    for (std::size_t i = 0; i < day.incidents; ++i) {
        model::Incident incident;
        incident.id = model::IncidentId("I" + std::to_string(i + 1));
        incident.title = houses()[(i + static_cast<std::size_t>(&day.house - houses().data())) % houses().size()].title;
        incident.severity = i == 0 ? model::Severity::sev1 : model::Severity::sev2;
        incident.phase = model::Phase::responding;
        incident.recognised_at = day.in(-68 + static_cast<std::int64_t>(i) * 15);
        record.incidents.put(incident);
    }
}

void put_decision(Record& record, Day& day) {
    if (!day.happens(6)) return;
    model::Decision decision;
    decision.id = model::DecisionId("D1");
    decision.question = day.house.question;
    decision.decider = day.person(0);
    decision.decide_by = day.in(day.happens(2) ? -2 : 9);
    decision.for_deadline = day.in(47);
    if (day.incidents > 1) decision.incident = model::IncidentId("I1");
    constexpr std::array<int, 3> leads = {20, 10, 90};
    for (std::size_t i = 0; i < 1 + day.below(3); ++i) {
        model::DecisionOption option;
        option.id = std::string(1, static_cast<char>('a' + i));
        option.text = day.house.options[i % day.house.options.size()];
        if (!day.happens(2)) option.lead_time_min = leads[i];
        decision.options.push_back(option);
    }
    record.decisions.put(decision);
}

void put_people(Record& record, Day& day) {
    model::RoleHolding commander;
    commander.id = model::RoleId("commander-1");
    commander.role = model::RoleName::commander;
    commander.holder = day.person(day.below(8));
    commander.org = day.organisation(0);
    commander.since = day.in(-60);
    record.roles.put(commander);
    for (std::size_t i = 0; day.happens(4) && i < 2; ++i) {
        model::Help help;
        help.id = model::HelpId("H" + std::to_string(i + 1));
        help.skill = day.house.skill;
        help.needed_by = day.in(30);
        help.state_since = day.in(-5);
        if (record.actions.find(model::ActionId("A1"))) help.action_id = model::ActionId("A1");
        record.helps.put(help);
        if (i == 0 && !day.happens(2)) break;
    }
    if (!day.happens(5)) return;
    model::Guardrail guardrail;
    guardrail.id = model::GuardrailId("G1");
    guardrail.text = day.house.prohibition;
    guardrail.why = day.house.reason;
    guardrail.since = day.in(-30);
    record.guardrails.put(guardrail);
}

void put_rumour(Record& record, Day& day) {
    if (!day.happens(3)) return;
    model::Fact fact;
    fact.id = model::FactId("F90");
    fact.at = fact.heard_at = day.in(-2);
    fact.source = day.person(3);
    fact.text = day.house.services[day.services - 1].impact;
    fact.about = model::ServiceId("S" + std::to_string(day.services));
    record.facts.put(fact);
}

}  // namespace

Dealt dealt(unsigned number, model::View view, Language language) {
    Day day = day_of(number, language);
    auto record = std::make_shared<Record>();
    record->epoch = "log-1";
    record->seq = 1;
    put_services(*record, day);
    for (std::size_t i = 0; i < day.actions; ++i) record->actions.put(action_of(day, i));
    put_incidents(*record, day);
    put_decision(*record, day);
    put_people(*record, day);
    put_rumour(*record, day);

    constexpr std::array<std::int64_t, 6> ages = {2000, 2000, 2000, 12'000, 20'000, 130'000};
    const model::Milliseconds age{ages[day.below(ages.size())]};
    constexpr model::Tick start{1'000'000'000};
    model::Identity me;
    if (!ui::is_unattended(view)) me = {day.person(1), day.organisation(1)};
    Dealt dealt{
        model::initial_state(view, language, me, {}), start + age, {morning.ms + age.count(), morning.offset_min}, {}};
    if (day.actions > 0) dealt.state.selected = model::ActionId("A1");
    model::FeedConfirmed confirmed;
    confirmed.record = record;
    confirmed.gauges = std::make_shared<model::Gauges>();
    confirmed.clock = {morning, 1.0, number % 13 == 7};
    model::update(dealt.state, confirmed, start);
    dealt.described = "day " + std::to_string(number) + ": " + std::to_string(day.services) + " services, " +
                      std::to_string(day.troubled) + " hit, " + std::to_string(day.unknown) + " unknown, " +
                      std::to_string(day.actions) + " actions, " + std::to_string(day.incidents) + " incidents, age " +
                      std::to_string(age.count() / 1000) + " s";
    return dealt;
}

}  // namespace ui_test
