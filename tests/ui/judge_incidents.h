// Judges what a board shows of several incidents, from the record alone: whose board it is, whose work stands on it and
// under which mark, who commands, and that no open work is on no board. It must never draw, and never call the product's
// own idea of what belongs where.
#pragma once

#include "tests/ui/shown.h"

namespace ui_test {

// How many actions a board of this state has to count: its own, those of none, and of others what is in hand or left
// open by an incident that is over.
std::size_t actions_due(const model::State& state, model::Instant now);

void judge_incidents(const model::State& state, const model::Board& board, model::Instant now, Faults& faults);

// Every open action has a row on the board of one of the incidents, when there is room for all and nobody looks.
void judge_nothing_lost(model::State state, model::Tick now, Faults& faults);

}  // namespace ui_test
