// Services that are not normal, worst first, and one line for all that are. When height is short the impact of the lower
// rows goes first, then the line of the normal ones, then rows from the bottom; the worst service never goes.
#include "ui/panel_wall.h"
#include "ui/pen/panel_text.h"

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

void draw_name(Canvas& canvas, const PanelStyle& style, const model::ServiceRow& row, float left, float centre,
               float width) {
    const Step near{style.t2, Tier::t2, 2};
    const bool cut = row.name.ends_with("…");  // nothing that is cut is for the far line
    const Fitted name = cut ? fitted(canvas, row.name, Weight::bold, width, {near})
                            : fitted(canvas, row.name, Weight::bold, width, {{style.t1, Tier::t1, 1}, near});
    draw_fitted(canvas, {left, centre - height_of(name) / 2.0f}, name,
                {.weight = Weight::bold, .colour = style.ink(canvas.theme())});
}

TextStyle promise_style(const Theme& theme, const PanelStyle& style, const model::ServiceRow& row) {
    return {.size = style.t3,
            .weight = row.promise_overdue ? Weight::bold : Weight::regular,
            .colour = row.promise_overdue ? style.ink(theme) : theme.t2,
            .tier = Tier::t3};
}

// A row that has no second line keeps its promise under a smaller name.
void draw_name_and_promise(Canvas& canvas, const PanelStyle& style, const model::ServiceRow& row, float left, float top,
                           float width) {
    const Fitted name = fitted(canvas, row.name, Weight::bold, width, {{style.t2, Tier::t2, 1}});
    draw_fitted(canvas, {left, top}, name, {.weight = Weight::bold, .colour = style.ink(canvas.theme())});
    const TextStyle promise = promise_style(canvas.theme(), style, row);
    const bool whole = fits(canvas, row.promise, style.t3, promise.weight, width);
    draw_line(canvas, {left, top + style.t2 * leading}, whole ? row.promise : row.promise_short, promise, width);
}

// Under the plaque what was promised, under the name what it means. Returns the lines the meaning took.
std::size_t draw_second_line(Canvas& canvas, const PanelStyle& style, const model::ServiceRow& row,
                             const Column& column, float y, std::size_t lines) {
    const Theme& theme = canvas.theme();
    const TextStyle promise = promise_style(theme, style, row);
    const float room = name_at - 16;
    const bool whole = fits(canvas, row.promise, style.t3, promise.weight, room);
    const float used = draw_line(canvas, {column.left, y}, whole ? row.promise : row.promise_short, promise, room);
    const float after = used > 0 ? used + style.t3 / 2.0f : 0.0f;
    const bool tag_fits = fits(canvas, row.source_tag, style.t3, Weight::bold, room - after);
    const TextStyle tag{.size = style.t3, .weight = Weight::bold, .colour = style.ink(theme), .tier = Tier::t3};
    if (tag_fits) canvas.text({column.left + after, y}, row.source_tag, tag);
    std::string meaning = row.impact;
    if (!tag_fits) meaning = row.source_tag + (row.impact.empty() ? "" : " " + row.impact);
    const Fitted shown = fitted(canvas, meaning, Weight::regular, column.right - column.left - name_at,
                                {{style.t3, Tier::t3, std::max<std::size_t>(1, lines)}});
    draw_fitted(canvas, {column.left + name_at, y}, shown, {.colour = style.ink(theme)});
    return shown.lines.size();
}

float draw_row(Canvas& canvas, const PanelStyle& style, const model::ServiceRow& row, const Column& column, Plan& plan,
               bool second) {
    const float top = column.top + 8;
    const PlaqueMeasures measures{.icon = style.state * 0.73f};
    canvas.set_row(row.id.text);
    draw_plaque(canvas, style, {{column.left, top, plaque_width, plan.plaque()}, row.tone, row.filled, row.state},
                measures);
    const float width = column.width() - name_at;
    if (second || row.promise.empty())
        draw_name(canvas, style, row, column.left + name_at, top + plan.plaque() / 2.0f, width);
    else
        draw_name_and_promise(canvas, style, row, column.left + name_at, top, width);
    float pitch = second ? plan.pitch : single_pitch;
    if (second) {
        const float y = top + plan.plaque() + (plan.pitch > least_pitch ? 14.0f : 8.0f);
        const std::size_t lines = plan.spare >= line_pitch ? 2 : 1;
        if (draw_second_line(canvas, style, row, column, y, lines) > 1) {
            plan.spare -= line_pitch;
            pitch += line_pitch;
        }
    }
    if (row.changed) draw_mark(canvas, column.left, top, pitch - 24);
    canvas.set_row({});
    return column.top + pitch;
}

// Names fill the lines one after the other; a name is never broken.
std::vector<std::string> name_lines(const Canvas& canvas, const PanelStyle& style,
                                    const std::vector<std::string>& names, float width) {
    std::vector<std::string> lines;
    for (const std::string& name : names) {
        const std::string longer = lines.empty() ? name : lines.back() + " " + name;
        if (lines.empty() || !fits(canvas, longer, style.t3, Weight::regular, width))
            lines.push_back(name);
        else
            lines.back() = longer;
    }
    return lines;
}

}  // namespace

float draw_normal(Canvas& canvas, const PanelStyle& style, const model::NormalLine& normal, const Column& column,
                  std::size_t lines) {
    const Theme& theme = canvas.theme();
    canvas.line({column.left, column.top + 1}, {column.right, column.top + 1}, theme.line, 2);
    const float centre = column.top + 44;
    if (!normal.label.empty()) {
        draw_shape(canvas, Shape::normal, {column.left + 20, centre - 22}, 44, theme.norm, theme.bg);
        draw_line(canvas, {column.left + 80, centre - style.t2 / 2.0f}, normal.label,
                  {.size = style.t2, .colour = theme.t2, .tier = Tier::t2}, name_at - 96);
    }
    const float width = column.width() - name_at + bleed;
    std::vector<std::string> shown = name_lines(canvas, style, normal.names, width);
    const std::size_t for_names = normal.rest.empty() ? lines : lines - 1;
    if (shown.size() > for_names) shown.clear();
    if (!normal.rest.empty()) shown.push_back(normal.rest);
    float y = column.top + 30;
    for (const std::string& line : shown) {
        draw_line(canvas, {column.left + name_at, y}, line, {.size = style.t3, .colour = theme.t2, .tier = Tier::t3},
                  width);
        y += name_pitch;
    }
    return std::max(column.top + normal_height, y);
}

float draw_services(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Column& column) {
    const bool has_normal = !board.normal.label.empty() || !board.normal.rest.empty();
    Plan plan = plan_for(board.services.size(), has_normal, column.bottom - column.top);
    Column left = column;
    for (std::size_t i = 0; i < plan.rows; ++i)
        left.top = draw_row(canvas, style, board.services[i], left, plan, i < plan.with_second);
    if (!has_normal || plan.normal_lines == 0) return left.top;
    const bool third = plan.normal_lines == 2 && plan.spare >= name_pitch;
    return draw_normal(canvas, style, board.normal, left, plan.normal_lines + (third ? 1 : 0));
}

}  // namespace ui
