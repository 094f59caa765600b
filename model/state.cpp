// The dispatcher of `update` and the person's own messages: selection, filter, language, view, entry line. It must never
// know the network; what the feed says is handled in state_feed.cpp, commands on their way in state_pending.cpp.
#include "model/state.h"

#include "model/state_parts.h"

#include <algorithm>

namespace model {
namespace {

using parts::Effects;

void move_selection(State& state, const SelectionMoved& message) {
    if (message.order.empty()) return;
    const auto at = std::find(message.order.begin(), message.order.end(), state.selected);
    if (at == message.order.end()) {
        state.selected = message.by < 0 ? message.order.back() : message.order.front();
        return;
    }
    const auto last = static_cast<std::ptrdiff_t>(message.order.size()) - 1;
    const std::ptrdiff_t wanted = (at - message.order.begin()) + message.by;
    state.selected = message.order[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, last))];
}

struct Handler {
    State& state;
    Tick now;

    Effects operator()(const FeedConfirmed& message) const { return parts::on_confirmed(state, message, now); }
    Effects operator()(const CommandGiven& message) const { return parts::on_given(state, message, now); }
    Effects operator()(const FeedFailed& message) const { return parts::on_failed(state, message), Effects{}; }
    Effects operator()(const SavedBoardLoaded& message) const {
        return parts::on_saved(state, message, now), Effects{};
    }
    Effects operator()(const CommandAccepted& message) const {
        return parts::on_accepted(state, message, now), Effects{};
    }
    Effects operator()(const CommandRefused& message) const {
        return parts::on_refused(state, message, now), Effects{};
    }
    Effects operator()(const CommandUnsure& message) const { return parts::on_unsure(state, message, now), Effects{}; }
    Effects operator()(const ActionSelected& message) const { return state.selected = message.action, Effects{}; }
    Effects operator()(const SelectionMoved& message) const { return move_selection(state, message), Effects{}; }
    Effects operator()(const FilterChanged& message) const { return state.filter = message.filter, Effects{}; }
    Effects operator()(const ViewChanged& message) const { return state.view = message.view, Effects{}; }
    Effects operator()(const LanguageChanged& message) const { return state.language = message.language, Effects{}; }
    Effects operator()(const LightingChanged& message) const { return state.lighting = message.lighting, Effects{}; }
    Effects operator()(const EntryChanged& message) const { return state.entry = message.text, Effects{}; }
    Effects operator()(const LogRead& message) const { return parts::on_log_read(state, message), Effects{}; }
    Effects operator()(const LogFailed& message) const { return parts::on_log_failed(state, message), Effects{}; }
    Effects operator()(const PlayheadMoved& message) const { return parts::move_playhead(state, message), Effects{}; }
    Effects operator()(const PlayToggled& message) const { return parts::toggle_play(state, message, now), Effects{}; }
    Effects operator()(const SpeedChanged& message) const {
        return parts::change_speed(state, message.by, now), Effects{};
    }
    Effects operator()(const HelpToggled&) const { return state.help_open = !state.help_open, Effects{}; }
    Effects operator()(const RefusalDismissed& message) const {
        std::erase_if(state.pending, [&](const Pending& pending) {
            return pending.key == message.key && pending.stage == PendingStage::refused;
        });
        return {};
    }
};

}  // namespace

State initial_state(View view, Language language, Identity me, Limits limits) {
    State state;
    state.record = std::make_shared<const Record>();
    state.gauges = std::make_shared<const Gauges>();
    state.view = view;
    state.language = language;
    state.me = std::move(me);
    state.link.limits = limits;
    return state;
}

std::vector<Effect> update(State& state, const Message& message, Tick now) {
    parts::prune(state, now);
    Effects effects = std::visit(Handler{state, now}, message);
    // After a failure the next sign of life of the feed asks again, and nothing the person does.
    const bool may_ask = !state.log_trouble || std::holds_alternative<FeedConfirmed>(message);
    for (Effect& effect : may_ask ? parts::missing_log(state) : Effects{}) effects.push_back(std::move(effect));
    return effects;
}

}  // namespace model
