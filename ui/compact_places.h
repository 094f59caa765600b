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

}  // namespace ui
