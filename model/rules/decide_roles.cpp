// Who sits where, and how a role moves from one person to the next without a gap and without two holders.
// It must never know what the holder may do: that is the token's business.
#include "model/rules/deciding.h"
#include "model/text/person.h"

namespace model::deciding {
namespace {

constexpr Arrow<HandoverState> handover_arrows[] = {
    {HandoverState::requested, HandoverState::briefing}, {HandoverState::requested, HandoverState::withdrawn},
    {HandoverState::briefing, HandoverState::readback},  {HandoverState::briefing, HandoverState::withdrawn},
    {HandoverState::readback, HandoverState::accepted},  {HandoverState::readback, HandoverState::withdrawn},
    {HandoverState::accepted, HandoverState::announced},
};

Happening happening_of(HandoverState state) {
    switch (state) {
        case HandoverState::briefing: return Happening::handover_briefing;
        case HandoverState::readback: return Happening::handover_readback;
        case HandoverState::accepted: return Happening::handover_accepted;
        case HandoverState::announced: return Happening::handover_announced;
        case HandoverState::withdrawn: return Happening::handover_withdrawn;
        case HandoverState::requested:
        case HandoverState::other: break;
    }
    return Happening::handover_requested;
}

bool is_under_way(const Handover& handover) {
    return handover.state == HandoverState::requested || handover.state == HandoverState::briefing ||
           handover.state == HandoverState::readback;
}

bool holds(const RoleHolding& holding, const std::string& person, const std::string& org) {
    return same_person({holding.holder, holding.org}, {person, org});
}

// Who has it for all incidents keeps the others: only where there is no other does it end for them.
bool stays(const Asked& asked, const RoleHolding& holding, const Seat& seat) {
    return holding.incident != seat.incident && !is_only_one(asked.record, seat.incident);
}

// The role moved to `person` in one step: every present holding ends at the moment the new one begins.
Result<std::vector<Entity>> moved(const Asked& asked, const Seat& seat, const std::string& person,
                                  const std::string& org) {
    std::vector<Entity> entities;
    for (const RoleHolding* present : present_holdings(asked, seat)) {
        if (stays(asked, *present, seat)) continue;
        RoleHolding ended = *present;
        ended.until = asked.now;
        entities.emplace_back(std::move(ended));
    }
    if (asked.record.roles.size() >= most_of_a_kind) return too_many(Kind{"席", "role", "role", ""});
    RoleHolding holding;
    holding.id = RoleId(next_id(std::string(wire_name(seat.role.value)) + "-", ids_of(asked.record.roles)));
    holding.role = seat.role;
    holding.incident = seat.incident;
    holding.holder = person;
    holding.org = org;
    holding.since = asked.now;
    entities.emplace_back(std::move(holding));
    return entities;
}

Problem sits_there_already(const Word<RoleName>& role, const std::string& person, const std::string& org,
                           std::string_view field) {
    const Text who = person_text(person, org);
    const Text seat = word_of(role);
    return problem(Trouble::illegal_transition,
                   who.ja + "はもう「" + seat.ja + "」です。ほかの人の名前を挙げてください。",
                   who.en + " is \"" + seat.en + "\" already: name somebody else.", std::string(field));
}

}  // namespace

Result<Event> decided(const Asked& asked, const AssignRole& command) {
    const auto incident = incident_of(asked, command.incident);
    if (!incident) return incident.problem();
    const Seat seat{command.role, *incident};
    const auto present = present_holdings(asked, seat);
    const bool same = present.size() == 1 && present.front()->incident == seat.incident;
    if (same && holds(*present.front(), command.holder, command.org))
        return sits_there_already(command.role, command.holder, command.org, "holder");
    auto entities = moved(asked, seat, command.holder, command.org);
    if (!entities) return entities.problem();
    return event_of(asked, makes<AssignRole>, std::move(*entities));
}

Result<Event> decided(const Asked& asked, const RequestHandover& command) {
    const auto incident = incident_of(asked, command.incident);
    if (!incident) return incident.problem();
    for (const Handover& handover : asked.record.handovers) {
        if (!(handover.role == command.role) || handover.incident != *incident || !is_under_way(handover)) continue;
        const Text state = word_of(handover.state);
        return problem(Trouble::illegal_transition,
                       handover.id.text + " が「" + state.ja + "」の途中です。それを終えるか取り下げてください。",
                       handover.id.text + " is under way (\"" + state.en + "\"): finish it or withdraw it first.");
    }
    const auto id = new_id(asked.whole.handovers, command.handover, handover_kind);
    if (!id) return id.problem();
    const auto present = present_holdings(asked, {command.role, *incident});
    if (!present.empty() && holds(*present.front(), command.to, command.to_org))
        return sits_there_already(command.role, command.to, command.to_org, "to");
    Handover handover;
    handover.id = *id;
    handover.role = command.role;
    handover.incident = *incident;
    if (!present.empty()) handover.from = present.front()->holder;
    handover.to = command.to;
    handover.to_org = command.to_org;
    handover.reason = command.reason;
    handover.state_since = asked.now;
    return event_of(asked, makes<RequestHandover>, {handover});
}

Result<Event> decided(const Asked& asked, const MoveHandover& command) {
    auto handover = existing(asked.record.handovers, command.handover, handover_kind);
    if (!handover) return handover.problem();
    const HandoverState to = command.state.value;
    const std::string& id = handover->id.text;
    if (Refusal refusal = arrow_refusal<HandoverState>(handover_arrows, id, handover->state, to)) return *refusal;
    handover->state = to;
    handover->state_since = asked.now;
    std::vector<Entity> entities{*handover};
    if (to == HandoverState::accepted) {
        auto roles = moved(asked, {handover->role, handover->incident}, handover->to, handover->to_org);
        if (!roles) return roles.problem();
        entities.insert(entities.end(), roles->begin(), roles->end());
    }
    return event_of(asked, happening_of(to), std::move(entities));
}

}  // namespace model::deciding
