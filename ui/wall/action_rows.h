// The rows of the wall's actions, in the ways they can be written: owner beside the object, or below it where long names
// would be cut; each as full as there is height for; or one line of small letters. It must never choose which rows.
#pragma once

#include "ui/pen/area.h"
#include "ui/pen/frame.h"

#include <cstddef>
#include <vector>

namespace ui {

// How much of a row is written: everything; without what stands behind the work (why it is stuck); the least.
enum class Fullness { whole, lines, least };

// What all rows of one list share, so that its columns are straight.
struct RowPlan {
    float width = 0;                                          // of the column
    bool below = false;                                       // the owner stands below the object
    float object_at = 0;                                      // from the column's left edge
    float owner_width = 0;                                    // of the column of owners, from its right edge
    std::vector<std::string> objects, owners, organisations;  // among which each has to be known
};

// For the first `count` rows of the board. `column`: as wide as they will stand. `least`: none will be less full; the owner
// stands beside the object where every row then keeps what it has room for.
RowPlan row_plan(const Frame& frame, const Area& column, std::size_t count, Fullness least);
// A row of the board, by its place there.
struct RowShown {
    std::size_t place = 0;
    Fullness full = Fullness::whole;
};
float row_height(const Frame& frame, const RowPlan& plan, RowShown row);
// Draws the row at the column's top and returns where it ended.
float draw_action_row(const Frame& frame, const RowPlan& plan, RowShown row, const Area& column);

// One line for each row from `first` on, as far as the column reaches; returns how many. `top` of the column moves below
// them.
inline constexpr float small_row_pitch = 44;
std::size_t draw_small_rows(const Frame& frame, std::size_t first, Area& column);

}  // namespace ui
