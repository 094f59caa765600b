// Where a part of a view may stand. It must never know what is drawn there.
#pragma once

#include "ui/pen/draw_record.h"

namespace ui {

// Design units. Texts keep to `left` and `right`; what comes next begins at `top` and ends above `bottom`.
struct Area {
    float left = 0, right = 0, top = 0, bottom = 0;

    float width() const { return right - left; }
    float height() const { return bottom - top; }

    // The same between the same edges, but from `y` on, until `y`, or both.
    Area from(float y) const { return {left, right, y, bottom}; }
    Area until(float y) const { return {left, right, top, y}; }
    Area between(float y, float end) const { return {left, right, y, end}; }

    // `height` of it at the top, reaching `beyond` both edges.
    Rect upper(float height, float beyond = 0) const { return {left - beyond, top, width() + 2 * beyond, height}; }
};

// Where one line of text may stand: its upper left corner, or the upper right one of a text that ends there, and the width
// it has.
struct Slot {
    float x = 0, y = 0, width = 0;
};

}  // namespace ui
