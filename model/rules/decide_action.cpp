// The work on an action, from acknowledged to its end, and what is said about it on the way.
// It must never change who has it (decide_owner.cpp).
#include "model/record/limits.h"
#include "model/rules/deciding_action.h"

#include <algorithm>

namespace model::deciding {
namespace {

constexpr Arrow<ActionState> action_arrows[] = {
    {ActionState::proposed, ActionState::ordered},         {ActionState::proposed, ActionState::cancelled},
    {ActionState::ordered, ActionState::acknowledged},     {ActionState::ordered, ActionState::cancelled},
    {ActionState::acknowledged, ActionState::in_progress}, {ActionState::acknowledged, ActionState::cancelled},
    {ActionState::in_progress, ActionState::verifying},    {ActionState::in_progress, ActionState::blocked},
    {ActionState::in_progress, ActionState::cancelled},    {ActionState::blocked, ActionState::in_progress},
    {ActionState::blocked, ActionState::cancelled},        {ActionState::verifying, ActionState::done},
    {ActionState::verifying, ActionState::ineffective},
};

// These have no effect of their own to be verified: once told, confirmed or collected they are done.
constexpr Verb done_when_told[] = {Verb::notify, Verb::confirm, Verb::collect};

bool is_done_when_told(const Action& action) {
    return std::any_of(std::begin(done_when_told), std::end(done_when_told),
                       [&](Verb verb) { return action.verb == verb; });
}

Refusal move_refusal(const Action& action, ActionState to) {
    if (to == ActionState::done && action.state == ActionState::in_progress && is_done_when_told(action))
        return std::nullopt;
    return arrow_refusal<ActionState>(action_arrows, action.id.text, action.state, to);
}

// Where an action goes, and what that is called.
struct Step {
    ActionState to;
    Happening what;
};

// The action after the step, or why not. `changed` writes what the move brings with it.
template <class Change>
Result<Event> moved(const Asked& asked, const ActionId& id, Step step, Change changed) {
    auto action = existing(asked.record.actions, id, action_kind);
    if (!action) return action.problem();
    if (Refusal refusal = move_refusal(*action, step.to)) return *refusal;
    enter(*action, step.to, asked.now);
    changed(*action);
    return event_of(asked, step.what, {*action});
}

}  // namespace

void add_note(Action& action, const Text& text, const Asked& asked) {
    if (action.notes.size() >= static_cast<std::size_t>(limit::notes.high)) {
        const bool counts = asked.actor.permission == Permission::source;
        const auto oldest = std::find_if(action.notes.begin(), action.notes.end(),
                                         [&](const Note& note) { return !counts || note.by == asked.actor.who; });
        if (oldest == action.notes.end()) return;
        action.notes.erase(oldest);
    }
    action.notes.push_back(Note{asked.now, asked.actor.who, text});
}

Result<Event> decided(const Asked& asked, const AcknowledgeAction& command) {
    const Action* found = asked.record.actions.find(command.action);
    if (found && found->state == ActionState::ordered && found->owner.empty()) {
        return problem(
            Trouble::illegal_transition,
            found->id.text + " にはいま担当がいません。了解ではなく引受(claim " + found->id.text + ")をしてください。",
            "Nobody owns " + found->id.text + " now: claim it instead (claim " + found->id.text + ").");
    }
    return moved(asked, command.action, {ActionState::acknowledged, makes<AcknowledgeAction>}, [](Action&) {});
}

Result<Event> decided(const Asked& asked, const StartAction& command) {
    return moved(asked, command.action, {ActionState::in_progress, makes<StartAction>}, [&](Action& action) {
        action.blocked_by = Text();
        if (command.check_at) action.check_at = command.check_at;
    });
}

Result<Event> decided(const Asked& asked, const BlockAction& command) {
    if (Refusal refusal = blank_refusal(command.blocked_by, "blocked_by", "何を待っているか", "reason it waits"))
        return *refusal;
    return moved(asked, command.action, {ActionState::blocked, makes<BlockAction>},
                 [&](Action& action) { action.blocked_by = command.blocked_by; });
}

Result<Event> decided(const Asked& asked, const VerifyAction& command) {
    return moved(asked, command.action, {ActionState::verifying, makes<VerifyAction>}, [](Action&) {});
}

Result<Event> decided(const Asked& asked, const CompleteAction& command) {
    if (Refusal refusal = blank_refusal(command.result, "result", "結果", "result")) return *refusal;
    return moved(asked, command.action,
                 {command.effective ? ActionState::done : ActionState::ineffective, makes<CompleteAction>},
                 [&](Action& action) { action.result = command.result; });
}

Result<Event> decided(const Asked& asked, const CancelAction& command) {
    return moved(asked, command.action, {ActionState::cancelled, makes<CancelAction>},
                 [&](Action& action) { action.result = command.result; });
}

// Something can be said about any action at any time, also when it is over.
Result<Event> decided(const Asked& asked, const NoteAction& command) {
    auto action = existing(asked.record.actions, command.action, action_kind);
    if (!action) return action.problem();
    add_note(*action, command.note, asked);
    if (command.alerts == 0) return event_of(asked, makes<NoteAction>, {*action}, command.note);
    action->alerts = command.alerts;
    action->alerts_severity = command.alerts_severity;
    action->alerts_times = command.alerts_times;
    if (command.alerts_worse) action->alerts_worse_at = asked.now;
    return event_of(asked, makes<NoteAction>, {*action}, command.note);
}

Result<Event> decided(const Asked& asked, const MoveCheck& command) {
    auto action = existing(asked.record.actions, command.action, action_kind);
    if (!action) return action.problem();
    if (!(action->state == ActionState::followup))
        if (Refusal refusal = closed_refusal(*action)) return *refusal;
    action->check_at = command.check_at;
    return event_of(asked, makes<MoveCheck>, {*action});
}

}  // namespace model::deciding
