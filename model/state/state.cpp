// The dispatcher of `update` and the person's own messages: selection, filter, language, view, entry line. It must never
// know the network; what the feed says is handled in state_feed.cpp, commands on their way in state_pending.cpp.
#include "model/state.h"

#include "model/state_parts.h"

#include <algorithm>

namespace model {

Message::Message() = default;
Message::Message(const Message&) = default;
Message::Message(Message&&) noexcept = default;
Message& Message::operator=(const Message&) = default;
Message& Message::operator=(Message&&) noexcept = default;
Message::~Message() = default;
namespace {

using parts::Effects;

void move_selection(State& state, const SelectionMoved& message) {
    if (message.order.empty()) return;
    state.desk.service = {};
    const auto at = std::find(message.order.begin(), message.order.end(), state.selected);
    if (at == message.order.end()) {
        state.selected = message.by < 0 ? message.order.back() : message.order.front();
        return;
    }
    const auto last = static_cast<std::ptrdiff_t>(message.order.size()) - 1;
    const std::ptrdiff_t wanted = (at - message.order.begin()) + message.by;
    state.selected = message.order[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, last))];
}

void choose_row(State& state, const RowRef& row) {
    state.desk.service = row.service;
    if (!row.action.empty()) state.selected = row.action;
}

void move_row(State& state, const RowMoved& message) {
    if (message.order.empty()) return;
    const RowRef now = state.desk.service.empty() ? RowRef{{}, state.selected} : RowRef{state.desk.service, {}};
    const auto at = std::find(message.order.begin(), message.order.end(), now);
    if (at == message.order.end()) {
        choose_row(state, message.by < 0 ? message.order.back() : message.order.front());
        return;
    }
    const auto last = static_cast<std::ptrdiff_t>(message.order.size()) - 1;
    const std::ptrdiff_t wanted = (at - message.order.begin()) + message.by;
    choose_row(state, message.order[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, last))]);
}

void restore_entry(State& state, const EntryRestored& message) {
    if (state.entry || message.text.empty()) return;
    state.entry = message.text;
    state.desk.caret = message.text.size();
    state.desk.mode = message.mode;
}

// An empty line does not lie over another view.
void change_view(State& state, View view) {
    if (state.entry && state.entry->empty()) state.entry.reset();
    state.view = view;
}

// A wall must not stay covered because somebody tried a key and left.
bool closes_by_itself(View view) { return view == View::wall || view == View::glance || view == View::bar; }

void set_closing(State& state, Tick now) {
    state.help_closes.reset();
    if (state.help_open && closes_by_itself(state.view)) state.help_closes = now + keys_shown;
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
    Effects operator()(const ActionSelected& message) const {
        return choose_row(state, {{}, message.action}), Effects{};
    }
    Effects operator()(const SelectionMoved& message) const { return move_selection(state, message), Effects{}; }
    Effects operator()(const FilterChanged& message) const { return state.filter = message.filter, Effects{}; }
    Effects operator()(const IncidentChosen& message) const { return state.incident = message.incident, Effects{}; }
    Effects operator()(const LogRead& message) const { return parts::on_log_read(state, message), Effects{}; }
    Effects operator()(const LogFailed& message) const { return parts::on_log_failed(state, message), Effects{}; }
    Effects operator()(const PlayheadMoved& message) const { return parts::move_playhead(state, message), Effects{}; }
    Effects operator()(const PlayToggled& message) const { return parts::toggle_play(state, message, now), Effects{}; }
    Effects operator()(const SpeedChanged& message) const {
        return parts::change_speed(state, message.by, now), Effects{};
    }
    Effects operator()(const EntryChanged& message) const { return parts::on_entry(state, message), Effects{}; }
    Effects operator()(const EntryRestored& message) const { return restore_entry(state, message), Effects{}; }
    Effects operator()(const EntryAsked&) const { return state.desk.asked = true, Effects{}; }
    Effects operator()(const LineRecalled& message) const { return parts::on_recalled(state, message), Effects{}; }
    Effects operator()(const RowChosen& message) const { return choose_row(state, message.row), Effects{}; }
    Effects operator()(const RowMoved& message) const { return move_row(state, message), Effects{}; }
    Effects operator()(const FocusMoved& message) const { return state.desk.focus = message.focus, Effects{}; }
    Effects operator()(const ModeChosen& message) const {
        state.desk.asked = false;
        state.desk.focus = DeskFocus::entry;
        return state.desk.mode = message.mode, Effects{};
    }
    Effects operator()(const ViewChanged& message) const {
        change_view(state, message.view);
        set_closing(state, now);
        return {};
    }
    Effects operator()(const LanguageChanged& message) const { return state.language = message.language, Effects{}; }
    Effects operator()(const LightingChanged& message) const { return state.lighting = message.lighting, Effects{}; }
    Effects operator()(const HelpToggled&) const {
        state.help_open = !state.help_open;
        set_closing(state, now);
        return {};
    }
    Effects operator()(const SheetRead& message) const { return state.sheet_read = message, Effects{}; }
    Effects operator()(const RefusalDismissed& message) const {
        std::erase_if(state.pending, [&](const Pending& pending) {
            return pending.key == message.key && pending.stage == PendingStage::refused;
        });
        return {};
    }
};

}  // namespace

bool help_shown(const State& state, Tick now) {
    return state.help_open && (!state.help_closes || now < *state.help_closes);
}

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
    const std::string typed = state.entry.value_or("");
    const EntryMode mode = state.desk.mode;
    Effects effects = std::visit(Handler{state, now}, message);
    // After a failure the next sign of life of the feed asks again, and nothing the person does.
    const bool may_ask = !state.log_trouble || std::holds_alternative<FeedConfirmed>(message);
    for (Effect& effect : may_ask ? parts::missing_log(state) : Effects{}) effects.push_back(std::move(effect));
    const bool retyped = state.entry.value_or("") != typed || (!typed.empty() && state.desk.mode != mode);
    if (retyped) effects.emplace_back(SaveEntry{state.entry.value_or(""), state.desk.mode});
    return effects;
}

}  // namespace model
