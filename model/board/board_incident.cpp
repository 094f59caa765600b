// In which mode the board is, and who commands.
// It must never call calm what is empty, suspected, unanswered, unexplained or unwatched.
#include "model/board/board_parts.h"

#include <algorithm>

namespace model::parts {
namespace {

bool has_unanswered_work(const Record& record) {
    const bool unowned = std::any_of(record.actions.begin(), record.actions.end(), is_unowned);
    const bool undecided = std::any_of(record.decisions.begin(), record.decisions.end(), is_undecided);
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

BoardMode mode_of(const Record& record, const Incident* shown, const Unrest& unrest) {
    if (record.services.empty()) return BoardMode::incident;
    if (shown) return is_truly_contained(record, *shown) ? BoardMode::contained : BoardMode::incident;
    const bool uneasy = unrest.any() || has_trouble(record) || has_unanswered_work(record);
    return uneasy ? BoardMode::incident : BoardMode::calm;
}

namespace {

// Nobody takes command ahead of time: whoever has it since a time still to come had it when the clock was set back, and
// whoever had it until then has it no more.
bool has_gone(const Record& record, const RoleHolding& holding, Instant at) {
    if (!holding.until) return false;
    // Who went and who came did so in one moment: both are judged by the same clock.
    if (*holding.until <= at + clock_tolerance || lies_ahead(holding.since, at)) return true;
    return std::any_of(record.roles.begin(), record.roles.end(), [&](const RoleHolding& other) {
        return other.role == holding.role && other.id != holding.id && lies_ahead(other.since, at) &&
               *holding.until <= other.since;
    });
}

}  // namespace

std::vector<const RoleHolding*> commanders(const Record& record, Instant at) {
    std::vector<const RoleHolding*> found;
    for (const RoleHolding& holding : record.roles) {
        if (!(holding.role == RoleName::commander) || has_gone(record, holding, at)) continue;
        const bool known = std::any_of(found.begin(), found.end(), [&](const RoleHolding* other) {
            return other->holder == holding.holder && other->org == holding.org;
        });
        if (!known && !holding.holder.empty()) found.push_back(&holding);
    }
    return found;
}

}  // namespace model::parts
