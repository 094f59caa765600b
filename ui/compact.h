// The panels of the compact view, read from arm's length. They decide nothing; places to press go into Hits. All
// lengths are design units, here logical pixels.
#pragma once

#include "ui/pen/frame.h"
#include "ui/pen/panel_marks.h"

#include <cstddef>

namespace ui {

inline constexpr float compact_margin = 16;
inline constexpr float compact_header = 80, compact_row = 32, compact_normal = 26, compact_decision = 74,
                       compact_help = 40;
inline constexpr float compact_filter = 28, compact_action = 44, compact_guardrail = 38, compact_footer = 36,
                       compact_legend = 38;
inline constexpr float compact_focus = 54;  // what a selected row is higher than another
inline constexpr float compact_drill = 16;

PanelStyle compact_style();

// Texts keep the margin to both edges of the view; bands and strips reach over it.
Area compact_area(const Frame& frame, float top, float bottom);

// Each draws at area.top and returns where it ended.
float draw_compact_header(const Frame& frame, const Area& area);
float compact_strip_height(const Frame& frame, const model::Strip& strip, const Area& area);
float draw_compact_strip(const Frame& frame, const model::Strip& strip, const Area& area);
// What of the services is drawn beside state, name and promise.
struct CompactServices {
    bool normal = true;    // the line of what is normal and what is only counted
    bool impacts = false;  // under each name, where there is room for those of all
};
float draw_compact_services(const Frame& frame, CompactServices parts, const Area& area);
// Precondition: the board has a decision.
float draw_compact_decision(const Frame& frame, const Area& area);
// 1, or in a wide window 2 to 4, which draw_compact_wide fills below the header.
std::size_t compact_columns(Size size);
void draw_compact_wide(const Frame& frame, const Area& area);
float draw_compact_help(const Frame& frame, const model::HelpRow& row, const Area& area);
float draw_compact_filter(const Frame& frame, const Area& area);
// Height of the first `most_rows` rows.
float compact_actions_height(const Frame& frame, const Area& area, std::size_t most_rows);
float draw_compact_actions(const Frame& frame, const Area& area);
void draw_compact_guardrail(const Frame& frame, const model::GuardrailRow& row, const Area& area);
// `do_not`: the band above was dropped, its shape stands here.
void draw_compact_footer(const Frame& frame, bool do_not, const Area& area);
void draw_compact_legend(const Frame& frame, const Area& area);
float compact_entry_height(const Frame& frame, const Area& area);
void draw_compact_entry(const Frame& frame, const Area& area);
void draw_compact_keys(const Frame& frame, const Area& area);
// Where what is quiet stands in an area that is much wider than it: in its middle, a quarter down.
Area compact_quiet_area(const Area& area);
// Precondition: the board is calm. `strip`: null where it stands elsewhere.
void draw_compact_calm(const Frame& frame, const model::Strip* strip, const Area& area);
void draw_compact_connecting(const Frame& frame, const Area& area);

// The word beside a move's key.
std::string_view word_of_move(model::Move move, model::Language language);

}  // namespace ui
