// The record holds no past, only when its things last changed: what follows from that, and nothing more.
// It must never invent how something came about.
#include "model/record/order.h"
#include "model/state/chronology.h"

namespace model {
namespace {

void put_incidents(Chronology& all) {
    for (const Incident& incident : all.record.incidents) {
        all.phases.push_back({incident.id, Phase::recognised, incident.recognised_at, 0});
        if (incident.contained_at) all.phases.push_back({incident.id, Phase::contained, *incident.contained_at, 0});
    }
}

void put_services(Chronology& all) {
    for (const Service& service : all.record.services) {
        const Continuity shown = shown_continuity(all.record, service);
        ServiceBand band;
        band.shown = shown;
        band.accepted = service.accepted_residual;
        band.from = service.since.value_or(Instant{});
        band.told = band.stated = service.told_at.value_or(band.from);
        band.late = service.told_at.has_value();
        band.impact = service.impact_text;
        if (shown == Continuity::workaround) band.limit = service.workaround_until;
        ServiceLane lane{service.id, {band}, {band}, service.continuity, service.since, {}};
        if (const auto impact = impact_of(service)) lane.impact_since = impact->at;
        all.services.push_back(std::move(lane));
    }
}

void put_actions(Chronology& all) {
    for (const Action& action : all.record.actions) {
        const std::optional<Instant> from = action.claimed_at ? action.claimed_at : action.state_since;
        if (!from) continue;
        WorkSpan span{action.id, action.owner, action.owner_org, action.decision_id, *from, {}, {}, {}, false};
        if (!is_open(action)) {
            span.until = action.state_since;
            span.end = end_of(action);
        }
        if (action.state == ActionState::blocked && action.state_since)
            span.blocked.push_back({*action.state_since, {}, false});
        all.present[action.id.text] = all.work.size();
        all.work.push_back(std::move(span));
    }
}

void put_decisions(Chronology& all) {
    for (const Decision& decision : all.record.decisions) {
        DecisionSpan span{decision.id, decision.question, {}, decision.decide_by, decision.state, {}, {}, false};
        if (!is_undecided(decision)) span.ended = decision.decided_at;
        span.answer = answer_of(decision);
        all.decisions.push_back(std::move(span));
    }
}

void put_facts(Chronology& all) {
    for (const Fact& fact : all.record.facts)
        all.facts.push_back(
            {fact.id, fact.about, fact.status_since.value_or(fact.heard_at), fact.status.value, fact.text, true});
}

void put_people(Chronology& all) {
    for (const Help& help : all.record.helps) {
        if (!help.state_since) continue;
        HelpSpan span{help.id, *help.state_since, {}, {}, false};
        if (help.state == HelpState::arrived) span.arrived = help.state_since;
        if (has_ended(help)) span.ended = help.state_since;
        all.helps.push_back(span);
    }
    for (const RoleHolding& holding : all.record.roles)
        if (holding.role == RoleName::commander)
            all.command.push_back({holding.id, holding.holder, holding.org, holding.since, holding.until, false});
    for (const Handover& handover : all.record.handovers) {
        if (!(handover.role == RoleName::commander) || !handover.state_since) continue;
        HandoverSpan span{handover.id, handover.from, handover.to, *handover.state_since, {}, handover.state, false};
        if (has_ended(handover)) span.ended = handover.state_since;
        all.handovers.push_back(std::move(span));
    }
}

}  // namespace

Chronology chronology_of(const Record& record) {
    Chronology all;
    all.record = record;
    put_incidents(all);
    put_services(all);
    put_actions(all);
    put_decisions(all);
    put_facts(all);
    put_people(all);
    return all;
}

}  // namespace model
