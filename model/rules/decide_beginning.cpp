// Beginnings, told at once or late: when a service came to be as it is, and when its trouble began. What was typed when
// is the event's own time; here stands when it happened. A beginning before the service was seen to be normal is taken
// when somebody says so, and warned about; a proof alone never moves it there.
// It must never say that something began which is still to come.
#include "model/rules/deciding_beginning.h"

#include "model/record/order.h"

namespace model::deciding {
namespace {

Problem beginning_problem(const std::string& ja, const std::string& en) {
    return problem(Trouble::invalid, ja, en, "at");
}

Refusal ahead_refusal(const Asked& asked, Instant at) {
    if (!lies_ahead(at, asked.now)) return std::nullopt;
    const std::string said = clock(asked, at);
    return beginning_problem(
        "始まりの時刻 " + said + " はまだ来ていません。時刻と時差を確かめてください。",
        "It cannot have begun at " + said + ", which is still to come: check the time and its offset.");
}

std::optional<Instant> told_for(const Asked& asked, Instant began) {
    return asked.now - began > told_at_once ? std::optional(asked.now) : std::nullopt;
}

// The last moment somebody saw it normal: what proved it, else when it was said.
std::optional<Instant> seen_normal(const Asked& asked, const Service& service) {
    const Fact* proof = asked.record.facts.find(service.basis);
    const std::optional<Instant> seen = proof ? std::optional(proof->at) : service.since;
    return seen && !lies_ahead(*seen, asked.now) ? seen : std::nullopt;
}

void put_impact(Service& service, const std::optional<Beginning>& impact) {
    const bool with_state =
        impact && is_impact(service.continuity.value) && service.since && impact->at >= *service.since;
    const bool said = impact && !with_state;
    service.impact_since = said ? std::optional(impact->at) : std::nullopt;
    service.impact_told_at = said ? impact->told : std::nullopt;
}

Problem order_problem(const Asked& asked, const Service& service, Instant at) {
    const Text state = word_of(service.continuity);
    const std::string since = service.since ? clock(asked, *service.since) : std::string{};
    const std::string began = clock(asked, at);
    return beginning_problem(service.id.text + " は " + since + " から「" + state.ja + "」です。影響の始まり " + began +
                                 " がそれより後になります。どちらかの時刻を確かめてください。",
                             service.id.text + " is \"" + state.en + "\" since " + since +
                                 ": its trouble cannot have begun at " + began + ", after that. Check both times.");
}

// Since when it is as it is now. What began before goes on having begun then, unless it would have begun later.
Refusal tell_state(const Asked& asked, Service& service, Instant at) {
    const std::optional<Beginning> impact = impact_of(service);
    const bool is_trouble = is_impact(service.continuity.value);
    if (!is_trouble && impact && at <= impact->at) {
        service.since = at;
        return order_problem(asked, service, impact->at);
    }
    const bool with_state = is_trouble && !service.impact_since;
    service.since = at;
    service.told_at = told_for(asked, at);
    put_impact(service, with_state ? std::nullopt : impact);
    return std::nullopt;
}

// When the trouble began that it is in, or was in last.
Refusal tell_impact(const Asked& asked, Service& service, Instant at) {
    const bool is_trouble = is_impact(service.continuity.value);
    const std::optional<Beginning> impact = impact_of(service);
    if ((is_trouble && !service.impact_since) || (service.continuity == Continuity::unknown && !impact))
        return tell_state(asked, service, at);
    if (!impact)
        return problem(Trouble::illegal_transition,
                       service.id.text +
                           " に影響の記録がありません。いつからいまの状態かなら、状態の語も書いてください(例 "
                           "始まり " +
                           service.id.text + " " + word_of(service.continuity).ja + " 16:58)。",
                       service.id.text +
                           " has no trouble on record. To say since when it is as it is, name the state too "
                           "(such as: began " +
                           service.id.text + " normal 16:58).");
    if (is_trouble && service.since && at >= *service.since) {
        service.impact_since.reset();
        return tell_state(asked, service, at);
    }
    if (service.since && at >= *service.since) return order_problem(asked, service, at);
    put_impact(service, Beginning{at, told_for(asked, at)});
    return std::nullopt;
}

}  // namespace

Instant beginning_of(const Asked& asked, const Service& before, Continuity to, const FactId& proof) {
    const Fact* fact = asked.record.facts.find(proof);
    const bool says_when = fact && fact->status == FactStatus::confirmed && fact->kind == FactKind::fact;
    if (to == Continuity::unknown || !says_when || fact->at >= asked.now) return asked.now;
    if (!before.since || lies_ahead(*before.since, asked.now)) return asked.now;
    if (!(before.continuity == Continuity::unknown)) return fact->at < *before.since ? asked.now : fact->at;
    const std::optional<Beginning> impact = impact_of(before);
    const bool before_normal = before.normal_at && fact->at < *before.normal_at;
    const bool ends_before_it_began = to == Continuity::normal && impact && fact->at <= impact->at;
    return before_normal || ends_before_it_began ? asked.now : fact->at;
}

void begin(const Asked& asked, Service& service, Continuity to, Instant since) {
    const bool was_normal = service.continuity == Continuity::normal;
    const std::optional<Beginning> impact = was_normal ? std::nullopt : impact_of(service);
    if (was_normal) service.normal_at = seen_normal(asked, service);
    service.continuity = to;
    service.since = since;
    service.told_at = told_for(asked, since);
    put_impact(service, impact);
}

Result<Event> decided(const Asked& asked, const TellBeginning& command) {
    auto service = existing(asked.record.services, command.service, service_kind);
    if (!service) return service.problem();
    if (Refusal refusal = ahead_refusal(asked, command.at)) return *refusal;
    if (command.continuity && !(service->continuity == command.continuity->value)) {
        const Text state = word_of(service->continuity);
        return problem(
            Trouble::illegal_transition,
            service->id.text + " はいま「" + state.ja + "」です。いまの状態の始まりだけを記せます。",
            service->id.text + " is \"" + state.en + "\" now: only of its present state can be told since when.",
            "continuity");
    }
    const Refusal refusal =
        command.continuity ? tell_state(asked, *service, command.at) : tell_impact(asked, *service, command.at);
    if (refusal) return *refusal;
    return event_of(asked, makes<TellBeginning>, {*service}, command.note);
}

}  // namespace model::deciding
