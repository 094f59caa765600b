// What was heard and what is known: facts from one source until somebody confirms, refutes or corrects them.
// It must never change a service: that is a separate command that names its fact.
#include "model/rules/deciding.h"

namespace model::deciding {
namespace {

constexpr Arrow<FactStatus> fact_arrows[] = {
    {FactStatus::unconfirmed, FactStatus::confirmed},
    {FactStatus::unconfirmed, FactStatus::refuted},
    {FactStatus::confirmed, FactStatus::corrected},
};

// Clocks of two machines may differ by this much before a time counts as lying in the future.
constexpr Milliseconds clock_tolerance{2000};

Refusal time_refusal(const Asked& asked, const Instant& at, const Instant& heard_at) {
    if (heard_at > asked.now + clock_tolerance) {
        return problem(Trouble::invalid,
                       "聞いた時刻 " + clock(asked, heard_at) + " はまだ来ていません。時刻と時差を確かめてください。",
                       "It cannot have been heard at " + clock(asked, heard_at) +
                           ", which is still to come: check the time and its offset.",
                       "heard_at");
    }
    if (at > asked.now + clock_tolerance) {
        const std::string time = clock(asked, at);
        return problem(
            Trouble::invalid,
            "起きた時刻 " + time + " はまだ来ていません。これからのことは「見込み」で、時刻は本文に書いてください。",
            "It cannot have happened at " + time +
                ", which is still to come: say what is expected with estimate, its time in the text.",
            "at");
    }
    if (at > heard_at + clock_tolerance) {
        return problem(Trouble::invalid,
                       "起きた時刻 " + clock(asked, at) + " が聞いた時刻 " + clock(asked, heard_at) +
                           " より後です。時刻と時差を確かめてください。",
                       "It cannot have happened at " + clock(asked, at) + ", after it was heard at " +
                           clock(asked, heard_at) + ": check the time and its offset.",
                       "at");
    }
    return std::nullopt;
}

void settle(const Asked& asked, Fact& fact, FactStatus status) {
    fact.status = status;
    fact.status_since = asked.now;
    fact.confirmed_by = asked.actor.who;
    fact.confirmed_by_org = asked.actor.org;
}

Result<Event> settled(const Asked& asked, const FactId& id, FactStatus to, Happening what) {
    auto fact = existing(asked.record.facts, id, fact_kind);
    if (!fact) return fact.problem();
    if (Refusal refusal = arrow_refusal<FactStatus>(fact_arrows, fact->id.text, fact->status, to)) return *refusal;
    settle(asked, *fact, to);
    return event_of(asked, what, {*fact});
}

}  // namespace

Result<Event> decided(const Asked& asked, const PostFact& command) {
    const auto id = new_id(asked.whole.facts, command.fact, fact_kind, command.only);
    if (!id) return id.problem();
    if (Refusal refusal = reference_refusal(asked.record.services, command.about, service_kind)) return *refusal;
    const Instant heard_at = command.heard_at.value_or(asked.now);
    if (Refusal refusal = time_refusal(asked, command.at, heard_at)) return *refusal;
    Fact fact;
    fact.id = *id;
    fact.at = command.at;
    fact.heard_at = heard_at;
    fact.source = is_blank(command.source) ? asked.actor.who : command.source;
    fact.kind = command.kind;
    fact.text = command.text;
    fact.about = command.about;
    fact.status_since = asked.now;
    fact.only = command.only;
    if (command.confirmed) settle(asked, fact, FactStatus::confirmed);
    return event_of(asked, makes<PostFact>, {fact});
}

Result<Event> decided(const Asked& asked, const ConfirmFact& command) {
    return settled(asked, command.fact, FactStatus::confirmed, makes<ConfirmFact>);
}

Result<Event> decided(const Asked& asked, const RefuteFact& command) {
    return settled(asked, command.fact, FactStatus::refuted, makes<RefuteFact>);
}

// The old text stays, struck; the new one is a fact of its own that names what it replaces.
Result<Event> decided(const Asked& asked, const CorrectFact& command) {
    auto old = existing(asked.record.facts, command.fact, fact_kind);
    if (!old) return old.problem();
    const FactStatus to = FactStatus::corrected;
    if (Refusal refusal = arrow_refusal<FactStatus>(fact_arrows, old->id.text, old->status, to)) return *refusal;
    const auto id = new_id(asked.whole.facts, command.replacement, fact_kind, old->only);
    if (!id) return id.problem();
    Fact replacement = *old;
    replacement.id = *id;
    replacement.heard_at = asked.now;
    replacement.source = asked.actor.who;
    replacement.text = command.text;
    replacement.supersedes = old->id;
    settle(asked, replacement, FactStatus::confirmed);
    old->status = to;
    old->status_since = asked.now;
    return event_of(asked, makes<CorrectFact>, {*old, replacement});
}

}  // namespace model::deciding
