// The panels of the desk view, read from arm's length, and where they stand. They decide nothing; places to press go
// into Hits. All lengths are design units, here logical pixels.
#pragma once

#include "model/board.h"
#include "ui/pen/canvas.h"
#include "ui/pen/panel_marks.h"
#include "ui/pen/panels.h"

namespace ui {

// The columns of a desk of this size.
struct DeskPlan {
    float width = 1280, height = 800;
    float left = 24, left_end = 584, divider = 607, right = 632, right_end = 1256;
    float head = 58, foot = 724;  // rules under the header and over the footer
    bool narrow = false;          // no room for organisations, clock and the whole rail
};
DeskPlan desk_plan(const model::Board& board, Size size);

// A part of a column: from `top`, not beyond `bottom`.
struct DeskArea {
    float left = 0, right = 0, top = 0, bottom = 0;
    float width() const { return right - left; }
};

PanelStyle desk_style(const model::Board& board);

void draw_desk_header(Canvas& canvas, PanelStyle& style, const model::Board& board, const DeskPlan& plan);
void draw_desk_footer(Canvas& canvas, PanelStyle& style, const model::Board& board, const DeskPlan& plan, Hits& hits);
// Each draws at area.top and returns where it ended.
float draw_desk_strip(Canvas& canvas, const PanelStyle& style, const model::Strip& strip, const DeskPlan& plan,
                      float top);
float draw_desk_services(Canvas& canvas, PanelStyle& style, const model::Board& board, const DeskArea& area,
                         bool normal, Hits& hits);
float desk_decision_height(const model::DecisionPanel& decision, bool options);
float draw_desk_decision(Canvas& canvas, PanelStyle& style, const model::DecisionPanel& decision, const DeskArea& area,
                         bool options);
float draw_desk_actions(Canvas& canvas, PanelStyle& style, const model::Board& board, const DeskArea& area, Hits& hits);
void draw_desk_detail(Canvas& canvas, PanelStyle& style, const model::Board& board, const DeskArea& area, Hits& hits);
float desk_entry_height(const model::Desk& desk, float room);
void draw_desk_entry(Canvas& canvas, const PanelStyle& style, const model::Board& board, const DeskArea& area,
                     Hits& hits);
// The lines of commands on their way; returns where they begin, above `bottom`.
float draw_desk_sent(Canvas& canvas, const PanelStyle& style, const model::Desk& desk, const DeskArea& area,
                     Hits& hits);

}  // namespace ui
