// Services that are not normal and have no row: counted by state, and named, the worst first, as far as there is room. It
// must never name one that has a row.
#pragma once

#include "ui/pen/area.h"
#include "ui/pen/frame.h"

#include <cstddef>
#include <string>
#include <vector>

namespace ui {

inline constexpr float name_pitch = 44;  // of lines of names

struct Counted {
    std::string label;  // empty: there is nothing to count
    std::vector<std::string> names;
};
// What the board counts, and before it its rows from `shown` on, for which there is no room.
Counted counted_beyond(const Frame& frame, std::size_t shown);

// Names that fill lines one after the other; a name is never broken. Ends before the first one that is wider than a line.
struct NameLines {
    std::vector<std::string> lines;
    std::vector<std::size_t> until;  // for each line, how many names are shown with it
};
NameLines name_lines(const Frame& frame, const std::vector<std::string>& names, float width);

// How many lines the count and every name take: beside it where each name has room there, else below it.
std::size_t counted_lines(const Frame& frame, const Area& column, const Counted& counted);
inline float counted_height(std::size_t lines) { return 16 + static_cast<float>(lines) * name_pitch; }

// In at most `lines` lines at the column's top; returns how many names are shown.
std::size_t draw_counted(const Frame& frame, const Area& column, const Counted& counted, std::size_t lines);
// The names from `first` on, where another column has room for them; returns where they end.
float draw_further_names(const Frame& frame, const Area& column, const Counted& counted, std::size_t first);

}  // namespace ui
