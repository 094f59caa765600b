// The strip under the header: the board is old, lost, back, or a source is blind. It takes room from the body, so that
// nobody can overlook that what stands below it is not of now.
#include "ui/pen/panel_text.h"
#include "ui/wall.h"

namespace ui {
namespace {

constexpr float first_line = 88;
constexpr float second_line = 50;
constexpr float gap = 32;

}  // namespace

float strip_height(const model::Strip& strip) { return first_line + (strip.second.empty() ? 0.0f : second_line); }

void draw_strip(const Frame& frame, const Area& column) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const model::Strip& strip = *frame.board.strip;
    const bool old = strip.kind == model::StripKind::stale || strip.kind == model::StripKind::lost;
    const Colour ground_colour = old ? theme.t2 : theme.panel;
    const Colour ink = old ? theme.bg : theme.t1;
    const Rect band{0, column.top, frame.size.w, strip_height(strip)};
    canvas.fill(band, ground_colour, 0, "strip");
    place_strip(frame, band);
    const Ground ground(canvas, ground_colour);
    const float centre = column.top + first_line / 2.0f;
    float right = column.right;
    const TextStyle aside{.size = style.t3, .colour = ink, .tier = Tier::t3, .align = Align::right};
    const float main_width = canvas.width(strip.main, style.t2, Weight::bold);
    const float right_width = canvas.width(strip.right, style.t3);
    const bool beside = column.left + main_width + gap + right_width <= column.right;
    const float second = column.top + first_line - 4;
    float second_right = column.right;
    if (!strip.right.empty() && beside) {
        canvas.text({right, centre - style.t3 / 2.0f}, strip.right, aside);
        right -= right_width + gap;
    } else if (strip.news > 0 && !strip.second.empty()) {  // how it is put away must be read somewhere
        canvas.text({right, second}, strip.right, aside);
        second_right -= right_width + gap;
    }
    const Fitted main = fitted(canvas, {strip.main, Weight::bold}, line_room(frame, right - column.left),
                               {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {column.left, centre - height_of(main) / 2.0f}, main, {.weight = Weight::bold, .colour = ink});
    draw_line(canvas, {column.left, second, second_right - column.left}, strip.second,
              {.size = style.t3, .colour = ink, .tier = Tier::t3});
}

}  // namespace ui
