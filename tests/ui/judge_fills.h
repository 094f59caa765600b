// Judges the few colours of a frame against its board, which alone decides what is filled (HF-09).
// It must never count differently from the eye: what is drawn twice is two things.
#pragma once

#include "tests/ui/shown.h"

namespace ui_test {

// How many things the board says are filled.
int filled_of(const model::Board& board);

// Whatever may be filled is drawn as the board says or, where it has no room, not at all; never more than five at once.
void judge_fills(const Seen& seen, const model::Board& board, Faults& faults);

}  // namespace ui_test
