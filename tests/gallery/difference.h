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

struct Difference {
    bool same_size = true;
    int squares = 0;  // compared
    int differing = 0;
    bool visible() const;
};
Difference difference(const ui::Pixels& was, const ui::Pixels& is);

// Was, is, and where they differ (marked in red on the grey picture), beside each other.
ui::Pixels shown(const ui::Pixels& was, const ui::Pixels& is);

}  // namespace gallery
