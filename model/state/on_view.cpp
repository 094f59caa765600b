// What is looked at, and how: the row in hand, filter, incident, view, language, light, the list of keys. It must never
// know the network, nor what fits on a screen: rows come in the order they were shown in.
#include "model/state/on.h"

#include <algorithm>

namespace model::parts {
namespace {

// The row `by` places on from `now`, held at both ends; when `now` is not shown, the end it would come in at.
template <class Row>
const Row& moved(const std::vector<Row>& order, const Row& now, int by) {
    const auto at = std::find(order.begin(), order.end(), now);
    if (at == order.end()) return by < 0 ? order.back() : order.front();
    const auto last = static_cast<std::ptrdiff_t>(order.size()) - 1;
    const std::ptrdiff_t wanted = (at - order.begin()) + by;
    return order[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, last))];
}

void choose_row(State& state, const RowRef& row) {
    state.desk.service = row.service;
    if (!row.action.empty()) state.selected = row.action;
}

// A wall must not stay covered because somebody tried a key and left.
bool closes_by_itself(View view) { return view == View::wall || view == View::glance || view == View::bar; }

void set_closing(State& state, Tick now) {
    state.help_closes.reset();
    if (state.help_open && closes_by_itself(state.view)) state.help_closes = now + keys_shown;
}

}  // namespace

void on(State& state, const ActionSelected& message, Tick, Effects&) { choose_row(state, {{}, message.action}); }

void on(State& state, const SelectionMoved& message, Tick, Effects&) {
    if (message.order.empty()) return;
    state.desk.service = {};
    state.selected = moved(message.order, state.selected, message.by);
}

void on(State& state, const RowChosen& message, Tick, Effects&) { choose_row(state, message.row); }

void on(State& state, const RowMoved& message, Tick, Effects&) {
    if (message.order.empty()) return;
    const RowRef now = state.desk.service.empty() ? RowRef{{}, state.selected} : RowRef{state.desk.service, {}};
    choose_row(state, moved(message.order, now, message.by));
}

void on(State& state, const FocusMoved& message, Tick, Effects&) { state.desk.focus = message.focus; }
void on(State& state, const FilterChanged& message, Tick, Effects&) { state.filter = message.filter; }
void on(State& state, const IncidentChosen& message, Tick, Effects&) { state.incident = message.incident; }
void on(State& state, const LanguageChanged& message, Tick, Effects&) { state.language = message.language; }
void on(State& state, const LightingChanged& message, Tick, Effects&) { state.lighting = message.lighting; }
void on(State& state, const SheetRead& message, Tick, Effects&) { state.sheet_read = message; }
void on(State& state, const WindowSaid& message, Tick, Effects&) { state.window_said = message.what; }

// An empty line does not lie over another view.
void on(State& state, const ViewChanged& message, Tick now, Effects&) {
    if (state.entry && state.entry->empty()) state.entry.reset();
    state.view = message.view;
    set_closing(state, now);
}

void on(State& state, const HelpToggled&, Tick now, Effects&) {
    state.help_open = !state.help_open;
    set_closing(state, now);
}

// Whoever closes a list that has just closed by itself does not open it again.
void on(State& state, const HelpClosed&, Tick now, Effects&) {
    state.help_open = false;
    set_closing(state, now);
}

}  // namespace model::parts
