// Judges where things stand in a frame: on which box, in which order, in whose row, and whether all that must be there
// is. Numbers: the HF figures of the design. It must never draw.
#pragma once

#include "tests/ui/shown.h"

namespace ui_test {

void judge_boxes(const Seen& seen, Faults& faults);   // no text on a shape, none across the edge of a box
void judge_shapes(const Seen& seen, Faults& faults);  // named outlines and dashes ≥ 3 to 1 (HF-11)
void judge_lines(const Seen& seen, Faults& faults);   // broken lines begin and end as they may (HF-26)

// Of a wall.
void judge_budget(const Shown& shown, Faults& faults);  // rows, emphasis, letters of the first tier: HF-07, 08, 27
void judge_rows(const Shown& shown, Faults& faults);    // every row of the board is there and says what it must
void judge_order(const Shown& shown, Faults& faults);   // reading order of the design, 4
void judge_far(const Shown& shown, const Look& look, const ui::Faces& faces, Faults& faults);  // HF-01 … 04, 06

// What is said of work and promises: load of the commander, times to look again, orders not acknowledged, reports too far
// off: HF-22, HF-23, HF-24.
struct Duty {
    model::Instant now;
    model::Language language = model::Language::ja;
};
void judge_duty(const model::Record& record, const Shown& shown, const Duty& duty, Faults& faults);

// Two frames a second apart: nothing runs along, nothing changes its place (HF-14, HF-16).
void judge_still(const Shown& before, const Shown& after, Faults& faults);

// Nothing of the record in trouble is left out of the board; `actions` of it have to be counted.
void judge_whole(const model::Record& record, const model::Board& board, std::size_t actions, Faults& faults);

}  // namespace ui_test
