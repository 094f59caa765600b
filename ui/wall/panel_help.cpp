// A request for help: the one paper-white thing on the wall, because a person must answer it. Offered ones are outlined.
// It must never be dropped for room.
#include "ui/pen/panel_text.h"
#include "ui/wall.h"

namespace ui {

float draw_help(const Frame& frame, const model::HelpRow& row, const Area& column) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const PillMeasures measures{.after = frame.english() ? 34.0f : 18.0f};
    const TextStyle bold{.size = style.t2, .weight = Weight::bold, .colour = frame.ink(), .tier = Tier::t2};
    const float top = column.top + 16;
    canvas.set_row(row.id.text);
    if (row.changed) canvas.fill({column.left - 24, top, 8, measures.height}, theme.t1, 0, "changed");
    const float pill =
        draw_pill(canvas, {{column.left, top}, row.word, row.look != model::HelpLook::offered, bold}, measures);
    const float left = column.left + pill + 28;
    const float centre = top + measures.height / 2.0f;
    float right = column.right;
    const float until = canvas.width(row.until, style.t3);
    const float text = canvas.width(row.text, style.t2, Weight::bold);
    if (!row.until.empty() && left + text + 24 + until <= right) {
        canvas.text({right, centre - style.t3 / 2.0f}, row.until, frame.quiet(Align::right));
        right -= until + 24;
    }
    const Fitted shown =
        fitted(canvas, {row.text, Weight::bold}, right - left, {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {left, centre - height_of(shown) / 2.0f}, shown, bold);
    canvas.set_row({});
    return top + measures.height;
}

}  // namespace ui
