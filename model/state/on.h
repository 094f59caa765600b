// What each message does to a board's memory: one overload for each kind, found by `update`. Shared by the files of this
// room. An overload that asks for something adds it to `effects`. It must never know what is drawn.
#pragma once

#include "model/update.h"

#include <string>
#include <vector>

namespace model::parts {

using Effects = std::vector<Effect>;

// What the feed says (on_feed.cpp).
void on(State& state, const FeedConfirmed& message, Tick now, Effects& effects);
void on(State& state, const FeedFailed& message, Tick now, Effects& effects);
void on(State& state, const SavedBoardLoaded& message, Tick now, Effects& effects);

// Commands, and what becomes of them (on_command.cpp).
void on(State& state, const CommandGiven& message, Tick now, Effects& effects);
void on(State& state, const CommandAccepted& message, Tick now, Effects& effects);
void on(State& state, const CommandRefused& message, Tick now, Effects& effects);
void on(State& state, const CommandUnsure& message, Tick now, Effects& effects);
void on(State& state, const RefusalDismissed& message, Tick now, Effects& effects);

// The line being typed (on_entry.cpp).
void on(State& state, const EntryChanged& message, Tick now, Effects& effects);
void on(State& state, const EntryRestored& message, Tick now, Effects& effects);
void on(State& state, const EntryAsked& message, Tick now, Effects& effects);
void on(State& state, const LineRecalled& message, Tick now, Effects& effects);
void on(State& state, const ModeChosen& message, Tick now, Effects& effects);

// What is looked at, and how (on_view.cpp).
void on(State& state, const ActionSelected& message, Tick now, Effects& effects);
void on(State& state, const SelectionMoved& message, Tick now, Effects& effects);
void on(State& state, const RowChosen& message, Tick now, Effects& effects);
void on(State& state, const RowMoved& message, Tick now, Effects& effects);
void on(State& state, const FocusMoved& message, Tick now, Effects& effects);
void on(State& state, const FilterChanged& message, Tick now, Effects& effects);
void on(State& state, const IncidentChosen& message, Tick now, Effects& effects);
void on(State& state, const ViewChanged& message, Tick now, Effects& effects);
void on(State& state, const LanguageChanged& message, Tick now, Effects& effects);
void on(State& state, const LightingChanged& message, Tick now, Effects& effects);
void on(State& state, const HelpToggled& message, Tick now, Effects& effects);
void on(State& state, const SheetRead& message, Tick now, Effects& effects);

// The log, and where somebody stands in it (on_log.cpp).
void on(State& state, const LogRead& message, Tick now, Effects& effects);
void on(State& state, const LogFailed& message, Tick now, Effects& effects);
void on(State& state, const PlayheadMoved& message, Tick now, Effects& effects);
void on(State& state, const PlayToggled& message, Tick now, Effects& effects);
void on(State& state, const SpeedChanged& message, Tick now, Effects& effects);

// Asks for what of the log is missing while somebody looks at it.
void ask_for_log(State& state, Effects& effects);
// Another epoch: nothing that was read belongs to it.
void forget_log(State& state);

// A line that was sent, or closed unsent, can be recalled.
void remember_line(State& state, const std::string& line);
// A refused line comes back unless something else is being typed.
void give_back(State& state, const std::string& line);

// Commands on their way, seen against a newer record: what the feed shows is over, what it contradicts is refused.
void settle_pending(State& state, bool other_log, Tick now);

}  // namespace model::parts
