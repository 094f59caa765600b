// The steps by which a line came about, as readline keeps them: what is typed without moving the caret is one step, up to 20
// characters of it; what came in at once (a paste, what an input method commits, a completion) and a deletion are a step each. It must never know a key.
#pragma once

#include "model/state.h"

#include <optional>

namespace model::parts {

// Notes how `after` came from `before`; what was undone can then not be done again.
void note_edit(EntryDraft& draft, EntryDraft::Step before, const EntryDraft::Step& after);

// The line one step back from `now`, or one forward (`again`); nothing when there is no such step.
std::optional<EntryDraft::Step> undone(EntryDraft& draft, EntryDraft::Step now, bool again);

}  // namespace model::parts
