// Which incident leads the board and in which mode it is.
// It must never call calm what is empty, suspected or unanswered.
#include "model/board_parts.h"

#include <algorithm>
#include <tuple>

namespace model::parts {
namespace {

constexpr Milliseconds clock_tolerance{2000};  // I12: events may be this far ahead of the cut second

bool was_contained_lately(const Incident& incident, Instant now) {
    return !incident.contained_at || now - *incident.contained_at < contained_shown;
}

bool is_running(const Incident& incident, Instant now) {
    switch (incident.phase.value) {
        case Phase::closed:
        case Phase::cancelled: return false;
        case Phase::contained: return was_contained_lately(incident, now);
        default: return true;
    }
}

auto weight(const Incident& incident) {
    return std::tuple(incident.phase == Phase::contained, static_cast<int>(incident.severity.value),
                      incident.recognised_at.ms);
}

bool has_unanswered_work(const Record& record) {
    const bool unowned = std::any_of(record.actions.begin(), record.actions.end(), is_unowned);
    const bool undecided = std::any_of(record.decisions.begin(), record.decisions.end(),
                                       [](const Decision& decision) { return decision.state == DecisionState::open; });
    return unowned || undecided || std::any_of(record.helps.begin(), record.helps.end(), is_waiting);
}

bool has_trouble(const Record& record) {
    return std::any_of(record.services.begin(), record.services.end(), [&](const Service& service) {
        return shown_continuity(record, service) != Continuity::normal && !is_residual(record, service);
    });
}

}  // namespace

bool is_truly_contained(const Record& record, const Incident& incident) {
    if (!(incident.phase == Phase::contained)) return false;
    return std::none_of(record.services.begin(), record.services.end(),
                        [&](const Service& service) { return rank(record, service) >= 2; });
}

const Incident* leading_incident(const Record& record, Instant now) {
    const Incident* leading = nullptr;
    for (const Incident& incident : record.incidents)
        if (is_running(incident, now) && (!leading || weight(incident) < weight(*leading))) leading = &incident;
    return leading;
}

int open_incidents(const Record& record, Instant now) {
    return static_cast<int>(std::count_if(record.incidents.begin(), record.incidents.end(),
                                          [&](const Incident& incident) { return is_running(incident, now); }));
}

BoardMode mode_of(const Record& record, Instant now) {
    if (record.services.empty()) return BoardMode::incident;
    if (const Incident* leading = leading_incident(record, now))
        return is_truly_contained(record, *leading) ? BoardMode::contained : BoardMode::incident;
    return has_trouble(record) || has_unanswered_work(record) ? BoardMode::incident : BoardMode::calm;
}

std::vector<const RoleHolding*> commanders(const Record& record, Instant at) {
    std::vector<const RoleHolding*> found;
    for (const RoleHolding& holding : record.roles) {
        // Who went and who came did so in one moment: both are judged by the same clock.
        const bool over = holding.until && *holding.until <= at + clock_tolerance;
        if (!(holding.role == RoleName::commander) || over || holding.since > at + clock_tolerance) continue;
        const bool known = std::any_of(found.begin(), found.end(), [&](const RoleHolding* other) {
            return other->holder == holding.holder && other->org == holding.org;
        });
        if (!known && !holding.holder.empty()) found.push_back(&holding);
    }
    return found;
}

}  // namespace model::parts
