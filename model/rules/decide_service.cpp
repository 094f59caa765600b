// How the business goes on. A state other than unknown stands on a confirmed fact, and normal on one that the service's
// own organisation confirmed; there is no order among the states, because the truth can jump.
// It must never refuse "unknown": not knowing needs no proof.
#include "model/record/order.h"
#include "model/rules/deciding_beginning.h"

namespace model::deciding {
namespace {

Problem basis_problem(const std::string& ja, const std::string& en) {
    return problem(Trouble::illegal_transition, ja, en, "basis");
}

Problem no_proof(const Service& service, Continuity to) {
    const Text state = word_of(to);
    return basis_problem(
        service.id.text + " を「" + state.ja +
            "」にするには、確認済みの情報(basis)が要ります。情報を確認してから、その番号を付けてください。"
            "未確認なら「" +
            word_of(Continuity::unknown).ja + "」にはできます。",
        "To call " + service.id.text + " \"" + state.en +
            "\" a confirmed fact is needed as its basis: confirm one and name it. Without one it can "
            "only be called \"" +
            word_of(Continuity::unknown).en + "\".");
}

// A fact proves a state only if it is confirmed, about this service or about none, and newer than what the present
// state stands on. A fact that made the service unknown may be the one that, once confirmed, explains it.
Refusal new_proof_refusal(const Asked& asked, const Service& service, const Fact& fact) {
    const std::string& id = fact.id.text;
    if (!(fact.status == FactStatus::confirmed)) {
        const Text status = word_of(fact.status);
        return basis_problem(id + " は「" + status.ja + "」です。確認済みの情報だけが状態の根拠になります。",
                             id + " is \"" + status.en + "\": only a confirmed fact can be the basis of a state.");
    }
    if (!fact.about.empty() && fact.about != service.id) {
        return basis_problem(id + " は " + fact.about.text + " についての情報です。" + service.id.text +
                                 " についての情報を挙げてください。",
                             id + " is about " + fact.about.text + ": name a fact about " + service.id.text + ".");
    }
    if (service.continuity == Continuity::unknown) return std::nullopt;
    const Fact* present = asked.record.facts.find(service.basis);
    // After the feed's clock was set back every new fact looks older than what was known before.
    const bool older = present && present->status == FactStatus::confirmed && fact.at < present->at &&
                       !lies_ahead(present->at, asked.now);
    if (fact.id == service.basis || older) {
        return basis_problem(id + " はいまの状態より新しい情報ではありません。新しい確認済みの情報を挙げてください。",
                             id + " is not newer than what the present state stands on: name a new confirmed fact.");
    }
    return std::nullopt;
}

Refusal owner_refusal(const Service& service, const Fact& fact) {
    if (service.owner_org.empty() || alike(fact.confirmed_by_org, service.owner_org)) return std::nullopt;
    return basis_problem(service.id.text + " を「" + word_of(Continuity::normal).ja + "」に戻すには " +
                             service.owner_org + " の人の確認が要ります。" + fact.id.text + " を確認したのは " +
                             person_text(fact.confirmed_by, fact.confirmed_by_org).ja + "です。",
                         service.id.text + " is \"" + word_of(Continuity::normal).en +
                             "\" again only when somebody of " + service.owner_org + " confirms it; " + fact.id.text +
                             " was confirmed by " + person_text(fact.confirmed_by, fact.confirmed_by_org).en + ".");
}

Refusal proof_refusal(const Asked& asked, const Service& service, const ChangeService& command) {
    const Continuity to = command.continuity.value;
    if (Refusal refusal = reference_refusal(asked.record.facts, command.basis, fact_kind)) {
        refusal->field = "basis";
        return refusal;
    }
    if (to == Continuity::unknown) return std::nullopt;
    const bool same_state = service.continuity == to;
    const Fact* fact = asked.record.facts.find(command.basis);
    if (!fact) return same_state ? std::nullopt : Refusal(no_proof(service, to));
    if (same_state && fact->id == service.basis) return std::nullopt;
    if (Refusal refusal = new_proof_refusal(asked, service, *fact)) return refusal;
    return to == Continuity::normal ? owner_refusal(service, *fact) : std::nullopt;
}

// What was said about the state that ended does not describe the new one.
void enter(const Asked& asked, Service& service, const ChangeService& command) {
    const Continuity to = command.continuity.value;
    begin(asked, service, to, beginning_of(asked, service, to, command.basis));
    service.basis = FactId();
    service.impact = to == Continuity::normal ? Impact::none : Impact::unknown;
    service.impact_text = Text();
    service.accepted_residual = false;
    if (to != Continuity::normal) return;
    service.workaround = Text();
    service.workaround_until.reset();
    service.next_update_at.reset();
    service.eta_at.reset();
    service.eta_kind = EtaKind::none;
}

Result<Event> renamed(const Asked& asked, Service service, const DeclareService& command) {
    const bool words = !is_blank(command.name) || !is_blank(command.short_name) || !is_blank(command.owner_org) ||
                       command.tier.has_value();
    if (!is_blank(command.name)) service.name = command.name;
    if (!is_blank(command.short_name)) service.short_name = command.short_name;
    if (!is_blank(command.owner_org)) service.owner_org = command.owner_org;
    if (command.tier) service.tier = *command.tier;
    if (command.deadlines) service.deadlines = *command.deadlines;
    const bool only_deadlines = command.deadlines && !words;
    return event_of(asked, only_deadlines ? Happening::deadlines_set : Happening::service_declared, {service});
}

}  // namespace

Result<Event> decided(const Asked& asked, const DeclareService& command) {
    if (Refusal refusal = name_refusal(asked, command, command.service)) return *refusal;
    if (const Service* known = asked.record.services.find(command.service)) return renamed(asked, *known, command);
    const auto id = new_id(asked.whole.services, command.service, service_kind);
    if (!id) return id.problem();
    if (Refusal refusal = blank_refusal(command.name, "name", "サービスの名前", "name of the service")) return *refusal;
    Service service;
    service.id = *id;
    if (!(command.continuity == Continuity::normal) && !(command.continuity == Continuity::unknown))
        return no_proof(service, command.continuity.value);
    service.name = command.name;
    service.short_name = command.short_name;
    service.owner_org = command.owner_org;
    service.tier = command.tier.value_or(service.tier);
    service.deadlines = command.deadlines.value_or(std::vector<Deadline>());
    service.continuity = command.continuity;
    service.since = asked.now;
    service.impact = command.impact;
    return event_of(asked, Happening::service_declared, {service});
}

Result<Event> decided(const Asked& asked, const ChangeService& command) {
    auto service = existing(asked.record.services, command.service, service_kind);
    if (!service) return service.problem();
    if (Refusal refusal = proof_refusal(asked, *service, command)) return *refusal;
    if (!(service->continuity == command.continuity.value)) enter(asked, *service, command);
    if (!command.basis.empty()) service->basis = command.basis;
    if (command.impact) service->impact = *command.impact;
    if (!is_blank(command.impact_text)) service->impact_text = command.impact_text;
    if (!is_blank(command.workaround)) service->workaround = command.workaround;
    if (command.workaround_until) service->workaround_until = command.workaround_until;
    if (command.next_update_at) service->next_update_at = command.next_update_at;
    return event_of(asked, makes<ChangeService>, {*service});
}

Result<Event> decided(const Asked& asked, const PromiseUpdate& command) {
    auto service = existing(asked.record.services, command.service, service_kind);
    if (!service) return service.problem();
    service->next_update_at = command.next_update_at;
    return event_of(asked, makes<PromiseUpdate>, {*service});
}

// Only what is known and not normal can be accepted as it is.
Result<Event> decided(const Asked& asked, const AcceptResidual& command) {
    auto service = existing(asked.record.services, command.service, service_kind);
    if (!service) return service.problem();
    const bool acceptable = service->continuity == Continuity::stopped || service->continuity == Continuity::degraded ||
                            service->continuity == Continuity::workaround;
    if (command.accepted && !acceptable) {
        const Text state = word_of(service->continuity);
        return problem(Trouble::illegal_transition,
                       service->id.text + " はいま「" + state.ja +
                           "」です。受容できるのは、停止・一部影響・代替継続と確認されたものだけです。",
                       service->id.text + " is \"" + state.en +
                           "\" now: only what is confirmed as stopped, degraded or on a workaround can be accepted.");
    }
    service->accepted_residual = command.accepted;
    return event_of(asked, makes<AcceptResidual>, {*service});
}

}  // namespace model::deciding
