// The question and its options as people read a test: what is asked above, the keys before the answers, the seconds left
// at the right. What was right is filled, what was wrong is crossed out; neither leans on a colour.
// It must never draw above its own upper edge.
#include "ui/drill.h"

#include "ui/pen/panel_marks.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float margin = 32, pad = 10, em = 32, small = 26;
constexpr float head = 46, narrow_head = 66, row_height = 46, row_gap = 6, key_side = 36, foot = 22;

struct Cell {
    Rect rect;
    std::size_t option;
};

// Two and two beside each other; or all below each other, as high as there is room, for a thumb.
std::vector<Cell> cells_of(const DrillFrame& frame) {
    const std::size_t options = frame.shown.options.size();
    const Size size = frame.size;
    const bool narrow = frame.narrow;
    const float top = pad + (narrow ? narrow_head : head);
    std::vector<Cell> cells;
    const std::size_t across = narrow ? 1 : 2;
    const float width = (size.w - 2 * margin - (narrow ? 0.0f : 2 * margin)) / static_cast<float>(across);
    const float room = size.h - foot - row_gap - top;
    const float height = narrow ? room / static_cast<float>(options) - row_gap : row_height;
    for (std::size_t i = 0; i < options; ++i) {
        const float x = margin + static_cast<float>(i % across) * (width + 2 * margin);
        const float y = top + static_cast<float>(i / across) * (height + row_gap);
        cells.push_back({{x, y, width, height}, i});
    }
    return cells;
}

void cross_out(Canvas& canvas, Rect rect, Colour colour) {
    const float y = rect.y + rect.h / 2.0f;
    canvas.line({rect.x, y}, {rect.x + rect.w, y}, colour, 3);
    canvas.note_shape("crossed out", {rect.x, y - 2, rect.w, 4}, colour);
}

void draw_option(const DrillFrame& frame, const Cell& cell) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::DrillShown& shown = frame.shown;
    const bool told = shown.stage == model::DrillStage::told;
    const bool right = told && shown.right == cell.option;
    const bool wrong = told && shown.chosen == cell.option && !right;
    const Rect& rect = cell.rect;
    if (right)
        canvas.fill(rect, theme.paper, 6, "right");
    else
        canvas.outline(rect, theme.mark, {wrong ? 3.0f : 2.0f, 6}, "option");
    const Ground ground(canvas, right ? theme.paper : theme.panel);
    const Colour ink = right ? theme.paper_ink : told && !wrong ? theme.t2 : theme.t1;
    const float centre = rect.y + rect.h / 2.0f;
    canvas.text({rect.x + key_side / 2.0f + 4, centre - em / 2.0f}, std::to_string(cell.option + 1),
                {.size = em, .weight = Weight::bold, .colour = ink, .tier = Tier::t3, .align = Align::centre});
    canvas.line({rect.x + key_side + 8, rect.y + 6}, {rect.x + key_side + 8, rect.y + rect.h - 6},
                right ? theme.paper_ink : theme.mark, 2);
    const float left = rect.x + key_side + 24;
    const Fitted text =
        fitted(canvas, {shown.options[cell.option], Weight::bold}, rect.x + rect.w - 12 - left,
               {{em, Tier::t3, 1}, {small, Tier::t3, 1}, {rect.h > row_height ? 24.0f : 20.0f, Tier::t3, 2}});
    draw_fitted(canvas, {left, centre - height_of(text) / 2.0f}, text, {.weight = Weight::bold, .colour = ink});
    float widest = 0;
    for (const std::string& line : text.lines)
        widest = std::max(widest, canvas.width(line, text.step.size, Weight::bold));
    if (wrong) cross_out(canvas, {left - 6, rect.y, widest + 12, rect.h}, theme.t1);
}

// At the right: the seconds left, or whether the answer was right. Returns where the room to its left ends.
float draw_state(const DrillFrame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::DrillShown& shown = frame.shown;
    const std::string& words = shown.stage == model::DrillStage::told ? shown.verdict : shown.left;
    const float width = canvas.width(words, em, Weight::bold) + 28;
    const float y = pad + (frame.narrow ? (narrow_head - 10 - 40) / 2.0f : 0.0f);
    const Rect box{frame.size.w - margin - width, y, width, 40};
    const bool strong = shown.stage == model::DrillStage::told || shown.hurries;
    if (strong)
        canvas.fill(box, theme.paper, 6, "verdict");
    else
        canvas.outline(box, theme.mark, {2, 6}, "seconds");
    const Ground ground(canvas, strong ? theme.paper : theme.panel);
    canvas.text({box.x + 14, box.y + 4}, words,
                {.size = em, .weight = Weight::bold, .colour = strong ? theme.paper_ink : theme.t1, .tier = Tier::t3});
    return box.x - 20;
}

// Number, question and keys in one line; the keys go first where there is little room.
void draw_head(const DrillFrame& frame, float right) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::DrillShown& shown = frame.shown;
    const bool narrow = frame.narrow;
    const TextStyle quiet{.size = small, .colour = theme.t2, .tier = Tier::t3};
    float x = margin;
    if (!narrow) x += canvas.text({x, pad + 7}, shown.number, quiet) + 20;
    const Fitted ask = fitted(canvas, {shown.ask, Weight::bold}, right - x,
                              {{em, Tier::t3, 1}, {small, Tier::t3, narrow ? 2u : 1u}, {22, Tier::t3, 2}});
    const float middle = narrow ? pad + (narrow_head - 10) / 2.0f : pad + 20;
    draw_fitted(canvas, {x, middle - height_of(ask) / 2.0f}, ask, {.weight = Weight::bold, .colour = theme.t1});
    const float after = x + canvas.width(shown.ask, ask.step.size, Weight::bold) + 32;
    if (ask.lines.size() == 1 && after + canvas.width(shown.keys, small) <= right)
        canvas.text({right, pad + 7}, shown.keys,
                    {.size = small, .colour = theme.t2, .tier = Tier::t3, .align = Align::right});
}

void draw_playing(const DrillFrame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::DrillShown& shown = frame.shown;
    const float room = frame.size.w - 2 * margin;
    const Fitted clock = fitted(canvas, {shown.clock, Weight::bold}, room, {{em, Tier::t3, 1}, {small, Tier::t3, 2}});
    draw_fitted(canvas, {margin, pad + 4}, clock, {.weight = Weight::bold, .colour = theme.t1});
    const std::string counted = shown.number + "  " + shown.score;
    const float width = canvas.width(counted, em);
    const bool beside = !frame.narrow && canvas.width(shown.clock, em, Weight::bold) + width + 48 <= room;
    const float next = pad + 4 + (beside ? 0.0f : height_of(clock) + 12);
    canvas.text({beside ? frame.size.w - margin : margin, next}, counted,
                {.size = em, .colour = theme.t1, .tier = Tier::t3, .align = beside ? Align::right : Align::left});
    const Fitted keys = fitted(canvas, {shown.keys}, room, {{em, Tier::t3, 1}, {small, Tier::t3, 3}});
    draw_fitted(canvas, {margin, next + em + 20}, keys, {.colour = theme.t2});
}

}  // namespace

DrillHits draw_drill_panel(const DrillFrame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::DrillShown& shown = frame.shown;
    const Size size = frame.size;
    DrillHits hits;
    canvas.fill({0, 0, size.w, size.h - foot}, theme.panel, 0, "drill panel");
    const Ground ground(canvas, theme.panel);
    if (shown.stage == model::DrillStage::playing) {
        draw_playing(frame);
    } else if (shown.stage != model::DrillStage::over) {
        draw_head(frame, draw_state(frame));
        for (const Cell& cell : cells_of(frame)) {
            draw_option(frame, cell);
            if (shown.stage == model::DrillStage::asking) hits.options.push_back(canvas.on_screen(cell.rect));
        }
        if (shown.stage == model::DrillStage::told) hits.onward = canvas.on_screen({0, 0, size.w, size.h});
    }
    draw_drill_band(canvas, frame.board.drill_word, {0, size.h - foot, size.w, foot});
    return hits;
}

}  // namespace ui
