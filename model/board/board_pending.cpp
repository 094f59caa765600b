// What the person at this board can do to an action, and what a command on its way or refused means for its row. It must
// never let a claim look owned before the feed shows it.
#include "model/board/board_parts.h"
#include "model/text/person.h"

#include <algorithm>

namespace model::parts {
namespace {

bool is_done_when_told(const Action& action) {
    return action.verb == Verb::notify || action.verb == Verb::confirm || action.verb == Verb::collect;
}

std::vector<Move> own_moves(const Action& action) {
    switch (action.state.value) {
        case ActionState::ordered: return {Move::acknowledge, Move::release, Move::later, Move::note};
        case ActionState::acknowledged: return {Move::start, Move::release, Move::later, Move::note};
        case ActionState::blocked: return {Move::resume, Move::release, Move::later, Move::note};
        case ActionState::verifying: return {Move::done, Move::release, Move::later, Move::note};
        case ActionState::in_progress: break;
        default: return {Move::note};
    }
    if (is_done_when_told(action))
        return {Move::done, Move::verify, Move::block, Move::later, Move::note, Move::release};
    return {Move::verify, Move::block, Move::later, Move::note, Move::release};
}

// The word of the state the command asks for, for the dashed box; the present state where it asks for none.
struct AskedState {
    std::optional<Say> operator()(const ClaimAction&) const { return Say::claiming; }
    std::optional<Say> operator()(const TakeOverAction&) const { return Say::row_take_over; }
    std::optional<Say> operator()(const ReleaseAction&) const { return Say::row_release; }
    std::optional<Say> operator()(const AcknowledgeAction&) const { return Say::row_acknowledged; }
    std::optional<Say> operator()(const StartAction&) const { return Say::row_start; }
    std::optional<Say> operator()(const BlockAction&) const { return Say::row_block; }
    std::optional<Say> operator()(const VerifyAction&) const { return Say::row_verifying; }
    std::optional<Say> operator()(const CompleteAction&) const { return Say::row_done; }
    std::optional<Say> operator()(const CancelAction&) const { return Say::row_cancelled; }
    template <class Other>
    std::optional<Say> operator()(const Other&) const {
        return std::nullopt;
    }
};

bool asks_for_ownership(const Command& command) {
    return std::holds_alternative<ClaimAction>(command) || std::holds_alternative<TakeOverAction>(command);
}

Say progress(const Pending& pending) {
    switch (pending.stage) {
        case PendingStage::unsure: return Say::command_unsure;
        case PendingStage::accepted: return Say::command_accepted;
        default: return asks_for_ownership(pending.command) ? Say::claim_pending : Say::command_pending;
    }
}

void put_on_its_way(const Scene& scene, ActionRow& row, const Pending& pending) {
    row.pending = true;
    row.alarm = false;
    row.claimable = false;
    row.moves.clear();
    if (const auto state = std::visit(AskedState{}, pending.command)) row.state = phrase(scene, *state);
    row.under = phrase(scene, progress(pending));
    row.under_right = span(scene.language, scene.tick - pending.since);
    if (!std::holds_alternative<ClaimAction>(pending.command)) return;
    row.mine = false;
    row.owner_look = OwnerLook::pending;
    if (!scene.state.me.who.empty()) row.owner = scene.state.me.who;
    row.org.clear();
}

std::string refusal(const Scene& scene, const Problem& problem) {
    if (problem.trouble != Trouble::already_claimed || problem.owner.empty()) return text(scene, problem.sentence);
    const auto since = parse_instant(problem.since);
    if (!since) return text(scene, problem.sentence);
    return phrase(scene, Say::already_claimed, {problem.owner, clock_second(scene, *since)});
}

void put_refusal(const Scene& scene, ActionRow& row, const Pending& pending) {
    if (!pending.problem || scene.tick - pending.stage_since >= refusal_shown) return;
    row.refusal = refusal(scene, *pending.problem);
    row.refusal_key = pending.key;
    const Problem& problem = *pending.problem;
    if (row.owner_look != OwnerLook::none || problem.owner.empty()) return;
    row.owner = problem.owner;
    row.org = problem.owner_org;
    row.owner_look = OwnerLook::settled;
    const Action* action = scene.record.actions.find(row.id);
    row.alarm = row.overdue || (action && action->state == ActionState::blocked);
    row.claimable = false;
    std::erase(row.moves, Move::claim);
}

}  // namespace

std::vector<Move> moves(const Scene& scene, const Action& action) {
    if (scene.state.reads_only || scene.state.me.who.empty() || !is_open(action)) return {};
    if (action.state == ActionState::other) return {Move::note};
    if (action.owner.empty()) return {Move::claim, Move::note};
    const Identity& me = scene.state.me;
    if (may_mean({action.owner, action.owner_org}, {me.who, me.org})) return own_moves(action);
    return {Move::take_over, Move::note};
}

void put_pending(const Scene& scene, ActionRow& row) {
    if (row.id.empty()) return;
    for (const Pending& pending : scene.state.pending) {
        if (pending.action != row.id) continue;
        if (pending.stage == PendingStage::refused)
            put_refusal(scene, row, pending);
        else
            put_on_its_way(scene, row, pending);
    }
}

}  // namespace model::parts
