// What the person at this board would ask of the feed: what their line leans on, the command it makes, whether it must be
// asked about first, which row a command is about. `update` goes by it and the board says it beforehand, so that both
// always agree. It must never send anything.
#pragma once

#include "model/command_language.h"
#include "model/state.h"

#include <optional>

namespace model {

// The action a command concerns; empty for commands about something else.
ActionId action_of(const Command& command);

// The selected row of a desk when it is a service: until somebody selects one, the first that is in trouble.
ServiceId selected_service(const State& state);

// What a line may lean on here: the record, the service that is selected, the incident this board is about.
Saying saying_of(const State& state, Instant now);

// The command of the line as it stands, when it is whole; what Enter sends.
std::optional<Command> entry_command(const State& state, Instant now);

// True when the first Enter only asks: a name in it may be mistyped, or, at a desk, a guardrail stands against it.
bool entry_asks(const State& state, const Command& command, Instant now);

}  // namespace model
