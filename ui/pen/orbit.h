// Against burn-in: where the picture of a wall stands after it has been shown for a time. Pure functions of that time;
// at first everything is where it was designed. It must never know a clock or a board.
#pragma once

#include "model/text/time.h"
#include "ui/pen/draw_record.h"
#include "ui/pen/panels.h"

struct ImDrawList;

namespace ui {

inline constexpr model::Milliseconds orbit_step{60'000};
inline constexpr model::Milliseconds calm_stay{600'000};
inline constexpr int orbit_radius = 3;  // steps

// Whole pixels from the designed place: three steps out, then round a square, one step a minute, so that any stroke
// thinner than seven steps leaves every pixel once in 24 minutes. A step is 1 px on 1080 lines, 2 px on 2160.
Point orbit_at(model::Milliseconds shown, int width, int height);

// Where the calm card stands; another place every ten minutes, the same again after 200.
CalmPlace calm_place_at(model::Milliseconds shown);

// From `shown` until the next of the two changes.
model::Milliseconds until_next_place(model::Milliseconds shown);

// Moves everything drawn so far; what reaches an edge of the screen goes on reaching it.
void shift(ImDrawList& list, Point by, int width, int height);

}  // namespace ui
