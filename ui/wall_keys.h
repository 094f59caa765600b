// The list of keys over a view that nobody sits before. It must never know which view that is.
#pragma once

#include "ui/pen/frame.h"

namespace ui {

// In the upper part of `room`; `size`: of the letters, the smallest the view allows. Five rows need 12 times `size`.
void draw_far_keys(const Frame& frame, const Area& room, float size);

}  // namespace ui
