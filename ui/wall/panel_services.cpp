// Services that are not normal, worst first, and one line for all that are. When height is short the impact of the lower
// rows goes first, then the line of the normal ones, then rows from the bottom; the worst service never goes.
#include "model/record/words.h"
#include "ui/pen/panel_text.h"
#include "ui/wall.h"

#include <algorithm>
#include <array>

namespace ui {
namespace {

constexpr float plaque_width = 400;
constexpr float name_at = 428;  // from the column's left edge
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
        const float needed =
            static_cast<float>(full) * least_pitch + static_cast<float>(rows - full) * service_pitch_single;
        if (needed <= height) return {least_pitch, rows, full, 0, 0};
    }
    const auto left = static_cast<std::size_t>(std::max(1.0f, height / service_pitch_single));
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
    const std::string dated = row.since + (row.since.empty() || row.impact.empty() ? "" : " ") + row.impact;
    const bool has_room = !fitted(canvas, {dated}, area.width() - name_at, {{style.t3, Tier::t3, lines}}).cut;
    std::string meaning = has_room ? dated : row.impact;
    if (!tag_fits && !row.source_tag.empty()) meaning = row.source_tag + (row.impact.empty() ? "" : " " + row.impact);
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
    float pitch = second ? plan.pitch : service_pitch_single;
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
    const std::string separator(model::say(model::Say::separator, frame.language()));
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string name = i + 1 < names.size() ? names[i] + separator : names[i];
        if (lines.empty() || !fits(frame.canvas, {lines.back() + name}, frame.style.t3, width))
            lines.push_back(name);
        else
            lines.back() += name;
    }
    return lines;
}

std::string without_separator(const Frame& frame, std::string line) {
    const std::string_view separator = model::say(model::Say::separator, frame.language());
    if (line.ends_with(separator)) line.resize(line.size() - separator.size());
    return line;
}

float counted_height(std::size_t lines) { return 16 + static_cast<float>(lines) * name_pitch; }

struct Counted {
    std::string label;
    std::vector<std::string> names;
};

// What the board counts, and before it the rows from `shown` on, for which there is no room.
Counted counted_beyond(const Frame& frame, std::size_t shown) {
    const model::Board& board = frame.board;
    const auto say = [&](model::Say word) { return model::say(word, frame.language()); };
    Counted counted;
    for (std::size_t i = shown; i < board.services.size(); ++i)
        counted.names.push_back(board.services[i].state + " " + board.services[i].name);
    if (!counted.names.empty())
        counted.label = model::fill(say(model::Say::services_more), {std::to_string(counted.names.size())});
    if (!counted.label.empty() && !board.normal.rest.empty()) counted.label += say(model::Say::separator);
    counted.label += board.normal.rest;
    counted.names.insert(counted.names.end(), board.normal.rest_names.begin(), board.normal.rest_names.end());
    return counted;
}

// What is not normal and only counted, by state; the worst of it by name, as many as there is room for.
float draw_counted(const Frame& frame, const Area& column, const Counted& counted, std::size_t lines) {
    Canvas& canvas = frame.canvas;
    canvas.line({column.left, column.top + 1}, {column.right, column.top + 1}, frame.theme().line, 2);
    const float y = column.top + 14;
    const TextStyle bold{.size = frame.style.t3, .weight = Weight::bold, .colour = frame.ink(), .tier = Tier::t3};
    const float used = draw_line(canvas, {column.left, y, column.width()}, counted.label, bold);
    const float left = std::max(name_at, used + frame.style.t3);
    const std::vector<std::string> named = name_lines(frame, counted.names, column.width() - left + bleed);
    for (std::size_t i = 0; i < std::min(lines, named.size()); ++i) {
        const Slot slot{column.left + left, y + static_cast<float>(i) * name_pitch, column.width() - left + bleed};
        if (!fits(canvas, {named[i]}, frame.style.t3, slot.width)) break;
        const bool last = i + 1 == lines && lines < named.size();  // the count says that there are more
        draw_line(canvas, slot, last ? without_separator(frame, named[i]) : named[i],
                  {.size = frame.style.t3, .colour = frame.ink(), .tier = Tier::t3});
    }
    return column.top + counted_height(lines);
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
    if (shown.size() > lines) shown.clear();
    float y = column.top + 30;
    for (const std::string& line : shown) {
        draw_line(canvas, {column.left + name_at, y, width}, line, frame.quiet());
        y += name_pitch;
    }
    return std::max(column.top + normal_height, y);
}

float draw_services(const Frame& frame, const Area& column) {
    const model::Board& board = frame.board;
    const bool has_normal = !board.normal.label.empty();
    Plan plan = plan_for(board.services.size(), has_normal, column.height());
    const bool counts = !board.normal.rest.empty() || plan.rows < board.services.size();
    if (counts) plan = plan_for(board.services.size(), has_normal, column.height() - counted_height(1));
    Area left = column;
    for (std::size_t i = 0; i < plan.rows; ++i) left.top = draw_row(frame, left, plan, i);
    if (counts) {
        const bool second = plan.spare >= name_pitch;
        if (second) plan.spare -= name_pitch;
        left.top = draw_counted(frame, left, counted_beyond(frame, plan.rows), second ? 2 : 1);
    }
    if (!has_normal || plan.normal_lines == 0) return left.top;
    const bool third = plan.normal_lines == 2 && plan.spare >= name_pitch;
    return draw_normal(frame, left, plan.normal_lines + (third ? 1 : 0));
}

}  // namespace ui
