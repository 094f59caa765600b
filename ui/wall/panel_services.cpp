// Services that are not normal, worst first, and one line for all that are. When height is short the impact of the lower
// rows goes first, then the line of the normal ones, then rows from the bottom; the worst service never goes.
#include "ui/pen/panel_text.h"
#include "ui/wall.h"

#include <algorithm>
#include <array>

namespace ui {
namespace {

constexpr float plaque_width = 400;
constexpr float name_at = 428;  // from the column's left edge
constexpr float single_pitch = 108;
constexpr float line_pitch = 40;
constexpr float name_pitch = 44;  // of names in the line of normal services
constexpr float least_pitch = 140;
constexpr float bleed = 8;  // into the gutter: 14 full-width characters a line, not 13

// How rows share the height.
struct Plan {
    float pitch = service_pitch;
    std::size_t rows = 0;
    std::size_t with_second = 0;   // of them, from the top
    std::size_t normal_lines = 2;  // of names; none: the line itself is not drawn
    float spare = 0;               // height left for further lines of impact
    float plaque() const { return pitch >= service_pitch ? 96.0f : 88.0f; }
};

float normal_room(std::size_t lines) {
    if (lines == 0) return 0;
    return lines == 1 ? normal_height : normal_height + 28;
}

Plan plan_for(std::size_t rows, bool has_normal, float height) {
    struct Try {
        float pitch;
        std::size_t lines;
    };
    constexpr std::array<Try, 5> tries = {
        {{service_pitch, 2}, {service_pitch_dense, 2}, {service_pitch_dense, 1}, {least_pitch, 1}, {least_pitch, 0}}};
    for (const Try& one : tries) {
        const std::size_t lines = has_normal ? one.lines : 0;
        const float needed = static_cast<float>(rows) * one.pitch + normal_room(lines);
        if (needed <= height) return {one.pitch, rows, rows, lines, height - needed};
    }
    for (std::size_t full = rows; full-- > 0;) {
        const float needed = static_cast<float>(full) * least_pitch + static_cast<float>(rows - full) * single_pitch;
        if (needed <= height) return {least_pitch, rows, full, 0, 0};
    }
    const auto left = static_cast<std::size_t>(std::max(1.0f, height / single_pitch));
    return {least_pitch, std::min(rows, left), 0, 0, 0};
}

void draw_mark(Canvas& canvas, float left, float top, float height) {
    canvas.fill({left - 24, top, 8, height}, canvas.theme().t1, 0, "changed");
}

// In the middle of the box.
void draw_name(const Frame& frame, const model::ServiceRow& row, const Area& box) {
    Canvas& canvas = frame.canvas;
    const Step near{frame.style.t2, Tier::t2, 2};
    const bool cut = row.name.ends_with("…");  // nothing that is cut is for the far line
    const Words words{row.name, Weight::bold};
    const Fitted name = cut ? fitted(canvas, words, box.width(), {near})
                            : fitted(canvas, words, box.width(), {{frame.style.t1, Tier::t1, 1}, near});
    const float centre = box.top + box.height() / 2.0f;
    draw_fitted(canvas, {box.left, centre - height_of(name) / 2.0f}, name,
                {.weight = Weight::bold, .colour = frame.ink()});
}

TextStyle promise_style(const Frame& frame, const model::ServiceRow& row) {
    return {.size = frame.style.t3,
            .weight = row.promise_overdue ? Weight::bold : Weight::regular,
            .colour = row.promise_overdue ? frame.ink() : frame.theme().t2,
            .tier = Tier::t3};
}

// A row that has no second line keeps its promise under a smaller name.
void draw_name_and_promise(const Frame& frame, const model::ServiceRow& row, const Area& box) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Fitted name = fitted(canvas, {row.name, Weight::bold}, box.width(), {{style.t2, Tier::t2, 1}});
    draw_fitted(canvas, {box.left, box.top}, name, {.weight = Weight::bold, .colour = frame.ink()});
    const TextStyle promise = promise_style(frame, row);
    const bool whole = fits(canvas, {row.promise, promise.weight}, style.t3, box.width());
    draw_line(canvas, {box.left, box.top + style.t2 * leading, box.width()}, whole ? row.promise : row.promise_short,
              promise);
}

// At the area's top: under the plaque what was promised, under the name what it means, in at most `lines` lines. Returns
// how many that took.
std::size_t draw_second_line(const Frame& frame, const model::ServiceRow& row, const Area& area, std::size_t lines) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const TextStyle promise = promise_style(frame, row);
    const float room = name_at - 16;
    const float y = area.top;
    const bool whole = fits(canvas, {row.promise, promise.weight}, style.t3, room);
    const float used = draw_line(canvas, {area.left, y, room}, whole ? row.promise : row.promise_short, promise);
    const float after = used > 0 ? used + style.t3 / 2.0f : 0.0f;
    const bool tag_fits = fits(canvas, {row.source_tag, Weight::bold}, style.t3, room - after);
    const TextStyle tag{.size = style.t3, .weight = Weight::bold, .colour = frame.ink(), .tier = Tier::t3};
    if (tag_fits) canvas.text({area.left + after, y}, row.source_tag, tag);
    std::string meaning = row.impact;
    if (!tag_fits) meaning = row.source_tag + (row.impact.empty() ? "" : " " + row.impact);
    const Fitted shown = fitted(canvas, {meaning}, area.width() - name_at, {{style.t3, Tier::t3, lines}});
    draw_fitted(canvas, {area.left + name_at, y}, shown, {.colour = frame.ink()});
    return shown.lines.size();
}

// The row at `place` of the board; what its meaning takes is no longer spare.
float draw_row(const Frame& frame, const Area& column, Plan& plan, std::size_t place) {
    Canvas& canvas = frame.canvas;
    const model::ServiceRow& row = frame.board.services[place];
    const bool second = place < plan.with_second;
    const float top = column.top + 8;
    const PlaqueMeasures measures{.icon = frame.style.state * 0.73f};
    canvas.set_row(row.id.text);
    draw_plaque(frame, {{column.left, top, plaque_width, plan.plaque()}, row.tone, row.filled, row.state}, measures);
    const Area beside{column.left + name_at, column.right, top, top + plan.plaque()};
    if (second || row.promise.empty())
        draw_name(frame, row, beside);
    else
        draw_name_and_promise(frame, row, beside);
    float pitch = second ? plan.pitch : single_pitch;
    if (second) {
        const float y = top + plan.plaque() + (plan.pitch > least_pitch ? 14.0f : 8.0f);
        const std::size_t lines = plan.spare >= line_pitch ? 2 : 1;
        if (draw_second_line(frame, row, column.from(y), lines) > 1) {
            plan.spare -= line_pitch;
            pitch += line_pitch;
        }
    }
    if (row.changed) draw_mark(canvas, column.left, top, pitch - 24);
    canvas.set_row({});
    return column.top + pitch;
}

// Names fill the lines one after the other; a name is never broken.
std::vector<std::string> name_lines(const Frame& frame, const std::vector<std::string>& names, float width) {
    std::vector<std::string> lines;
    for (const std::string& name : names) {
        const std::string longer = lines.empty() ? name : lines.back() + " " + name;
        if (lines.empty() || !fits(frame.canvas, {longer}, frame.style.t3, width))
            lines.push_back(name);
        else
            lines.back() = longer;
    }
    return lines;
}

}  // namespace

float draw_normal(const Frame& frame, const Area& column, std::size_t lines) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::NormalLine& normal = frame.board.normal;
    canvas.line({column.left, column.top + 1}, {column.right, column.top + 1}, theme.line, 2);
    const float centre = column.top + 44;
    if (!normal.label.empty()) {
        draw_shape(canvas, Shape::normal, {{column.left + 20, centre - 22}, 44}, {theme.norm, theme.bg});
        draw_line(canvas, {column.left + 80, centre - frame.style.t2 / 2.0f, name_at - 96}, normal.label,
                  {.size = frame.style.t2, .colour = theme.t2, .tier = Tier::t2});
    }
    const float width = column.width() - name_at + bleed;
    std::vector<std::string> shown = name_lines(frame, normal.names, width);
    const std::size_t for_names = normal.rest.empty() ? lines : lines - 1;
    if (shown.size() > for_names) shown.clear();
    if (!normal.rest.empty()) shown.push_back(normal.rest);
    float y = column.top + 30;
    for (const std::string& line : shown) {
        draw_line(canvas, {column.left + name_at, y, width}, line, frame.quiet());
        y += name_pitch;
    }
    return std::max(column.top + normal_height, y);
}

float draw_services(const Frame& frame, const Area& column) {
    const model::Board& board = frame.board;
    const bool has_normal = !board.normal.label.empty() || !board.normal.rest.empty();
    Plan plan = plan_for(board.services.size(), has_normal, column.height());
    Area left = column;
    for (std::size_t i = 0; i < plan.rows; ++i) left.top = draw_row(frame, left, plan, i);
    if (!has_normal || plan.normal_lines == 0) return left.top;
    const bool third = plan.normal_lines == 2 && plan.spare >= name_pitch;
    return draw_normal(frame, left, plan.normal_lines + (third ? 1 : 0));
}

}  // namespace ui
