// A handover that was accepted ended the seat at the moment the next one began; one that goes on is about the seat held now.
// It must never look at a clock.
#include "model/record/giving.h"

#include "model/text/person.h"

namespace model {
namespace {

bool is_of(const RoleHolding& holding, const Handover& handover) {
    return holding.role == handover.role && (holding.incident.empty() || holding.incident == handover.incident);
}

// When the receiver's seat began; nothing while it has not.
std::optional<Instant> accepted_at(const Record& record, const Handover& handover) {
    std::optional<Instant> at;
    if (!(handover.state == HandoverState::accepted) && !(handover.state == HandoverState::announced)) return at;
    for (const RoleHolding& holding : record.roles)
        if (is_of(holding, handover) && same_person({holding.holder, holding.org}, {handover.to, handover.to_org}))
            at = holding.since;
    return at;
}

}  // namespace

const RoleHolding* given_seat(const Record& record, const Handover& handover) {
    const std::optional<Instant> ended = accepted_at(record, handover);
    const RoleHolding* found = nullptr;
    for (const RoleHolding& holding : record.roles) {
        if (handover.from.empty() || !is_of(holding, handover) || !alike_people(holding.holder, handover.from))
            continue;
        const bool fits = ended ? holding.until == ended : !holding.until;
        const bool found_fits = found && (ended ? found->until == ended : !found->until);
        if (fits || !found_fits) found = &holding;
    }
    return found;
}

}  // namespace model
