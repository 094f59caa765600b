// The panels of the desk view, read from arm's length, and where they stand. They decide nothing; places to press go
// into Hits. All lengths are design units, here logical pixels.
#pragma once

#include "ui/pen/frame.h"
#include "ui/pen/panel_marks.h"

namespace ui {

// Where the parts of a desk of this size stand: in two columns, board and the rest; in three, the actions in one of their
// own; in four, the entry too. An upright desk has one, the parts below each other. Parts of one column share its edges.
struct DeskPlan {
    float width = 1280, height = 800;
    float head = 58, foot = 724;  // rules under the header and over the footer
    bool narrow = false;          // no room for organisations, clock and the whole rail
    std::size_t columns = 2;
    Area state, actions, detail, entry;  // top and bottom: of the room between header and footer
    float left = 24, left_end = 584;     // of header and footer: what goes on at the left, time and keys at the right
    float right = 632, right_end = 1256;

    bool own_actions() const { return columns > 2; }
    bool own_entry() const { return columns > 3; }
};
DeskPlan desk_plan(const model::Board& board, Size size);

PanelStyle desk_style();

void draw_desk_header(const Frame& frame, const DeskPlan& plan);
void draw_desk_footer(const Frame& frame, const DeskPlan& plan);
// The ground of a selected row, framed while the keys move along the board.
void draw_desk_selected(const Frame& frame, Rect row);
// Each draws at its top and returns where it ended.
// Precondition: the board has a strip.
float draw_desk_strip(const Frame& frame, const DeskPlan& plan, float top);
float draw_desk_services(const Frame& frame, const Area& area, bool normal);
float desk_decision_height(const model::DecisionPanel& decision, bool options);
// Precondition: the board has a decision.
float draw_desk_decision(const Frame& frame, const Area& area, bool options);
float draw_desk_actions(const Frame& frame, const Area& area);
void draw_desk_detail(const Frame& frame, const Area& area);
float desk_entry_height(const model::Desk& desk, float room);
void draw_desk_entry(const Frame& frame, const Area& area);
// The lines of commands on their way; returns where they begin, above `bottom`.
float draw_desk_sent(const Frame& frame, const Area& area);
// Every key of the desk, in as many columns as the width has room for.
float desk_keys_height(const Frame& frame, float width);
void draw_desk_keys(const Frame& frame, const Area& area);

}  // namespace ui
