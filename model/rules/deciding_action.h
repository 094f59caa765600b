// What the two files about actions share: which states are over, and an action as somebody found it.
// It must never be included outside decide_owner.cpp and decide_action.cpp.
#pragma once

#include "model/rules/deciding.h"

namespace model::deciding {

// Done, ineffective, cancelled, or handed over to permanent repair: nobody can take it up again.
bool is_closed(const Action& action);

// The refusal for a move on an action that is over (or in a state this version does not know).
Refusal closed_refusal(const Action& action);

// Moves the action into `to` and notes since when.
void enter(Action& action, ActionState to, Instant now);

// Adds what was said, dropping the oldest of more than limit::notes; a source drops only what a source of its name said, so
// that counting never pushes out what people wrote. The log keeps them all.
void add_note(Action& action, const Text& text, const Asked& asked);

}  // namespace model::deciding
