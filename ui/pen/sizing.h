// From a screen to design units: how large the letters must be for the people who read them, and what then fits.
// Formulas and angles: docs/looks.md. It must never know what is drawn.
#pragma once

#include "model/text/result.h"
#include "ui/pen/panels.h"

#include <optional>

namespace ui {

// A screen as it is now. Diagonal and distance are only what somebody said about it.
struct Screen {
    int width = 0, height = 0;  // physical px
    float content_scale = 1.0f;
    std::optional<double> diagonal;  // inches
    std::optional<double> distance;  // metres, of the farthest reader
};

struct Layout {
    float scale = 1.0f;                  // physical px per design unit
    Size size;                           // of the whole screen in design units
    Point origin;                        // physical px
    std::optional<model::Text> warning;  // what cannot be read from where, and what to do
};

// Kanji need 25 minutes of arc (JIS Z 8513); the tiers of a wall are 6 m, 4 m and 2.5 m away when nobody says otherwise.
inline constexpr double kanji_minutes = 25.0;
inline constexpr double wall_diagonal = 55.0;
inline constexpr double wall_distance = 6.0;

// Millimetres per pixel.
double pitch_of(double diagonal, int width, int height);

// Pixels that `minutes` of arc cover at `distance` metres: 2·D·tan(θ/2)/pitch.
double face_of(double distance, double minutes, double pitch);

// The wall fills the screen; portrait and square screens are one column of the same letters. `kanji`: Faces::kanji.
Layout wall_layout(const Screen& screen, float kanji);

// Four questions fill the screen; upright screens put each above its answer.
Layout glance_layout(const Screen& screen);

// 1280×800 units at least; a larger screen shows more lanes where it is longer than that in one direction.
Layout timeline_layout(const Screen& screen);

// What is read from arm's length follows the desktop's scaling. In a larger window letters grow with it, up to 1.8 times,
// and rows and columns with them. Where scaling leaves too little room for all parts, letters give back a quarter of it
// first, but never what makes them smaller than unscaled ones; below the least size everything shrinks together.

// From 360×480 units.
Layout compact_layout(const Screen& screen);
// From 320×568 units upright, 568×360 on its side.
Layout phone_layout(const Screen& screen);
// From 900×600 units, upright 720×960.
Layout desk_layout(const Screen& screen);

// From 1100×720 units, upright 800×1200.
Layout sheet_layout(const Screen& screen);

// One line as high as the window, from 640 units of width.
inline constexpr int bar_height = 40;
Layout bar_layout(const Screen& screen);

}  // namespace ui
