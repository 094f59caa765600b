// Title, the nearest deadline, where the incident stands, since when, and the clock.
// When title and deadline do not fit side by side the deadline's words give way, in that order: short, then below.
#include "ui/panel_wall.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float label_gap = 24;
constexpr CountdownMeasures head_countdown{
    .size = 92, .height = 96, .least = 0, .padding = 24, .border = 4, .radius = 6};

struct DeadlineLabel {
    std::string_view beside;  // before the countdown
    std::string_view below;   // in the second line, before the clock
    float left = 0;           // what the title must not pass
};

DeadlineLabel label_for(const Canvas& canvas, const PanelStyle& style, const model::Header& header,
                        const Column& column) {
    if (!header.countdown) return {{}, {}, column.right};
    const float countdown = column.right - width_of(canvas, *header.countdown, head_countdown) - label_gap;
    const float title = column.left + canvas.width(header.title, style.t1, Weight::bold) + 2 * label_gap;
    for (const std::string* label : {&header.deadline_label, &header.deadline_short}) {
        const float left = countdown - canvas.width(*label, style.t2);
        if (!label->empty() && title <= left) return {*label, {}, left};
    }
    return {{}, header.deadline_short, countdown};
}

void draw_title(Canvas& canvas, const PanelStyle& style, std::string_view title, const Column& column, float end) {
    const Fitted shown = fitted(canvas, title, Weight::bold, line_room(style, end - label_gap - column.left),
                                {{style.t1, Tier::t1, 1}, {style.t2, Tier::t2, 2}});
    const float y = shown.lines.size() > 1 ? column.top + 12 : column.top + 64 - shown.step.size / 2.0f;
    draw_fitted(canvas, {column.left, y}, shown, {.weight = Weight::bold, .colour = canvas.theme().t1});
}

void draw_second_line(Canvas& canvas, const PanelStyle& style, const model::Header& header, const Column& column,
                      float middle, std::string_view below) {
    const Theme& theme = canvas.theme();
    const float y = column.top + 128;
    const TextStyle quiet{.size = style.t3, .colour = theme.t2, .tier = Tier::t3};
    RailMeasures measures;
    const float note =
        header.rail_note.empty() ? 0 : canvas.width(header.rail_note, style.t3, Weight::bold) + label_gap;
    const float clock = canvas.width(header.clock, style.t3) + label_gap;
    measures.all_names = rail_width(canvas, header.rail, measures) + note + clock <= column.width();
    float rail = draw_rail(canvas, {column.left, column.top + 144}, header.rail, measures);
    if (!header.rail_note.empty()) {
        const TextStyle bold{.size = style.t3, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3};
        rail += label_gap + canvas.text({rail + label_gap, y}, header.rail_note, bold);
    }
    TextStyle at_right = quiet;
    at_right.align = Align::right;
    float right = column.right - canvas.text({column.right, y}, header.clock, at_right) - label_gap;
    const float since = std::max(middle, rail + label_gap);
    if (!below.empty()) {
        at_right.colour = theme.t1;
        const float room = right - since - canvas.width(header.since, style.t3) - 2 * label_gap;
        const bool both = fits(canvas, below, style.t3, Weight::regular, room);
        right -= draw_line(canvas, {right, y}, below, at_right, right - rail - label_gap) + label_gap;
        if (!both) return;
    }
    draw_line(canvas, {since, y}, header.since, quiet, right - since);
}

// What stands beside the rail even where it names the present station only.
bool is_too_full(const Canvas& canvas, const PanelStyle& style, const model::Header& header, const Column& column) {
    if (header.rail_note.empty()) return false;
    RailMeasures least;
    least.all_names = false;
    const float note = canvas.width(header.rail_note, style.t3, Weight::bold) + label_gap;
    const float clock = canvas.width(header.clock, style.t3) + label_gap;
    return rail_width(canvas, header.rail, least) + note + clock > column.width();
}

// Title over deadline over rail, for upright screens. The clock stands beside the rail, or where there is no room left
// beside since when.
void draw_upright(Canvas& canvas, const PanelStyle& style, const model::Header& header, const Column& column) {
    const Theme& theme = canvas.theme();
    draw_title(canvas, style, header.title, column, column.right + label_gap);
    float room = column.width();
    if (header.countdown) {
        draw_countdown(canvas, style, {column.right, column.top + 118}, *header.countdown, head_countdown);
        room -= width_of(canvas, *header.countdown, head_countdown) + label_gap;
    }
    const bool whole = fits(canvas, header.deadline_label, style.t2, Weight::regular, room);
    draw_line(canvas, {column.left, column.top + 122}, whole ? header.deadline_label : header.deadline_short,
              {.size = style.t2, .colour = theme.t1, .tier = Tier::t2}, room);
    const TextStyle quiet{.size = style.t3, .colour = theme.t2, .tier = Tier::t3};
    model::Header below;
    below.rail = header.rail;
    below.rail_note = header.rail_note;
    if (is_too_full(canvas, style, header, column)) {
        TextStyle at_right = quiet;
        at_right.align = Align::right;
        room -= canvas.text({column.left + room, column.top + 182}, header.clock, at_right) + label_gap;
    } else {
        below.clock = header.clock;
    }
    draw_line(canvas, {column.left, column.top + 182}, header.since, quiet, room);
    draw_second_line(canvas, style, below, {column.left, column.right, column.top + upright_more, 0}, column.left, {});
}

}  // namespace

float draw_header(Canvas& canvas, const PanelStyle& style, const model::Header& header, const Column& column,
                  float middle, bool upright) {
    const float rule = column.top + header_height + (upright ? upright_more : 0.0f);
    canvas.line({column.left, rule}, {column.right, rule}, canvas.theme().line, 2);
    if (upright) {
        draw_upright(canvas, style, header, column);
        return rule;
    }
    const DeadlineLabel label = label_for(canvas, style, header, column);
    draw_title(canvas, style, header.title, column, label.left);
    if (header.countdown) {
        draw_countdown(canvas, style, {column.right, column.top + 14}, *header.countdown, head_countdown);
        const float right = column.right - width_of(canvas, *header.countdown, head_countdown) - label_gap;
        canvas.text({right, column.top + 50}, label.beside,
                    {.size = style.t2, .colour = canvas.theme().t1, .tier = Tier::t2, .align = Align::right});
    }
    draw_second_line(canvas, style, header, column, middle, label.below);
    return rule;
}

}  // namespace ui
