// The dispatcher: what time has ended goes, the message does what it does, what follows from any change is asked for.
// It must never know one kind of message from another beyond that.
#include "model/update.h"

#include "model/state/on.h"

namespace model {
namespace {

// Forgets refusals and marks whose time is over, and closes a list of keys that closes by itself.
void prune(State& state, Tick now) {
    std::erase_if(state.pending, [&](const Pending& pending) {
        return pending.stage == PendingStage::refused && now - pending.stage_since >= refusal_shown;
    });
    std::erase_if(state.changed, [&](const auto& mark) { return now - mark.second.at >= recovery_shown; });
    state.help_open = help_shown(state, now);
}

}  // namespace

std::vector<Effect> update(State& state, const Message& message, Tick now) {
    prune(state, now);
    const std::string typed = state.entry.value_or("");
    const EntryMode mode = state.desk.mode;
    std::vector<Effect> effects;
    std::visit([&](const auto& one) { parts::on(state, one, now, effects); }, message);
    // After a failure the next sign of life of the feed asks again, and nothing the person does.
    const bool may_ask = !state.log_trouble || std::holds_alternative<FeedConfirmed>(message);
    if (may_ask) parts::ask_for_log(state, effects);
    const bool retyped = state.entry.value_or("") != typed || (!typed.empty() && state.desk.mode != mode);
    if (retyped) effects.emplace_back(SaveEntry{state.entry.value_or(""), state.desk.mode});
    return effects;
}

}  // namespace model
