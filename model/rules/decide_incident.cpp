// The incident's life, and the guardrails that hold during it.
// It must never know services or actions: that containment comes too early is a warning, not a refusal.
#include "model/rules/deciding.h"

namespace model::deciding {
namespace {

constexpr Arrow<Phase> phase_arrows[] = {
    {Phase::recognised, Phase::assessing}, {Phase::recognised, Phase::cancelled},
    {Phase::assessing, Phase::responding}, {Phase::assessing, Phase::contained},  // confirmed to have no effect
    {Phase::assessing, Phase::cancelled},  {Phase::responding, Phase::contained},
    {Phase::responding, Phase::assessing},                                         // a new effect was found
    {Phase::contained, Phase::closed},     {Phase::contained, Phase::responding},  // relapse
};

// The named incident, or the one that is meant when none is named.
Result<Incident> wanted_incident(const Asked& asked, const IncidentId& id) {
    const auto meant = incident_of(asked, id);
    if (!meant) return meant.problem();
    return existing(asked.record.incidents, *meant, incident_kind);
}

}  // namespace

Result<Event> decided(const Asked& asked, const OpenIncident& command) {
    const auto id = new_id(asked.whole.incidents, command.incident, incident_kind);
    if (!id) return id.problem();
    Incident incident;
    incident.id = *id;
    incident.title = command.title;
    incident.severity = command.severity;
    incident.summary = command.summary;
    incident.recognised_at = asked.now;
    return event_of(asked, makes<OpenIncident>, {incident});
}

Result<Event> decided(const Asked& asked, const ChangePhase& command) {
    auto incident = wanted_incident(asked, command.incident);
    if (!incident) return incident.problem();
    const Phase to = command.phase.value;
    if (Refusal refusal = arrow_refusal<Phase>(phase_arrows, incident->id.text, incident->phase, to)) return *refusal;
    if (incident->phase == Phase::contained && to == Phase::responding) {
        ++incident->relapses;
        incident->contained_at.reset();
        incident->hold_until.reset();
    }
    if (to == Phase::contained) incident->contained_at = asked.now;
    incident->phase = to;
    return event_of(asked, makes<ChangePhase>, {*incident});
}

Result<Event> decided(const Asked& asked, const SetHold& command) {
    auto incident = wanted_incident(asked, command.incident);
    if (!incident) return incident.problem();
    if (is_over(*incident)) {
        const Text phase = word_of(incident->phase);
        return problem(Trouble::illegal_transition,
                       incident->id.text + " は「" + phase.ja + "」なので、見極めの時間はもう置けません。",
                       incident->id.text + " is \"" + phase.en + "\": there is nothing left to hold for.");
    }
    incident->hold_until = command.until;
    if (!is_blank(command.exit_criteria)) incident->exit_criteria = command.exit_criteria;
    return event_of(asked, makes<SetHold>, {*incident});
}

// Posting one that stands already changes its words or its limit; `since` stays, because it has held since then.
Result<Event> decided(const Asked& asked, const SetGuardrail& command) {
    const Guardrail* standing = asked.record.guardrails.find(command.guardrail);
    if (standing && !standing->lifted) {
        if (Refusal refusal = hiding_refusal(standing->id.text, standing->only, command.only)) return *refusal;
        Guardrail changed = *standing;
        changed.text = command.text;
        if (!is_blank(command.why)) changed.why = command.why;
        if (command.until) changed.until = command.until;
        return event_of(asked, makes<SetGuardrail>, {changed});
    }
    const auto id = new_id(asked.whole.guardrails, command.guardrail, guardrail_kind, command.only);
    if (!id) return id.problem();
    Guardrail guardrail;
    guardrail.id = *id;
    guardrail.text = command.text;
    guardrail.why = command.why;
    guardrail.set_by = asked.actor.who;
    guardrail.since = asked.now;
    guardrail.until = command.until;
    guardrail.only = command.only;
    return event_of(asked, makes<SetGuardrail>, {guardrail});
}

Result<Event> decided(const Asked& asked, const LiftGuardrail& command) {
    auto guardrail = existing(asked.record.guardrails, command.guardrail, guardrail_kind);
    if (!guardrail) return guardrail.problem();
    if (guardrail->lifted) {
        return problem(Trouble::illegal_transition, guardrail->id.text + " はもう外されています。",
                       guardrail->id.text + " has been lifted already.");
    }
    guardrail->lifted = true;
    return event_of(asked, makes<LiftGuardrail>, {*guardrail});
}

}  // namespace model::deciding
