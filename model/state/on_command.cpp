// Commands on their way: sending, unsure, accepted, refused. Until the feed shows the effect, nothing here is true of the
// record. It must never drop a command that may still happen.
#include "model/intent.h"
#include "model/state/on.h"
#include "model/text/person.h"

#include <algorithm>
#include <utility>

namespace model::parts {
namespace {

Pending* find(State& state, const std::string& key) {
    const auto at = std::find_if(state.pending.begin(), state.pending.end(),
                                 [&](const Pending& pending) { return pending.key == key; });
    return at == state.pending.end() ? nullptr : &*at;
}

void refuse(Pending& pending, Problem problem, Tick now) {
    pending.stage = PendingStage::refused;
    pending.stage_since = now;
    pending.problem = std::move(problem);
}

bool is_on_its_way(const Pending& pending) { return pending.stage != PendingStage::refused; }

// The same wish for the same action, or the same message twice.
bool repeats(const Pending& pending, const Wish& wish, const ActionId& action) {
    if (pending.key == wish.key) return true;
    return is_on_its_way(pending) && !action.empty() && pending.action == action &&
           pending.command.index() == wish.command.index();
}

Problem taken_by(const Action& action) {
    Problem taken =
        problem(Trouble::already_claimed, action.owner + " が先に引受けました。", action.owner + " claimed it first.");
    taken.owner = action.owner;
    taken.owner_org = action.owner_org;
    if (action.claimed_at) taken.since = rfc3339(*action.claimed_at);
    return taken;
}

Problem log_replaced() {
    return problem(Trouble::unavailable, "フィードの記録が入れ替わりました。必要ならもう一度操作してください。",
                   "The feed's log was replaced. Do it again if it is still needed.");
}

void settle_unsure_claim(State& state, Pending& pending, Tick now) {
    if (pending.stage != PendingStage::unsure || !std::holds_alternative<ClaimAction>(pending.command)) return;
    const Action* action = state.record->actions.find(pending.action);
    if (!action || action->owner.empty()) return;
    const bool is_ours = may_mean({action->owner, action->owner_org}, {state.me.who, state.me.org});
    if (!is_ours) refuse(pending, taken_by(*action), now);
}

}  // namespace

void send(State& state, Wish wish, Tick now, Effects& effects) {
    if (!state.has_feed) return;
    const ActionId action = action_of(wish.command);
    for (const Pending& pending : state.pending)
        if (repeats(pending, wish, action)) return;
    std::erase_if(state.pending, [&](const Pending& pending) {
        return pending.stage == PendingStage::refused && !action.empty() && pending.action == action;
    });
    effects.emplace_back(SendCommand{wish.key, wish.command});
    Pending pending;
    pending.key = std::move(wish.key);
    pending.command = std::move(wish.command);
    pending.action = action;
    pending.since = now;
    pending.stage_since = now;
    pending.line = std::move(wish.line);
    state.pending.push_back(std::move(pending));
}

void refuse_here(State& state, const ActionId& action, std::string key, Problem why, Tick now) {
    if (!state.has_feed) return;
    std::erase_if(state.pending, [&](const Pending& pending) {
        return pending.stage == PendingStage::refused && pending.action == action;
    });
    Pending pending;
    pending.key = std::move(key);
    pending.command = NoteAction{action, {}, 0, {}, 0, false};
    pending.action = action;
    pending.since = now;
    refuse(pending, std::move(why), now);
    state.pending.push_back(std::move(pending));
}

void on(State& state, const CommandAccepted& message, Tick now, Effects&) {
    Pending* pending = find(state, message.key);
    if (!pending) return;
    pending->stage = PendingStage::accepted;
    pending->stage_since = now;
    pending->seq = message.seq;
    pending->problem.reset();
    settle_pending(state, false, now);
}

void on(State& state, const CommandRefused& message, Tick now, Effects&) {
    Pending* pending = find(state, message.key);
    if (!pending) return;
    refuse(*pending, message.problem, now);
    give_back(state, pending->line);
}

void on(State& state, const CommandUnsure& message, Tick now, Effects&) {
    Pending* pending = find(state, message.key);
    if (!pending || pending->stage != PendingStage::sending) return;
    pending->stage = PendingStage::unsure;
    pending->stage_since = now;
    pending->problem = message.problem;
    settle_unsure_claim(state, *pending, now);
}

void on(State& state, const RefusalDismissed& message, Tick, Effects&) {
    std::erase_if(state.pending, [&](const Pending& pending) {
        return pending.key == message.key && pending.stage == PendingStage::refused;
    });
}

void settle_pending(State& state, bool other_record, Tick now) {
    std::erase_if(state.pending, [&](const Pending& pending) {
        return !other_record && pending.stage == PendingStage::accepted && pending.seq <= state.record->seq;
    });
    for (Pending& pending : state.pending) {
        if (other_record && pending.stage == PendingStage::accepted) {
            refuse(pending, log_replaced(), now);
            give_back(state, pending.line);
        }
        settle_unsure_claim(state, pending, now);
    }
}

}  // namespace model::parts
