// The list of keys over a view that nobody sits before. It must never know which view that is.
#pragma once

#include "model/board.h"
#include "ui/pen/canvas.h"

namespace ui {

// Fills the upper part of `room`; `size`: of the letters, the smallest the view allows. Five rows need 12 times `size`.
void draw_far_keys(Canvas& canvas, const model::Board& board, Rect room, float size);

}  // namespace ui
