// Places to press, said by what a press on them means. One file makes the gestures, because every other would pay for
// compiling all of them. They must never know what is drawn there.
#pragma once

#include "model/board.h"
#include "ui/pen/panels.h"

#include <string>
#include <vector>

namespace ui {

// Rectangles are in design units of `canvas`.
void place_row(const Canvas& canvas, Hits& hits, Rect rect, const model::ActionId& action);
void place_move(const Canvas& canvas, Hits& hits, Rect rect, const model::ActionId& action, model::Move move);
void place_step(const Canvas& canvas, Hits& hits, Rect rect, int by);
void place_filter(const Canvas& canvas, Hits& hits, Rect rect, model::Filter filter);
void place_dismissal(const Canvas& canvas, Hits& hits, Rect rect, const std::string& refusal_key);
void place_entry(const Canvas& canvas, Hits& hits, Rect rect);
void place_submit(const Canvas& canvas, Hits& hits, Rect rect);
// Begins an offer of help.
void place_offer(const Canvas& canvas, Hits& hits, Rect rect, const model::HelpId& help);
void place_chosen_row(const Canvas& canvas, Hits& hits, Rect rect, const model::RowRef& row);
void place_mode(const Canvas& canvas, Hits& hits, Rect rect, model::EntryMode mode);
void place_choice(const Canvas& canvas, Hits& hits, Rect rect, const model::DeskChoice& choice);
void place_completion(const Canvas& canvas, Hits& hits, Rect rect, const model::CompletionTaken& taken);
void place_focus(const Canvas& canvas, Hits& hits, Rect rect, model::DeskFocus focus);
// Begins the acceptance of a handover.
void place_acceptance(const Canvas& canvas, Hits& hits, Rect rect, const model::HandoverId& handover);
void place_read(const Canvas& canvas, Hits& hits, Rect rect, const model::SheetRead& read);
void place_view(const Canvas& canvas, Hits& hits, Rect rect, model::View view);
void place_help(const Canvas& canvas, Hits& hits, Rect rect);

// The first row to draw, so that the selected one is among those that fit into `room`. `heights`: one for each row.
std::size_t first_shown(const std::vector<model::ActionRow>& rows, const std::vector<float>& heights, float room);

}  // namespace ui
