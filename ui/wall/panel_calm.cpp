// Nothing is wrong, and the board proves that it looked: how many services, when, and what the day still asks for.
// Dark and without colour; also the frame before the first answer, which claims nothing.
#include "ui/pen/panel_text.h"
#include "ui/wall.h"

#include <algorithm>
#include <array>

namespace ui {
namespace {

constexpr float headline_size = 104;
constexpr float line_inset = 8;
constexpr float names_top = 496, name_pitch = 56;
constexpr float deadlines_height = 220;
constexpr float names_gap = 36;    // between the names and the deadlines
constexpr float across_room = 72;  // how far the headline may move to the right
constexpr float room_above = 76;   // how far the card may rise towards the day's line
constexpr float most_below = 160;  // and how far it may sink where there is room

void draw_day(const Frame& frame, const Area& column) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    TextStyle quiet = frame.quiet();
    const float heading = canvas.text({column.left, column.top + 40}, frame.board.calm->heading, quiet);
    canvas.text({column.left + heading + frame.style.t3, column.top + 40}, frame.board.calm->date, quiet);
    quiet.align = Align::right;
    canvas.text({column.right, column.top + 40}, clock_named(frame.board.header), quiet);
    canvas.line({column.left, column.top + 97}, {column.right, column.top + 97}, theme.hatch, 2);
}

void draw_headline(const Frame& frame, Point corner, float right) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const model::Calm& calm = *frame.board.calm;
    constexpr float side = 208;
    const Point centre{corner.x + side / 2.0f, corner.y + side / 2.0f};
    canvas.ring(centre, 99, theme.norm, 10);
    canvas.note_shape("normal", {corner.x, corner.y, side, side}, theme.norm);
    const float size = calm.count.size() < 3 ? 116.0f : 88.0f;
    canvas.text({centre.x, centre.y - size / 2.0f}, calm.count,
                {.size = size, .colour = theme.t2, .tier = Tier::t1, .align = Align::centre});
    const float left = corner.x + 264;
    const Fitted headline = fitted(canvas, {calm.headline, Weight::bold}, right - left,
                                   {{headline_size, Tier::t1, 1}, {style.t1, Tier::t1, 1}, {style.t2, Tier::t2, 2}});
    draw_fitted(canvas, {left, corner.y + 64 - headline.step.size / 2.0f}, headline,
                {.weight = Weight::bold, .colour = theme.calm});
    draw_line(canvas, {left, corner.y + 148, right - left}, calm.checked,
              {.size = style.t2, .colour = theme.t2, .tier = Tier::t2});
    const float used = draw_line(canvas, {left, corner.y + 212, right - left}, calm.residual,
                                 {.size = style.t3, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3});
    const float counted = left + used + (used > 0 ? style.t3 : 0.0f);
    draw_line(canvas, {counted, corner.y + 212, right - counted}, calm.counted, frame.quiet());
    draw_line(canvas, {left, corner.y + 252, right - left}, calm.last, frame.quiet());
}

// Fewer where a name has what is planned beside it and would be cut.
std::size_t name_columns(const Frame& frame, const Area& column) {
    const auto& names = frame.board.calm->names;
    std::size_t columns = column.width() > 1400 ? 4 : 2;
    const auto is_cut = [&](const std::string& name) {
        return frame.canvas.width(name, frame.style.t3) > column.width() / static_cast<float>(columns) - 60;
    };
    while (columns > 1 && std::any_of(names.begin(), names.end(), is_cut)) columns /= 2;
    return columns;
}

// Returns where it ended. Names that find no room are left out whole lines at a time; the count in the ring holds.
float draw_names(const Frame& frame, const Area& column, float bottom) {
    const Theme& theme = frame.theme();
    const model::Calm& calm = *frame.board.calm;
    const std::size_t columns = name_columns(frame, column);
    const float pitch = column.width() / static_cast<float>(columns);
    float y = column.top;
    for (std::size_t i = 0; i < calm.names.size(); ++i) {
        if (y + frame.style.t3 > bottom) return y;
        const float x = column.left + pitch * static_cast<float>(i % columns);
        frame.canvas.ring({x + 14, y + frame.style.t3 / 2.0f}, 11, theme.mark, 3);
        draw_line(frame.canvas, {x + 44, y, pitch - 60}, calm.names[i], frame.quiet());
        if ((i + 1) % columns == 0 || i + 1 == calm.names.size()) y += name_pitch;
    }
    return y;
}

// Words of stations stand in two lanes when neighbours are close; `free` is where each lane is free again. A station
// that finds no room in either keeps its ring.
struct Lanes {
    std::array<float, 2> free;
    std::size_t count = 1;
};

constexpr float lane_pitch = 100;

void draw_deadline(const Frame& frame, const model::CalmDeadline& deadline, const Area& column, Lanes& lanes) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const float length = column.width() - 2 * line_inset;
    const Point centre{column.left + line_inset + length * static_cast<float>(std::clamp(deadline.place, 0.0, 1.0)),
                       column.top + 82};
    canvas.disc(centre, 14, theme.bg);
    canvas.ring(centre, 11.7f, theme.t2, 4.8f);
    const float width = std::max(canvas.width(deadline.time, style.t2), canvas.width(deadline.label, style.t3));
    const float left = std::min(centre.x - 14, column.right - width);
    std::size_t lane = 0;
    while (lane < lanes.count && left < lanes.free[lane]) ++lane;
    if (lane == lanes.count) return;
    const float top = column.top + 116 + lane_pitch * static_cast<float>(lane);
    canvas.text({left, top}, deadline.time, {.size = style.t2, .colour = theme.calm, .tier = Tier::t2});
    canvas.text({left, top + 61}, deadline.label, frame.quiet());
    lanes.free[lane] = left + width + style.t3 / 2.0f;
}

void draw_deadlines(const Frame& frame, const Area& column) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::Calm& calm = *frame.board.calm;
    const TextStyle quiet = frame.quiet();
    draw_line(canvas, {column.left, column.top, column.width()}, calm.deadlines_label, quiet);
    const float y = column.top + 82;
    const float start = column.left + line_inset;
    canvas.line({start, y}, {column.right - line_inset, y}, theme.line, 4);
    canvas.fill({start - 2, y - 24, 6, 48}, theme.t1, 0, "now");
    const float now = start - 2 + canvas.text({start - 2, column.top + 128}, calm.now_label, quiet);
    Lanes lanes{{now + frame.style.t3 / 2.0f, column.left}, 1};
    if (column.top + deadlines_height + lane_pitch <= column.bottom) lanes.count = 2;
    for (const model::CalmDeadline& deadline : calm.deadlines) draw_deadline(frame, deadline, column, lanes);
}

std::size_t name_rows(const Frame& frame, const Area& names) {
    const std::size_t columns = name_columns(frame, names);
    return (frame.board.calm->names.size() + columns - 1) / columns;
}

// How far a low screen pushes the card up from where it was designed.
float pushed_up(const Frame& frame, const Area& names, float above) {
    const model::Calm& calm = *frame.board.calm;
    const float end = names.top + static_cast<float>(name_rows(frame, names)) * name_pitch;
    const float needed = calm.deadlines.empty() ? 0.0f : names_gap + deadlines_height;
    return std::clamp(end + needed - names.bottom, 0.0f, above);
}

// How far the card may sink without losing a name or a lane of deadlines.
float room_below(const Frame& frame, const Area& names, float names_bottom) {
    const model::Calm& calm = *frame.board.calm;
    const auto rows = static_cast<float>(name_rows(frame, names));
    if (names.top + (rows - 1) * name_pitch + frame.style.t3 > names_bottom) return 0;
    const float end = names.top + rows * name_pitch;
    if (calm.deadlines.empty()) return std::clamp(names.bottom - end, 0.0f, most_below);
    const float spare = names.bottom - end - names_gap - deadlines_height;
    return std::clamp(spare >= lane_pitch ? spare - lane_pitch : spare, 0.0f, most_below);
}

}  // namespace

void draw_calm(const Frame& frame, const Area& column, CalmPlace place) {
    const model::Calm& calm = *frame.board.calm;
    draw_day(frame, column);
    const float strip = frame.board.strip ? strip_height(*frame.board.strip) - 80 : 0.0f;
    const bool has_deadlines = !calm.deadlines.empty();
    const float bottom = column.bottom - (has_deadlines ? deadlines_height + names_gap : 0.0f);
    const Area designed = column.from(column.top + names_top + strip);
    const float above = frame.board.strip ? 0.0f : room_above;
    const float pushed = pushed_up(frame, designed, above);
    const float chosen = place.along * (place.along < 0 ? above : room_below(frame, designed, bottom));
    const float moved = pushed > 0 ? std::min(chosen, -pushed) : chosen;
    const float right = column.right - across_room * (1 - place.across);
    draw_headline(frame, {column.left + across_room * place.across, column.top + 208 + strip + moved}, right);
    const float end = draw_names(frame, column.from(designed.top + moved), bottom + moved + pushed);
    if (has_deadlines) draw_deadlines(frame, column.from(end + names_gap));
}

void draw_connecting(const Frame& frame, const Area& column) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    canvas.outline(column.upper(column.height()), theme.mark, {4, 12}, "waiting");
    const float left = column.left + 64, width = column.width() - 128;
    const Fitted first = fitted(canvas, {frame.board.connecting, Weight::bold}, width,
                                {{style.t1, Tier::t1, 1}, {style.t2, Tier::t2, 2}});
    const Fitted why =
        fitted(canvas, {frame.board.connecting_why}, width, {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 3}});
    const float gap = 40;
    const float height = height_of(first) + gap + height_of(why);
    float y = (column.top + column.bottom - height) / 2.0f;
    draw_fitted(canvas, {left, y}, first, {.weight = Weight::bold, .colour = theme.calm});
    y += height_of(first) + gap;
    draw_fitted(canvas, {left, y}, why, {.colour = theme.t2});
}

}  // namespace ui
