// How far two pictures are from each other for an eye, not for a machine: a smoothed edge that falls differently is
// nothing, a word that is not there is everything. It must never know what is in a picture.
#pragma once

#include "ui/window.h"

namespace gallery {

// Colours are compared as means over squares of 4×4 px, so that where an edge falls inside one counts for little; a
// square differs when one of its channels does by more than `most_step` of 255.
inline constexpr int square = 4;
inline constexpr int most_step = 24;
// More squares than this many of 100,000 are a change that somebody could see.
inline constexpr int most_of_hundred_thousand = 10;

// One pixel for each square, its mean; squares at the right and lower edges may have been smaller.
ui::Pixels squares_of(const ui::Pixels& whole);
// The same squares with fewer colours, none moved by more than 4: a smaller file for a sixth of what may differ.
ui::Pixels fewer_colours(ui::Pixels squares);

struct Difference {
    bool same_size = true;
    int squares = 0;  // compared
    int differing = 0;
    bool visible() const;
};
Difference difference(const ui::Pixels& squares_were, const ui::Pixels& squares_are);

// Was (as large as its squares can say), is, and where they differ (marked in red on the grey picture), beside each other.
ui::Pixels shown(const ui::Pixels& squares_were, const ui::Pixels& is);

}  // namespace gallery
