// Who has an action: adding, ordering, claiming, giving back, taking over. An action has one owner at a time and a
// second claim is told who was first.
// It must never change what has been done: only ordered ↔ acknowledged move here, beside the owner.
#include "model/rules/deciding_action.h"

namespace model::deciding {
namespace {

// A claim promises to look again; without any time named it is this long (B3).
constexpr std::chrono::minutes default_check{15};

Problem already_claimed(const Asked& asked, const Action& action) {
    const Text owner = person_text(action.owner, action.owner_org);
    const std::string at = action.claimed_at ? clock(asked, *action.claimed_at) : std::string();
    Problem taken =
        problem(Trouble::already_claimed, owner.ja + "が " + (at.empty() ? "" : at + " に") + "先に引受けました。",
                owner.en + " already claimed it" + (at.empty() ? "" : " at " + at) + ".", "action");
    if (at.empty()) taken.sentence.ja = owner.ja + "が先に引受けています。";
    taken.owner = action.owner;
    taken.owner_org = action.owner_org;
    if (action.claimed_at) taken.since = rfc3339(*action.claimed_at);
    return taken;
}

Problem yours_already(const Action& action) {
    const bool ordered = action.state == ActionState::ordered;
    const std::string& id = action.id.text;
    return problem(Trouble::illegal_transition,
                   id + " はもうあなたの担当です。" + (ordered ? "了解(ack " + id + ")で引受けを返せます。" : ""),
                   id + " is yours already." + (ordered ? " Answer the order with: ack " + id + "." : ""));
}

Problem nobody_has_it(const Action& action) {
    return problem(Trouble::illegal_transition,
                   action.id.text + " にはいま担当がいません。引受(claim " + action.id.text + ")ができます。",
                   "Nobody owns " + action.id.text + " now. It can be claimed: claim " + action.id.text + ".");
}

void own(Action& action, const std::string& owner, const std::string& org, Instant now) {
    action.owner = owner;
    action.owner_org = org;
    action.claimed_at = now;
}

void promise_check(Action& action, const std::optional<Instant>& wanted, Instant now) {
    if (wanted) {
        action.check_at = wanted;
    } else if (!action.check_at) {
        action.check_at = now + default_check;
    }
}

// Whoever takes it has understood it: what was only proposed or ordered is acknowledged in the same breath.
void take(Action& action, const Asked& asked, const std::optional<Instant>& check_at) {
    own(action, asked.actor.who, asked.actor.org, asked.now);
    promise_check(action, check_at, asked.now);
    if (action.state == ActionState::proposed || action.state == ActionState::ordered)
        enter(action, ActionState::acknowledged, asked.now);
}

Refusal references_refusal(const Asked& asked, const AddAction& command) {
    for (const ServiceId& service : command.services) {
        if (!asked.record.services.find(service))
            return not_found(service_kind, service.text, ids_of(asked.record.services));
    }
    return reference_refusal(asked.record.decisions, command.decision, decision_kind);
}

// What a decision brings about is done for the incident it was taken for. A follow-up outlives its incident.
Result<IncidentId> incident_for(const Asked& asked, const AddAction& command) {
    const Decision* decision = asked.record.decisions.find(command.decision);
    const IncidentId named = command.incident.empty() && decision ? decision->incident : command.incident;
    return command.followup ? incident_of(asked, named) : incident_for_work(asked, named);
}

}  // namespace

bool is_closed(const Action& action) {
    return action.state == ActionState::done || action.state == ActionState::ineffective ||
           action.state == ActionState::cancelled || action.state == ActionState::followup;
}

Refusal closed_refusal(const Action& action) {
    if (!is_closed(action) && !(action.state == ActionState::other)) return std::nullopt;
    const Text state = word_of(action.state);
    return problem(
        Trouble::illegal_transition,
        action.id.text + " は「" + state.ja + "」です。ここからは動かせません。続きは新しいアクションにしてください。",
        action.id.text + " is \"" + state.en + "\" and stays so: add a new action for what is left.");
}

void enter(Action& action, ActionState to, Instant now) {
    action.state = to;
    action.state_since = now;
}

Result<Event> decided(const Asked& asked, const AddAction& command) {
    const auto id = new_id(asked.whole.actions, command.action, action_kind, command.only);
    if (!id) return id.problem();
    if (Refusal refusal = references_refusal(asked, command)) return *refusal;
    const auto incident = incident_for(asked, command);
    if (!incident) return incident.problem();
    Action action;
    action.id = *id;
    action.incident = *incident;
    action.verb = command.verb;
    action.object = command.object;
    action.service_ids = command.services;
    action.due = command.due;
    action.check_at = command.check_at;
    action.decision_id = command.decision;
    action.runbook = command.runbook;
    action.only = command.only;
    if (command.alerts > 0) {
        action.alerts = command.alerts;
        action.alerts_severity = command.alerts_severity;
        action.alerts_times = command.alerts_times;
    }
    const bool owned = !is_blank(command.owner);
    if (owned) own(action, command.owner, command.owner_org, asked.now);
    enter(action,
          command.followup ? ActionState::followup
          : owned          ? ActionState::ordered
                           : ActionState::proposed,
          asked.now);
    return event_of(asked, makes<AddAction>, {action});
}

// Gives an owner to what has none. What is under way without an owner keeps its state: the work did not stop.
Result<Event> decided(const Asked& asked, const OrderAction& command) {
    auto action = existing(asked.record.actions, command.action, action_kind);
    if (!action) return action.problem();
    if (Refusal refusal = closed_refusal(*action)) return *refusal;
    if (!action->owner.empty()) return already_claimed(asked, *action);
    own(*action, command.owner, command.owner_org, asked.now);
    if (command.check_at) action->check_at = command.check_at;
    if (action->state == ActionState::proposed) enter(*action, ActionState::ordered, asked.now);
    return event_of(asked, makes<OrderAction>, {*action});
}

Result<Event> decided(const Asked& asked, const ClaimAction& command) {
    auto action = existing(asked.record.actions, command.action, action_kind);
    if (!action) return action.problem();
    if (Refusal refusal = closed_refusal(*action)) return *refusal;
    if (is_actor(asked, action->owner, action->owner_org)) return yours_already(*action);
    if (!action->owner.empty()) return already_claimed(asked, *action);
    take(*action, asked, command.check_at);
    return event_of(asked, makes<ClaimAction>, {*action}, command.note);
}

// What is under way stays under way, without an owner, for everybody to see; what was only acknowledged is open again.
Result<Event> decided(const Asked& asked, const ReleaseAction& command) {
    auto action = existing(asked.record.actions, command.action, action_kind);
    if (!action) return action.problem();
    if (Refusal refusal = closed_refusal(*action)) return *refusal;
    if (action->owner.empty()) return nobody_has_it(*action);
    const Permission permission = asked.actor.permission;
    const bool commanding = permission == Permission::commander || permission == Permission::admin;
    if (!commanding && !is_actor(asked, action->owner, action->owner_org)) {
        const Text owner = person_text(action->owner, action->owner_org);
        return problem(Trouble::forbidden,
                       action->id.text + " の担当は" + owner.ja + "です。手放せるのは担当本人か統括です。",
                       action->id.text + " belongs to " + owner.en + ": only they or the commander can release it.");
    }
    action->owner.clear();
    action->owner_org.clear();
    action->claimed_at.reset();
    if (action->state == ActionState::acknowledged) enter(*action, ActionState::ordered, asked.now);
    return event_of(asked, makes<ReleaseAction>, {*action}, command.note);
}

// Names from whom, so that nobody takes over from somebody they did not see.
Result<Event> decided(const Asked& asked, const TakeOverAction& command) {
    auto action = existing(asked.record.actions, command.action, action_kind);
    if (!action) return action.problem();
    if (Refusal refusal = closed_refusal(*action)) return *refusal;
    if (action->owner.empty()) return nobody_has_it(*action);
    if (is_actor(asked, action->owner, action->owner_org)) return yours_already(*action);
    if (!alike_people(command.from, action->owner)) {
        Problem wrong = already_claimed(asked, *action);
        const Text owner = person_text(action->owner, action->owner_org);
        wrong.sentence.ja = action->id.text + " の担当は" + owner.ja + "です。交代するならその名前を挙げてください。";
        wrong.sentence.en = action->id.text + " belongs to " + owner.en + ": name them to take over.";
        wrong.field = "from";
        return wrong;
    }
    take(*action, asked, command.check_at);
    return event_of(asked, makes<TakeOverAction>, {*action});
}

}  // namespace model::deciding
