// What the keyboard means: a key press and the board on screen in, a gesture out. The same gestures come from presses
// on the drawing. It must never change anything by itself, nor decide what a gesture comes to.
#pragma once

#include "model/state.h"
#include "ui/pen/panels.h"
#include "ui/pen/sizing.h"
#include "ui/window.h"

#include <optional>
#include <string>

namespace ui {

// The frame a key press is judged against: the one that was on screen when it happened.
struct Scene {
    const model::State& state;
    const model::Board& board;
    const Hits& hits;
    Screen screen = {};  // it was drawn on; 0 wide: not known
};

// Nothing when the key means nothing here. While the entry line is open, letters go to it.
std::optional<Gesture> gesture_from(const KeyPress& press, const Scene& scene);

// What Ctrl+C copies, as one line of text: what is being typed, else the selected row as it is shown. Empty: nothing.
std::string copied_text(const Scene& scene);

// The wheel, turned by so many rows (down is more) over a place of the frame, physical px.
std::optional<Gesture> wheel_meant(int rows, Point at, const Scene& scene);

// What lies under a press; the topmost place wins.
std::optional<Gesture> gesture_at(Point at, const Hits& hits);

}  // namespace ui
