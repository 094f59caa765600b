// The newest facts, unconfirmed ones first and boxed by dashes: a rumour never looks like something known.
// It must never drop a confirmed fact for its age; the board says which are shown.
#include "ui/pen/panel_text.h"
#include "ui/wall.h"

#include <algorithm>

namespace ui {

namespace {

constexpr float line_pitch = 36;

// Time, status and text of one fact; who said it stands behind them where there is room. Returns where it ended, or where
// it began when there is no room for it.
float draw_fact(const Frame& frame, const model::FactRow& fact, const Area& column) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const float gap = style.t3 / 2.0f;
    float x = column.left;
    for (const std::string* part : {&fact.time, &fact.status})
        if (!part->empty()) x += canvas.width(*part, style.t3) + gap;
    const Fitted text =
        fitted(canvas, {fact.text}, column.right - x, {{style.t3, Tier::t3, 1}, {style.t3, Tier::t3, 2}});
    const float height = fact_pitch + line_pitch * static_cast<float>(std::max<std::size_t>(1, text.lines.size()) - 1);
    if (column.top + height > column.bottom) return column.top;
    if (!fact.confirmed && !fact.refuted)
        canvas.dashed({column.left - 12, column.top - 5, column.width() + 24, height - 2}, frame.theme().t1, 2,
                      "unconfirmed");
    float at = column.left;
    for (const std::string* part : {&fact.time, &fact.status})
        if (!part->empty()) at += canvas.text({at, column.top}, *part, frame.quiet()) + gap;
    draw_fitted(canvas, {x, column.top}, text, {.colour = frame.ink()});
    const std::string& last = text.lines.empty() ? fact.text : text.lines.back();
    const float width = canvas.width(last, style.t3);
    if (fact.refuted)
        for (std::size_t i = 0; i < text.lines.size(); ++i) {
            const float y = column.top + style.t3 * (0.5f + leading * static_cast<float>(i));
            canvas.line({x, y}, {x + canvas.width(text.lines[i], style.t3), y}, frame.theme().t1, 2);
        }
    const float lower =
        column.top + style.t3 * leading * static_cast<float>(std::max<std::size_t>(1, text.lines.size()) - 1);
    if (x + width + style.t3 + canvas.width(fact.source, style.t3) <= column.right)
        canvas.text({column.right, lower}, fact.source, frame.quiet(Align::right));
    return column.top + height;
}

}  // namespace

float draw_facts(const Frame& frame, const Area& column) {
    Area left = column.from(column.top + 24);
    for (const model::FactRow& fact : frame.board.facts) {
        const float end = draw_fact(frame, fact, left);
        if (end <= left.top) return left.top;
        left.top = end;
    }
    return left.top;
}

}  // namespace ui
