// The whole of a text that had to be cut, beside the pointer that rests on it. It must never stand where nobody points, nor
// take a press.
#pragma once

#include "ui/pen/canvas.h"

#include <string>
#include <vector>

namespace ui {

// The text under that place, physical px; none where nothing there was cut.
const CutText* cut_at(const std::vector<CutText>& cuts, Point at);

// Below the text, or above where the screen of that size, design units, ends. The canvas is the view's.
void draw_tip(Canvas& canvas, const CutText& cut, Rect screen);

}  // namespace ui
