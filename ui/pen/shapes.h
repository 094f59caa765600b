// The eight drawn shapes of the board, each in a box of 24 units. They are strokes, never glyphs: no font can lack them
// and no eye needs their colour. This file must never know which state a service is in.
#pragma once

#include "ui/pen/canvas.h"

#include <string_view>

namespace ui {

enum class Shape { stopped, degraded, workaround, normal, unknown, help, do_not, decision };

// Noted in the draw record under this name.
std::string_view name_of(Shape shape);

// Where a shape's box of 24 units lies: its upper left corner and the length of its sides, design units.
struct ShapeBox {
    Point corner;
    float side = 24;
};
// `hole` shows through: the × of stopped, the ! of degraded.
struct ShapeInk {
    Colour ink, hole;
};

// `unknown` is the mark alone; the dashed box around it is the plaque's.
void draw_shape(Canvas& canvas, Shape shape, ShapeBox box, ShapeInk inks);

}  // namespace ui
