// The rules of order. Keys depend on states and on whether a time has passed, never on how long is left, so that rows do
// not move with the seconds.
#include "model/record/order.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace model {
namespace {

constexpr Milliseconds acknowledge_within{3 * 60'000};
constexpr std::int64_t never = INT64_MAX;
constexpr Milliseconds contained_shown{30 * 60'000};
constexpr int below_trouble = -1;  // less than any rank

bool has_confirmed_basis(const Record& record, const Service& service) {
    const Fact* basis = record.facts.find(service.basis);
    if (!basis) return false;
    if (basis->status == FactStatus::confirmed) return true;
    if (!(basis->status == FactStatus::corrected)) return false;
    return std::any_of(record.facts.begin(), record.facts.end(), [&](const Fact& fact) {
        return fact.supersedes == basis->id && fact.status == FactStatus::confirmed;
    });
}

bool was_left_by_containment(const Record& record, const Service& service) {
    if (!service.since) return false;
    const Instant told = service.told_at.value_or(*service.since);  // what nobody knew was not left on purpose
    return std::any_of(record.incidents.begin(), record.incidents.end(), [&](const Incident& incident) {
        return incident.contained_at && told <= *incident.contained_at &&
               (incident.phase == Phase::contained || incident.phase == Phase::closed);
    });
}

struct ServiceKey {
    int rank;
    std::int64_t deadline;
    int tier;
    std::size_t place;
    const Service* service;

    bool operator<(const ServiceKey& other) const {
        return std::tie(other.rank, deadline, tier, place) < std::tie(rank, other.deadline, other.tier, other.place);
    }
};

std::int64_t ms_or_never(const std::optional<Instant>& instant) { return instant ? instant->ms : never; }

int progress(const Action& action) {
    switch (action.state.value) {
        case ActionState::in_progress: return 0;
        case ActionState::verifying: return 1;
        case ActionState::acknowledged: return 2;
        case ActionState::ordered: return 3;
        default: return 4;
    }
}

int urgency(const Action& action, bool help_wanted, Instant now) {
    if (help_wanted) return 0;
    if (action.state == ActionState::blocked) return 1;
    if (has_got_worse(action)) return 2;
    if (is_overdue(action, now)) return 3;
    if (is_unowned(action)) return 4;
    if (is_unacknowledged(action, now)) return 5;
    return 6;
}

struct ActionKey {
    int urgency;
    std::int64_t due;
    int progress;
    std::int64_t check;
    std::size_t place;
    const Action* action;

    bool operator<(const ActionKey& other) const {
        return std::tie(urgency, due, progress, check, place) <
               std::tie(other.urgency, other.due, other.progress, other.check, other.place);
    }
};

template <class Key>
auto values_of(const std::vector<Key>& keys, auto member) {
    std::vector<std::decay_t<decltype(keys.front().*member)>> values;
    values.reserve(keys.size());
    for (const Key& key : keys) values.push_back(key.*member);
    return values;
}

// Beyond this many rows nobody has learnt a place, and only the order counts.
constexpr std::size_t most_learnt_places = 400;

using Positions = std::map<ServiceId, std::size_t>;

// Puts `fresh` before the first kept row that the wanted order puts after it.
void insert_in_place(std::vector<ServiceId>& kept, const ServiceId& fresh, const Positions& wanted) {
    const std::size_t mine = wanted.at(fresh);
    const auto at = std::find_if(kept.begin(), kept.end(), [&](const ServiceId& id) {
        const auto other = wanted.find(id);
        return other != wanted.end() && other->second > mine;
    });
    kept.insert(at, fresh);
}

auto weight(const Incident& incident) {
    return std::tuple(incident.phase == Phase::contained, static_cast<int>(incident.severity.value),
                      incident.recognised_at.ms);
}

// True when this trouble was there before another incident was contained, which was before this one: that one's.
bool is_left_over(const Record& record, const Incident& incident, Instant began) {
    return std::any_of(record.incidents.begin(), record.incidents.end(), [&](const Incident& other) {
        return !(other.id == incident.id) && other.contained_at && began <= *other.contained_at &&
               *other.contained_at <= incident.recognised_at;
    });
}

bool is_over_before(const Service& service, Instant at) {
    return service.continuity == Continuity::normal && service.since && *service.since < at;
}

}  // namespace

bool is_impact(Continuity shown) {
    return shown == Continuity::stopped || shown == Continuity::degraded || shown == Continuity::workaround;
}

std::optional<Beginning> impact_of(const Service& service) {
    if (service.impact_since) return Beginning{*service.impact_since, service.impact_told_at};
    if (!is_impact(service.continuity.value) || !service.since) return std::nullopt;
    return Beginning{*service.since, service.told_at};
}

std::set<ServiceId> services_of_others(const Record& record, const Incident& incident) {
    std::set<ServiceId> others, own;
    if (record.incidents.size() < 2) return others;
    for (const Action& action : record.actions) {
        if (action.incident.empty()) continue;
        auto& into = action.incident == incident.id ? own : others;
        into.insert(action.service_ids.begin(), action.service_ids.end());
    }
    for (const ServiceId& id : own) others.erase(id);
    return others;
}

std::optional<Beginning> impact_of(const Record& record, const Incident& incident) {
    const std::set<ServiceId> others = services_of_others(record, incident);
    const bool over = incident.contained_at && (incident.phase == Phase::contained || incident.phase == Phase::closed);
    std::optional<Beginning> first;
    for (const Service& service : record.services) {
        const std::optional<Beginning> began = impact_of(service);
        if (!began || others.contains(service.id) || is_over_before(service, incident.recognised_at)) continue;
        if (over && began->at > *incident.contained_at) continue;
        if (is_left_over(record, incident, began->at)) continue;
        if (!first || began->at < first->at) first = began;
    }
    return first;
}

Continuity shown_continuity(const Record& record, const Service& service) {
    switch (service.continuity.value) {
        case Continuity::normal: return Continuity::normal;
        case Continuity::stopped:
        case Continuity::degraded:
        case Continuity::workaround:
            return has_confirmed_basis(record, service) ? service.continuity.value : Continuity::unknown;
        default: return Continuity::unknown;
    }
}

bool is_residual(const Record& record, const Service& service) {
    if (service.accepted_residual) return true;
    return shown_continuity(record, service) == Continuity::workaround && was_left_by_containment(record, service);
}

int rank(const Record& record, const Service& service) {
    if (service.accepted_residual) return 0;
    switch (shown_continuity(record, service)) {
        case Continuity::stopped: return 4;
        case Continuity::unknown: return 3;
        case Continuity::degraded: return 2;
        case Continuity::workaround: return 1;
        default: return 0;
    }
}

bool is_hard(const Deadline& deadline) { return !(deadline.kind == DeadlineKind::soft); }

std::optional<Instant> next_hard_deadline(const Service& service, Instant now) {
    std::optional<Instant> next;
    for (const Deadline& deadline : service.deadlines)
        if (is_hard(deadline) && deadline.at > now && (!next || deadline.at < *next)) next = deadline.at;
    return next;
}

std::set<ServiceId> unstated_services(const Record& record) {
    std::set<ServiceId> unstated;
    for (const Service& service : record.services)
        if (service.continuity == Continuity::unknown && service.impact_text == Text{} && !service.next_update_at)
            unstated.insert(service.id);
    for (const Fact& fact : record.facts) unstated.erase(fact.about);
    return unstated;
}

std::vector<const Service*> troubled_in_order(const Record& record, Instant now) {
    const std::set<ServiceId> unstated = unstated_services(record);
    std::vector<ServiceKey> keys;
    std::size_t place = 0;
    for (const Service& service : record.services) {
        ++place;
        if (shown_continuity(record, service) == Continuity::normal) continue;
        const std::int64_t deadline = ms_or_never(next_hard_deadline(service, now));
        const int weight = unstated.contains(service.id) ? below_trouble : rank(record, service);
        keys.push_back({weight, deadline, service.tier, place, &service});
    }
    std::sort(keys.begin(), keys.end());
    return values_of(keys, &ServiceKey::service);
}

std::vector<ServiceId> places_after(const std::vector<ServiceId>& before, const Record& record, Instant now,
                                    const std::vector<ServiceId>& leaving, bool may_reorder) {
    std::vector<ServiceId> wanted;
    for (const Service* service : troubled_in_order(record, now)) wanted.push_back(service->id);
    Positions positions;
    for (std::size_t i = 0; i < wanted.size(); ++i) positions.emplace(wanted[i], i);
    const std::set<ServiceId> known(before.begin(), before.end());
    const std::set<ServiceId> staying(leaving.begin(), leaving.end());
    if (may_reorder || wanted.size() > most_learnt_places) {
        for (const ServiceId& id : leaving)
            if (!positions.contains(id)) wanted.push_back(id);
        return wanted;
    }
    std::vector<ServiceId> kept;
    for (const ServiceId& id : before)
        if (positions.contains(id) || staying.contains(id)) kept.push_back(id);
    for (const ServiceId& id : wanted)
        if (!known.contains(id)) insert_in_place(kept, id, positions);
    return kept;
}

bool is_open(const Action& action) {
    switch (action.state.value) {
        case ActionState::done:
        case ActionState::ineffective:
        case ActionState::cancelled:
        case ActionState::followup: return false;
        default: return true;
    }
}

bool is_undecided(const Decision& decision) {
    return decision.state == DecisionState::open || decision.state == DecisionState::other;
}

bool is_unowned(const Action& action) { return is_open(action) && action.owner.empty(); }

bool has_got_worse(const Action& action) {
    if (!is_open(action) || !action.alerts_worse_at) return false;
    const bool claimed_since = action.claimed_at && *action.claimed_at > *action.alerts_worse_at;
    return !claimed_since && !(action.state_since && *action.state_since > *action.alerts_worse_at);
}

bool is_overdue(const Action& action, Instant now) {
    if (!is_open(action)) return false;
    return (action.due && *action.due < now) || (action.check_at && *action.check_at < now);
}

bool is_unacknowledged(const Action& action, Instant now) {
    return action.state == ActionState::ordered && !action.owner.empty() && action.state_since &&
           !is_recent(*action.state_since, acknowledge_within + Milliseconds{1}, now);
}

bool is_active(const Guardrail& guardrail, Instant now) {
    return !guardrail.lifted && (!guardrail.until || *guardrail.until > now);
}

bool is_waiting(const Help& help) {
    switch (help.state.value) {
        case HelpState::wanted:
        case HelpState::offered:
        case HelpState::other: return true;
        default: return false;
    }
}

std::vector<const Action*> open_in_order(const Record& record, Instant now) {
    std::set<ActionId> helped;
    for (const Help& help : record.helps)
        if (is_waiting(help)) helped.insert(help.action_id);
    std::vector<ActionKey> keys;
    std::size_t place = 0;
    for (const Action& action : record.actions) {
        ++place;
        if (!is_open(action)) continue;
        const int first = urgency(action, helped.contains(action.id), now);
        keys.push_back(
            {first, ms_or_never(action.due), progress(action), ms_or_never(action.check_at), place, &action});
    }
    std::sort(keys.begin(), keys.end());
    return values_of(keys, &ActionKey::action);
}

bool goes_on(const Incident& incident, Instant now) {
    switch (incident.phase.value) {
        case Phase::closed:
        case Phase::cancelled: return false;
        case Phase::contained: return !incident.contained_at || now - *incident.contained_at < contained_shown;
        default: return true;
    }
}

std::vector<const Incident*> running_incidents(const Record& record, Instant now) {
    std::vector<const Incident*> running;
    for (const Incident& incident : record.incidents)
        if (goes_on(incident, now)) running.push_back(&incident);
    std::stable_sort(running.begin(), running.end(),
                     [](const Incident* a, const Incident* b) { return weight(*a) < weight(*b); });
    return running;
}

const Incident* shown_incident(const Record& record, const IncidentId& chosen, Instant now) {
    const auto running = running_incidents(record, now);
    for (const Incident* incident : running)
        if (incident->id == chosen) return incident;
    return running.empty() ? nullptr : running.front();
}

}  // namespace model
