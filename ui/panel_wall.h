// The panels of the wall. Each draws one part of the board into its column and returns where it ended; none decides
// what is shown. All lengths are design units.
#pragma once

#include "model/board.h"
#include "ui/pen/canvas.h"
#include "ui/pen/panel_marks.h"
#include "ui/pen/panels.h"

#include <algorithm>
#include <cstddef>

namespace ui {

// Where a panel may draw. `right` is the edge that right-aligned text ends at.
struct Column {
    float left = 0, right = 0, top = 0, bottom = 0;
    float width() const { return right - left; }
};

// Row pitches that budgets are reckoned with; rows may stand wider where there is room.
inline constexpr float service_pitch = 180, service_pitch_dense = 156;
inline constexpr float action_pitch = 108, actions_head = 50;
inline constexpr float help_pitch = 88, guardrail_height = 72, normal_height = 84, fact_pitch = 44;
inline constexpr float decision_tallest = 260;  // three options

PanelStyle wall_style(const model::Board& board);

// Lines of the second tier hold at most 26 full-width characters (HF-27): the eye finds back to the next one.
inline float line_room(const PanelStyle& style, float width) { return std::min(width, 26.0f * style.t2); }

// `column` spans both columns; `middle` is where the right one starts. Returns where the rule below it lies.
inline constexpr float header_height = 177, upright_more = 104;  // an upright header is higher by the latter
float draw_header(Canvas& canvas, const PanelStyle& style, const model::Header& header, const Column& column,
                  float middle, bool upright);

float strip_height(const model::Strip& strip);
// Across the whole screen at column.top; its text keeps to the column's edges.
void draw_strip(Canvas& canvas, const PanelStyle& style, const model::Strip& strip, const Column& column, float width);

float draw_services(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Column& column);
// The line of what is normal, in at most `lines` lines of names.
float draw_normal(Canvas& canvas, const PanelStyle& style, const model::NormalLine& normal, const Column& column,
                  std::size_t lines);
// What draw_decision will take of the column.
float decision_height(const Canvas& canvas, const PanelStyle& style, const model::DecisionPanel& decision,
                      const Column& column);
float draw_decision(Canvas& canvas, const PanelStyle& style, const model::DecisionPanel& decision,
                    const Column& column);
float draw_help(Canvas& canvas, const PanelStyle& style, const model::HelpRow& row, const Column& column);
float draw_actions(Canvas& canvas, const PanelStyle& style, const model::ActionList& actions, const Column& column);
float draw_facts(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Column& column);
// A reason that finds no room beside its rule takes a line of its own.
float guardrail_height_of(const Canvas& canvas, const PanelStyle& style, const model::GuardrailRow& row,
                          const Column& column);
// Across the whole screen at column.top.
void draw_guardrail(Canvas& canvas, const PanelStyle& style, const model::GuardrailRow& row, const Column& column,
                    float width);
struct FooterWays {
    bool calm = false;
    bool keep_data = false;  // there is no other place for footer.data
};
// False: footer.data found no room.
bool draw_footer(Canvas& canvas, const PanelStyle& style, const model::Footer& footer, const Column& column,
                 FooterWays ways);
void draw_calm(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Column& column,
               CalmPlace place);
void draw_connecting(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Column& column);
// Hatched bands at the top and the bottom of the screen with the word for "drill" in them.
inline constexpr float drill_height = 32;
void draw_drill(Canvas& canvas, std::string_view word, float width, float height, float band);

}  // namespace ui
