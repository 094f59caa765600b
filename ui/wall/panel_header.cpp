// Title, the nearest deadline, where the incident stands, since when, and the clock.
// When title and deadline do not fit side by side the deadline's words give way, in that order: short, then below.
#include "ui/pen/panel_text.h"
#include "ui/wall.h"

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

DeadlineLabel label_for(const Frame& frame, const Area& column) {
    const Canvas& canvas = frame.canvas;
    const model::Header& header = frame.board.header;
    if (!header.countdown) return {{}, {}, column.right};
    const float countdown = column.right - width_of(canvas, *header.countdown, head_countdown) - label_gap;
    const float title = column.left + canvas.width(header.title, frame.style.t1, Weight::bold) + 2 * label_gap;
    for (const std::string* label : {&header.deadline_label, &header.deadline_short}) {
        const float left = countdown - canvas.width(*label, frame.style.t2);
        if (!label->empty() && title <= left) return {*label, {}, left};
    }
    return {{}, header.deadline_short, countdown};
}

// It ends before `end`.
void draw_title(const Frame& frame, const Area& column, float end) {
    const PanelStyle& style = frame.style;
    const Fitted shown =
        fitted(frame.canvas, {frame.board.header.title, Weight::bold}, line_room(frame, end - label_gap - column.left),
               {{style.t1, Tier::t1, 1}, {style.t2, Tier::t2, 2}});
    const float y = shown.lines.size() > 1 ? column.top + 12 : column.top + 64 - shown.step.size / 2.0f;
    draw_fitted(frame.canvas, {column.left, y}, shown, {.weight = Weight::bold, .colour = frame.theme().t1});
}

// What stands beside the rail, as far as it does not stand elsewhere.
struct Beside {
    std::string_view clock = {}, since = {}, deadline = {};
    float middle = 0;  // where the right column starts
};

void draw_second_line(const Frame& frame, const Area& column, const Beside& beside) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const model::Header& header = frame.board.header;
    const float y = column.top + 128;
    RailMeasures measures;
    const float note =
        header.rail_note.empty() ? 0 : canvas.width(header.rail_note, style.t3, Weight::bold) + label_gap;
    const float clock = canvas.width(beside.clock, style.t3) + label_gap;
    measures.all_names = rail_width(canvas, header.rail, measures) + note + clock <= column.width();
    float rail = draw_rail(canvas, {column.left, column.top + 144}, header.rail, measures);
    if (!header.rail_note.empty()) {
        const TextStyle bold{.size = style.t3, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3};
        rail += label_gap + canvas.text({rail + label_gap, y}, header.rail_note, bold);
    }
    TextStyle at_right = frame.quiet(Align::right);
    float right = column.right - canvas.text({column.right, y}, beside.clock, at_right) - label_gap;
    const float since = std::max(beside.middle, rail + label_gap);
    if (!beside.deadline.empty()) {
        at_right.colour = theme.t1;
        const float room = right - since - canvas.width(beside.since, style.t3) - 2 * label_gap;
        const bool both = fits(canvas, {beside.deadline}, style.t3, room);
        right -= draw_line(canvas, {right, y, right - rail - label_gap}, beside.deadline, at_right) + label_gap;
        if (!both) return;
    }
    draw_line(canvas, {since, y, right - since}, beside.since, frame.quiet());
}

// What stands beside the rail even where it names the present station only.
bool is_too_full(const Frame& frame, const Area& column) {
    const Canvas& canvas = frame.canvas;
    const model::Header& header = frame.board.header;
    if (header.rail_note.empty()) return false;
    RailMeasures least;
    least.all_names = false;
    const float note = canvas.width(header.rail_note, frame.style.t3, Weight::bold) + label_gap;
    const float clock = canvas.width(clock_named(header), frame.style.t3) + label_gap;
    return rail_width(canvas, header.rail, least) + note + clock > column.width();
}

// Title over deadline over rail, for upright screens. The clock stands beside the rail, or where there is no room left
// beside since when.
void draw_upright(const Frame& frame, const Area& column) {
    Canvas& canvas = frame.canvas;
    const model::Header& header = frame.board.header;
    draw_title(frame, column, column.right + label_gap);
    float room = column.width();
    if (header.countdown) {
        draw_countdown(frame, {column.right, column.top + 118}, *header.countdown, head_countdown);
        room -= width_of(canvas, *header.countdown, head_countdown) + label_gap;
    }
    const bool whole = fits(canvas, {header.deadline_label}, frame.style.t2, room);
    draw_line(canvas, {column.left, column.top + 122, room}, whole ? header.deadline_label : header.deadline_short,
              {.size = frame.style.t2, .colour = frame.theme().t1, .tier = Tier::t2});
    const bool full = is_too_full(frame, column);
    const std::string now = clock_named(header);
    if (full) {
        const Point at{column.left + room, column.top + 182};
        room -= canvas.text(at, now, frame.quiet(Align::right)) + label_gap;
    }
    draw_line(canvas, {column.left, column.top + 182, room}, header.since, frame.quiet());
    const Beside beside{.clock = full ? std::string_view{} : now, .middle = column.left};
    draw_second_line(frame, column.from(column.top + upright_more), beside);
}

}  // namespace

float draw_header(const Frame& frame, const Area& column, float middle, bool upright) {
    Canvas& canvas = frame.canvas;
    const model::Header& header = frame.board.header;
    const float rule = column.top + header_height + (upright ? upright_more : 0.0f);
    canvas.line({column.left, rule}, {column.right, rule}, frame.theme().line, 2);
    if (upright) {
        draw_upright(frame, column);
        return rule;
    }
    const DeadlineLabel label = label_for(frame, column);
    draw_title(frame, column, label.left);
    if (header.countdown) {
        draw_countdown(frame, {column.right, column.top + 14}, *header.countdown, head_countdown);
        const float right = column.right - width_of(canvas, *header.countdown, head_countdown) - label_gap;
        canvas.text({right, column.top + 50}, label.beside,
                    {.size = frame.style.t2, .colour = frame.theme().t1, .tier = Tier::t2, .align = Align::right});
    }
    const std::string now = clock_named(header);
    draw_second_line(frame, column, {now, header.since, label.below, middle});
    return rule;
}

}  // namespace ui
