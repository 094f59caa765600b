// In which mode the board is, and who commands.
// It must never call calm what is empty, suspected, unanswered, unexplained or unwatched.
#include "model/board/board_parts.h"
#include "model/text/person.h"

#include <algorithm>

namespace model::parts {
bool is_truly_contained(const Record& record, const Incident& incident) {
    if (!(incident.phase == Phase::contained)) return false;
    return std::none_of(record.services.begin(), record.services.end(),
                        [&](const Service& service) { return rank(record, service) >= 2; });
}

BoardMode mode_of(const Record& record, const Incident* shown, const Unrest& unrest) {
    if (record.services.empty()) return BoardMode::incident;
    if (shown) return is_truly_contained(record, *shown) ? BoardMode::contained : BoardMode::incident;
    return is_calm(record, unrest) ? BoardMode::calm : BoardMode::incident;
}

std::vector<const RoleHolding*> commanders(const Record& record) {
    std::vector<const RoleHolding*> found;
    for (const RoleHolding& holding : record.roles) {
        if (!(holding.role == RoleName::commander) || is_over(holding)) continue;
        const bool known = std::any_of(found.begin(), found.end(), [&](const RoleHolding* other) {
            return same_person({other->holder, other->org}, {holding.holder, holding.org});
        });
        if (!known && !holding.holder.empty()) found.push_back(&holding);
    }
    return found;
}

}  // namespace model::parts
