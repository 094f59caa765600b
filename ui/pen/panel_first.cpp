// See panel_first.h. It must never shorten a line that is to be typed: what is cut cannot be copied by hand.
#include "ui/pen/panel_first.h"

#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

struct StepLines {
    Fitted what, line;
    float height = 0;
};

StepLines fitted_step(const Frame& frame, const model::FirstStep& step, float width) {
    const PanelStyle& style = frame.style;
    const Canvas& canvas = frame.canvas;
    StepLines lines{
        fitted(canvas, {step.what, Weight::bold}, width, {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 3}}),
        fitted(canvas, {step.line}, width, {{style.t3, Tier::t3, 4}})};
    lines.height = height_of(lines.what) + style.t3 * 0.5f + height_of(lines.line);
    return lines;
}

}  // namespace

float draw_first(const Frame& frame, const Area& area) {
    const PanelStyle& style = frame.style;
    Canvas& canvas = frame.canvas;
    const float indent = style.t2 * 1.4f;
    float y = area.top + style.t3;
    for (const model::FirstStep& step : frame.board.first) {
        const StepLines lines = fitted_step(frame, step, area.width() - indent);
        if (lines.line.cut || y + lines.height > area.bottom) return y;
        canvas.text({area.left, y}, step.number,
                    {.size = lines.what.step.size, .colour = frame.theme().t2, .tier = lines.what.step.tier});
        draw_fitted(canvas, {area.left + indent, y}, lines.what, {.weight = Weight::bold, .colour = frame.ink()});
        draw_fitted(canvas, {area.left + indent, y + height_of(lines.what) + style.t3 * 0.5f}, lines.line,
                    {.colour = frame.ink()});
        y += lines.height + style.t3 * 1.2f;
    }
    return y;
}

}  // namespace ui
