// The panels of the compact view, read from arm's length. They decide nothing; places to press go into Hits. All
// lengths are design units, here logical pixels.
#pragma once

#include "ui/pen/frame.h"
#include "ui/pen/panel_marks.h"

#include <cstddef>

namespace ui {

inline constexpr float near_margin = 16;
inline constexpr float near_header = 80, near_row = 32, near_normal = 26, near_decision = 74, near_help = 40;
inline constexpr float near_filter = 28, near_action = 44, near_guardrail = 38, near_footer = 36, near_legend = 38;
inline constexpr float near_focus = 54;  // what a selected row is higher than another
inline constexpr float near_drill = 16;

PanelStyle near_style();

// Texts keep the margin to both edges of the view; bands and strips reach over it.
Area near_area(const Frame& frame, float top, float bottom);

// Each draws at area.top and returns where it ended.
float draw_near_header(const Frame& frame, const Area& area);
float near_strip_height(const Frame& frame, const model::Strip& strip, const Area& area);
float draw_near_strip(const Frame& frame, const model::Strip& strip, const Area& area);
float draw_near_services(const Frame& frame, bool normal, const Area& area);
// Precondition: the board has a decision.
float draw_near_decision(const Frame& frame, const Area& area);
float draw_near_help(const Frame& frame, const model::HelpRow& row, const Area& area);
float draw_near_filter(const Frame& frame, const Area& area);
// Height of the first `most_rows` rows.
float near_actions_height(const Frame& frame, const Area& area, std::size_t most_rows);
float draw_near_actions(const Frame& frame, const Area& area);
void draw_near_guardrail(const Frame& frame, const model::GuardrailRow& row, const Area& area);
// `do_not`: the band above was dropped, its shape stands here.
void draw_near_footer(const Frame& frame, bool do_not, const Area& area);
void draw_near_legend(const Frame& frame, const Area& area);
float near_entry_height(const Frame& frame, const Area& area);
void draw_near_entry(const Frame& frame, const Area& area);
void draw_near_keys(const Frame& frame, const Area& area);
// Precondition: the board is calm. `strip`: null where it stands elsewhere.
void draw_near_calm(const Frame& frame, const model::Strip* strip, const Area& area);
void draw_near_connecting(const Frame& frame, const Area& area);

// The word beside a move's key.
std::string_view word_of_move(model::Move move, model::Language language);

}  // namespace ui
