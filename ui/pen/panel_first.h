// What to do first with a feed that holds nothing. It must never be drawn over anything that the board has to tell.
#pragma once

#include "ui/pen/frame.h"

namespace ui {

// The board's steps one below the other, each with the line that is typed; those that find no room are left out whole. Draws
// nothing while the board has none. Returns where it ends.
float draw_first(const Frame& frame, const Area& area);

}  // namespace ui
