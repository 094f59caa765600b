// The panels of the compact view, read from arm's length. They decide nothing; places to press go into Hits. All
// lengths are design units, here logical pixels.
#pragma once

#include "model/board.h"
#include "ui/pen/canvas.h"
#include "ui/pen/panel_marks.h"
#include "ui/pen/panels.h"

#include <cstddef>

namespace ui {

inline constexpr float near_margin = 16;
inline constexpr float near_header = 80, near_row = 32, near_normal = 26, near_decision = 74, near_help = 40;
inline constexpr float near_filter = 28, near_action = 44, near_guardrail = 38, near_footer = 36, near_legend = 38;
inline constexpr float near_focus = 54;  // what a selected row is higher than another
inline constexpr float near_drill = 16;

// The rectangle a panel may use: full width, from `top` on.
struct Strand {
    float width = 420, top = 0, bottom = 720;
    float left() const { return near_margin; }
    float right() const { return width - near_margin; }
};

PanelStyle near_style(const model::Board& board);

// Each draws at strand.top and returns where it ended.
float draw_near_header(Canvas& canvas, const PanelStyle& style, const model::Header& header, const Strand& strand);
float near_strip_height(const Canvas& canvas, const PanelStyle& style, const model::Strip& strip, float width);
float draw_near_strip(Canvas& canvas, const PanelStyle& style, const model::Strip& strip, const Strand& strand);
float draw_near_services(Canvas& canvas, const PanelStyle& style, const model::Board& board, bool normal,
                         const Strand& strand);
float draw_near_decision(Canvas& canvas, const PanelStyle& style, const model::DecisionPanel& decision,
                         const Strand& strand);
float draw_near_help(Canvas& canvas, const PanelStyle& style, const model::HelpRow& row, const Strand& strand);
float draw_near_filter(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand,
                       Hits& hits);
// Height of the first `most_rows` rows.
float near_actions_height(Canvas& canvas, const PanelStyle& style, const model::Board& board, float width,
                          std::size_t most_rows);
float draw_near_actions(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand,
                        Hits& hits);
void draw_near_guardrail(Canvas& canvas, const PanelStyle& style, const model::GuardrailRow& row, const Strand& strand);
// `do_not`: the band above was dropped, its shape stands here.
void draw_near_footer(Canvas& canvas, const PanelStyle& style, const model::Footer& footer, bool do_not,
                      const Strand& strand);
void draw_near_legend(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand,
                      Hits& hits);
float near_entry_height(const Canvas& canvas, const PanelStyle& style, const model::Board& board, float width);
void draw_near_entry(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand,
                     Hits& hits);
void draw_near_keys(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand,
                    Hits& hits);
void draw_near_calm(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand);
void draw_near_connecting(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand);

// The word beside a move's key.
std::string_view word_of_move(model::Move move, model::Language language);

}  // namespace ui
