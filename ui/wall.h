// The panels of the wall. Each draws one part of the board into its column and returns where it ended; none decides
// what is shown. All lengths are design units.
#pragma once

#include "ui/pen/frame.h"
#include "ui/pen/panel_marks.h"

#include <algorithm>
#include <cstddef>

namespace ui {

// Row pitches that budgets are reckoned with; rows may stand wider where there is room.
// A row without its second line takes the pitch that is called single.
inline constexpr float service_pitch = 180, service_pitch_dense = 156, service_pitch_single = 108;
inline constexpr float action_pitch = 108, action_pitch_single = 78, actions_head = 50;
inline constexpr float help_pitch = 88, guardrail_height = 72, normal_height = 84, fact_pitch = 44;
inline constexpr float decision_tallest = 260;  // three options

PanelStyle wall_style(const model::Board& board);

// Lines of the second tier hold at most 26 full-width characters (HF-27): the eye finds back to the next one.
inline float line_room(const Frame& frame, float width) { return std::min(width, 26.0f * frame.style.t2); }

// `column` spans both columns; `middle` is where the right one starts. Returns where the rule below it lies.
inline constexpr float header_height = 177, upright_more = 104;  // an upright header is higher by the latter
float draw_header(const Frame& frame, const Area& column, float middle, bool upright);

float strip_height(const model::Strip& strip);
// Across the whole screen at column.top; its text keeps to the column's edges. Precondition: the board has a strip.
void draw_strip(const Frame& frame, const Area& column);

float draw_services(const Frame& frame, const Area& column);
// The line of what is normal, in at most `lines` lines of names.
float draw_normal(const Frame& frame, const Area& column, std::size_t lines);
// What draw_decision will take of the column. Precondition of both: the board has a decision.
float decision_height(const Frame& frame, const Area& column);
float draw_decision(const Frame& frame, const Area& column);
float draw_help(const Frame& frame, const model::HelpRow& row, const Area& column);
float draw_actions(const Frame& frame, const Area& column);
float draw_facts(const Frame& frame, const Area& column);
// A reason that finds no room beside its rule takes a line of its own.
float guardrail_height_of(const Frame& frame, const model::GuardrailRow& row, const Area& column);
// Across the whole screen at column.top.
void draw_guardrail(const Frame& frame, const model::GuardrailRow& row, const Area& column);
struct FooterWays {
    bool calm = false;
    bool keep_data = false;  // there is no other place for footer.data
};
// False: footer.data found no room.
bool draw_footer(const Frame& frame, const Area& column, FooterWays ways);
// Precondition: the board is calm.
void draw_calm(const Frame& frame, const Area& column, CalmPlace place);
void draw_connecting(const Frame& frame, const Area& column);
inline constexpr float drill_height = 32;  // of each of its two bands

}  // namespace ui
