// Places to press, said by what a press on them means. One file makes the gestures, because every other would pay for
// compiling all of them. They must never know what is drawn there.
#pragma once

#include "ui/pen/frame.h"

#include <string>
#include <vector>

namespace ui {

// Rectangles are in design units.
void place_row(const Frame& frame, Rect rect, const model::ActionId& action);
void place_move(const Frame& frame, Rect rect, const model::ActionId& action, model::Move move);
void place_step(const Frame& frame, Rect rect, int by);
void place_filter(const Frame& frame, Rect rect, model::Filter filter);
void place_dismissal(const Frame& frame, Rect rect, const std::string& refusal_key);
void place_entry(const Frame& frame, Rect rect);
void place_submit(const Frame& frame, Rect rect);
// Begins an offer of help.
void place_offer(const Frame& frame, Rect rect, const model::HelpId& help);
void place_chosen_row(const Frame& frame, Rect rect, const model::RowRef& row);
void place_mode(const Frame& frame, Rect rect, model::EntryMode mode);
void place_choice(const Frame& frame, Rect rect, const model::DeskChoice& choice);
void place_completion(const Frame& frame, Rect rect, const model::CompletionTaken& taken);
void place_focus(const Frame& frame, Rect rect, model::DeskFocus focus);
// Begins the acceptance of a handover.
void place_acceptance(const Frame& frame, Rect rect, const model::HandoverId& handover);
void place_read(const Frame& frame, Rect rect, const model::SheetRead& read);
void place_view(const Frame& frame, Rect rect, model::View view);
void place_help(const Frame& frame, Rect rect);

// The first row to draw, so that the selected one is among those that fit into `room`. `heights`: one for each row.
std::size_t first_shown(const std::vector<model::ActionRow>& rows, const std::vector<float>& heights, float room);

// What the line under a list takes of `room`: nothing where every row fits and nothing else is counted.
float line_below(const model::ActionList& actions, const std::vector<float>& heights, float room, float line);

// What stands under a list and where the list lies, for the wheel. `list`: the list's own area, with the line below.
void place_list(const Frame& frame, RowsDrawn drawn, const Area& list);
// The line under a list: how many rows there is no room for, by state, and the names of as many as it holds, the most urgent
// first. A press on it selects the next page of them, after the last the first. Draws at the area's top; false where there
// is nothing to say.
bool draw_hidden_rows(const Frame& frame, RowsDrawn drawn, const Area& area);

}  // namespace ui
