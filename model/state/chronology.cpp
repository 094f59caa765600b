// Each entity of an event moves the lanes it belongs to, seen against what was true before the event.
// It must never forget what happened: a span ends, it is never taken back. Services: chronology_services.cpp.
#include "model/state/chronology.h"

#include "model/record/order.h"
#include "model/state/chronology_services.h"
#include "model/text/person.h"

#include <algorithm>
#include <set>
#include <utility>

namespace model {
bool has_ended(const Help& help) { return help.state == HelpState::released || help.state == HelpState::withdrawn; }

bool has_ended(const Handover& handover) {
    return handover.state == HandoverState::accepted || handover.state == HandoverState::announced ||
           handover.state == HandoverState::withdrawn;
}

Text answer_of(const Decision& decision) {
    for (const DecisionOption& option : decision.options)
        if (option.id == decision.chosen) return option.text;
    return {};
}

WorkEnd end_of(const Action& action) {
    switch (action.state.value) {
        case ActionState::done: return WorkEnd::worked;
        case ActionState::ineffective: return WorkEnd::ineffective;
        case ActionState::cancelled: return WorkEnd::cancelled;
        default: return is_open(action) ? WorkEnd::running : WorkEnd::handed_on;
    }
}

namespace {

bool has_ended(const Decision& decision) { return !is_undecided(decision); }

template <class Span, class Id>
Span* newest(std::vector<Span>& spans, const Id& id) {
    const auto at = std::find_if(spans.rbegin(), spans.rend(), [&](const Span& span) { return span.id == id; });
    return at == spans.rend() ? nullptr : &*at;
}

// One entity after another, with the time they changed at.
struct Putting {
    Chronology& all;
    Instant at;
    std::uint64_t seq;

    void operator()(const Incident& incident) const {
        const auto known = std::find_if(all.phases.rbegin(), all.phases.rend(),
                                        [&](const PhaseStep& step) { return step.incident == incident.id; });
        if (known == all.phases.rend() || !(known->phase == incident.phase))
            all.phases.push_back({incident.id, incident.phase, at, seq});
    }

    void operator()(const Service&) const {}  // with the facts behind it, once all of the event is in its place

    void operator()(const Action& action) const {
        const auto known = all.present.find(action.id.text);
        WorkSpan* span = known == all.present.end() ? nullptr : &all.work[known->second];
        if (span && span->until) span = nullptr;
        if (span && PersonName{span->owner, span->org} != PersonName{action.owner, action.owner_org}) {
            end(*span, WorkEnd::handed_on);
            span = nullptr;
        }
        if (!span && is_open(action)) {
            all.present[action.id.text] = all.work.size();
            all.work.push_back({action.id, action.owner, action.owner_org, action.decision_id, at, {}, {}, {}, false});
            span = &all.work.back();
        }
        if (!span) return;
        const bool blocked = action.state == ActionState::blocked;
        const bool was_blocked = !span->blocked.empty() && !span->blocked.back().until;
        if (blocked && !was_blocked) span->blocked.push_back({at, std::nullopt, false});
        if (!blocked && was_blocked) span->blocked.back().until = at;
        if (!is_open(action)) end(*span, end_of(action));
    }

    void end(WorkSpan& span, WorkEnd how) const {
        span.until = at;
        span.end = how;
        if (!span.blocked.empty() && !span.blocked.back().until) span.blocked.back().until = at;
    }

    void operator()(const Decision& decision) const {
        DecisionSpan* span = newest(all.decisions, decision.id);
        if (!span) span = &all.decisions.emplace_back(DecisionSpan{decision.id, {}, at, {}, {}, {}, {}, false});
        span->question = decision.question;
        span->decide_by = decision.decide_by;
        if (has_ended(decision) && !span->ended) span->ended = decision.decided_at.value_or(at);
        span->state = decision.state;
        span->answer = answer_of(decision);
    }

    void operator()(const Fact& fact) const {
        FactMark* known = newest(all.facts, fact.id);
        if (known && known->status == fact.status.value) return;
        if (known) known->last = false;
        all.facts.push_back({fact.id, fact.about, at, fact.status.value, fact.text, true});
    }

    void operator()(const Help& help) const {
        HelpSpan* span = newest(all.helps, help.id);
        if (!span) span = &all.helps.emplace_back(HelpSpan{help.id, at, {}, {}, false});
        if (help.state == HelpState::arrived && !span->arrived) span->arrived = at;
        if (has_ended(help) && !span->ended) span->ended = at;
    }

    void operator()(const Guardrail&) const {}
    void operator()(const Other&) const {}

    void operator()(const RoleHolding& holding) const {
        if (!(holding.role == RoleName::commander)) return;
        const auto known = std::find_if(all.command.begin(), all.command.end(),
                                        [&](const CommandSpan& span) { return span.role == holding.id; });
        const bool set_back = known != all.command.end() && known->set_back;
        const CommandSpan now{holding.id, holding.holder, holding.org, holding.since, holding.until, set_back};
        if (known == all.command.end())
            all.command.push_back(now);
        else
            *known = now;
    }

    void operator()(const Handover& handover) const {
        if (!(handover.role == RoleName::commander)) return;
        HandoverSpan* span = newest(all.handovers, handover.id);
        if (!span) span = &all.handovers.emplace_back(HandoverSpan{handover.id, {}, {}, at, {}, {}, false});
        span->from = handover.from;
        span->to = handover.to;
        span->state = handover.state;
        if (has_ended(handover) && !span->ended) span->ended = at;
    }
};

// The services an event may have changed: its own, and those that stand on a fact of it.
std::set<std::string> touched_services(const Record& record, const Event& event) {
    std::set<std::string> ids;
    for (const Entity& entity : event.entities) {
        if (const auto* service = std::get_if<Service>(&entity)) ids.insert(service->id.text);
        const auto* fact = std::get_if<Fact>(&entity);
        if (!fact) continue;
        for (const Service& service : record.services)
            if (service.basis == fact->id || (!fact->supersedes.empty() && service.basis == fact->supersedes))
                ids.insert(service.id.text);
    }
    return ids;
}

// How many things there are that a tick of the scrubber stands out for.
std::size_t turns(const Chronology& all) {
    std::size_t count = all.phases.size() + all.command.size() + all.decisions.size();
    for (const DecisionSpan& decision : all.decisions) count += decision.ended ? 1u : 0u;
    for (const ServiceLane& lane : all.services) count += lane.told.size();
    return count;
}

template <class Span>
void mark_open(std::vector<Span>& spans, std::optional<Instant> Span::*end) {
    for (Span& span : spans) span.set_back = span.set_back || !(span.*end);
}

// The feed's clock showed less than before: whatever goes on, nobody knows how long.
void note_set_back(Chronology& all, const Event& event) {
    const ClockStep step{event.seq, all.marks.back().at, event.at};
    all.clock_steps.push_back(step);
    go_on_after(all.services, step);
    for (WorkSpan& span : all.work) mark_open(span.blocked, &Stretch::until);
    mark_open(all.work, &WorkSpan::until);
    mark_open(all.command, &CommandSpan::until);
    mark_open(all.decisions, &DecisionSpan::ended);
    mark_open(all.helps, &HelpSpan::ended);
    mark_open(all.handovers, &HandoverSpan::ended);
}

}  // namespace

bool was_set_back(const Chronology& all, std::uint64_t from, std::uint64_t until) {
    return std::any_of(all.clock_steps.begin(), all.clock_steps.end(),
                       [&](const ClockStep& step) { return step.seq > from && step.seq <= until; });
}

Result<Done> advance(Chronology& chronology, const Event& event) {
    if (auto done = advance(chronology.record, event); !done) return done;
    if (!chronology.marks.empty() && lies_ahead(chronology.marks.back().at, event.at)) note_set_back(chronology, event);
    const std::size_t before = turns(chronology);
    for (const Entity& entity : event.entities) std::visit(Putting{chronology, event.at, event.seq}, entity);
    for (const std::string& id : touched_services(chronology.record, event))
        put_service(chronology, *chronology.record.services.find(ServiceId(id)), event.at);
    const bool major = turns(chronology) != before || event.what == Happening::beginning_told;
    chronology.marks.push_back({event.seq, event.at, major});
    return Done{};
}

Chronology chronology_before(const Record& now, std::uint64_t seq, const std::vector<const Event*>& later) {
    std::set<std::string> touched;
    for (const Event* event : later)
        for (const Entity& entity : event->entities)
            touched.insert(std::visit([](const auto& it) { return it.id.text; }, entity));
    Chronology all;
    const auto keep = [&](const auto& table, auto& into) {
        for (const auto& entity : table)
            if (!touched.contains(entity.id.text)) {
                into.put(entity);
                all.record.digest += hash_of(Entity{entity});
            }
    };
    keep(now.incidents, all.record.incidents);
    keep(now.services, all.record.services);
    keep(now.actions, all.record.actions);
    keep(now.decisions, all.record.decisions);
    keep(now.facts, all.record.facts);
    keep(now.helps, all.record.helps);
    keep(now.guardrails, all.record.guardrails);
    keep(now.roles, all.record.roles);
    keep(now.handovers, all.record.handovers);
    keep(now.others, all.record.others);
    Chronology remembered = chronology_of(all.record);
    remembered.record.epoch = now.epoch;
    remembered.record.seq = seq;
    return remembered;
}

Chronology::Chronology() = default;
Chronology::Chronology(const Chronology&) = default;
Chronology::Chronology(Chronology&&) noexcept = default;
Chronology& Chronology::operator=(const Chronology&) = default;
Chronology& Chronology::operator=(Chronology&&) noexcept = default;
Chronology::~Chronology() = default;

}  // namespace model
