// The pieces of `update`, one per kind of message. Shared by state*.cpp only. It must never know what is drawn.
#pragma once

#include "model/state.h"

#include <string>
#include <vector>

namespace model::parts {

using Effects = std::vector<Effect>;

// Ids of every entity that is new or different in `after`, in record order.
std::vector<std::string> changed_ids(const Record& before, const Record& after);

// The action a command concerns; empty for commands about something else.
ActionId action_of(const Command& command);

Effects on_confirmed(State& state, const FeedConfirmed& message, Tick now);
void on_failed(State& state, const FeedFailed& message);
void on_saved(State& state, const SavedBoardLoaded& message, Tick now);

Effects on_given(State& state, const CommandGiven& message, Tick now);
void on_accepted(State& state, const CommandAccepted& message, Tick now);
void on_refused(State& state, const CommandRefused& message, Tick now);
void on_unsure(State& state, const CommandUnsure& message, Tick now);

void on_log_read(State& state, const LogRead& message);
void on_log_failed(State& state, const LogFailed& message);
// What of the log is missing while somebody looks at it.
Effects missing_log(State& state);
// Another epoch: nothing that was read belongs to it.
void forget_log(State& state);
void move_playhead(State& state, const PlayheadMoved& message);
void toggle_play(State& state, const PlayToggled& message, Tick now);
void change_speed(State& state, int by, Tick now);
// The entry line (state_entry.cpp).
void on_entry(State& state, const EntryChanged& message);
void on_recalled(State& state, const LineRecalled& message);
// A line that was sent, or closed unsent, can be recalled.
void remember_line(State& state, const std::string& line);
// A refused line comes back unless something else is being typed.
void give_back(State& state, const std::string& line);

// Commands on their way, seen against a newer record: what the feed shows is over, what it contradicts is refused.
void settle_pending(State& state, bool other_log, Tick now);

// Forgets refusals and marks whose time is over.
void prune(State& state, Tick now);

}  // namespace model::parts
