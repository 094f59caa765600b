// The newest facts, unconfirmed ones first and boxed by dashes: a rumour never looks like something known.
// It must never drop a confirmed fact for its age; the board says which are shown.
#include "ui/pen/panel_text.h"
#include "ui/wall.h"

namespace ui {

float draw_facts(const Frame& frame, const Area& column) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    float y = column.top + 24;
    for (const model::FactRow& fact : frame.board.facts) {
        if (y + fact_pitch > column.bottom) return y;
        float x = column.left;
        if (!fact.confirmed && !fact.refuted)
            canvas.dashed({x - 12, y - 5, column.width() + 24, fact_pitch - 2}, theme.t1, 2, "unconfirmed");
        for (const std::string* part : {&fact.time, &fact.status}) {
            if (part->empty()) continue;
            x += draw_line(canvas, {x, y, column.right - x}, *part, frame.quiet()) + style.t3 / 2.0f;
        }
        const float source = canvas.width(fact.source, style.t3) + style.t3;
        const float room = column.right - x;
        const bool with_source = canvas.width(fact.text, style.t3) + source <= room;
        const float width =
            draw_line(canvas, {x, y, room}, fact.text, {.size = style.t3, .colour = frame.ink(), .tier = Tier::t3});
        if (fact.refuted) canvas.line({x, y + style.t3 / 2.0f}, {x + width, y + style.t3 / 2.0f}, theme.t1, 2);
        if (with_source) canvas.text({column.right, y}, fact.source, frame.quiet(Align::right));
        y += fact_pitch;
    }
    return y;
}

}  // namespace ui
