// The bottom of every wall: what must not be done, who commands, and how old all of this is. It must never be dropped.
// This file must never know why a commander is unclear or a board is old.
#include "ui/pen/panel_text.h"
#include "ui/wall.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float org_column = 248;  // from the left edge, where the commander's name leaves room
constexpr float gap = 24;
constexpr float beat_gap = 33;

constexpr float reason_at = 68, reason_gap = 32;

bool reason_beside(const Frame& frame, const model::GuardrailRow& row, const Area& column) {
    const float room =
        column.width() - reason_at - frame.canvas.width(row.text, frame.style.t2, Weight::bold) - reason_gap;
    return row.why.empty() || frame.canvas.width(row.why, frame.style.t3) <= room;
}

Fitted rule_of(const Frame& frame, const model::GuardrailRow& row, float width) {
    const PanelStyle& style = frame.style;
    return fitted(frame.canvas, {row.text, Weight::bold}, line_room(frame, width),
                  {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
}

// Where the reason stands when it has a line of its own, from the top of the band.
float reason_top(const Fitted& rule) { return rule.lines.size() > 1 ? guardrail_height + 2 : guardrail_height - 8; }

// Returns the x where it ends.
float draw_commander(const Frame& frame, const Area& room, bool calm) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const model::Footer& footer = frame.board.footer;
    const float centre = room.top + 25;
    float x = room.left;
    const bool whole = canvas.width(model::commander_words(footer), style.t2, Weight::bold) <= room.right - x;
    const std::string& who = whole ? model::commander_words(footer) : model::commander_line(footer);
    // The label is dropped before the name is made smaller.
    const float label = canvas.width(footer.label, style.t3) + (frame.english() ? 24.0f : 16.0f);
    if (!footer.label.empty() && label + canvas.width(who, style.t2, Weight::bold) <= room.right - x) {
        canvas.text({x, centre - style.t3 / 2.0f}, footer.label, frame.quiet());
        x += label;
    }
    const TextStyle name{.size = style.t2,
                         .weight = calm ? Weight::regular : Weight::bold,
                         .colour = calm ? theme.calm : theme.t1,
                         .tier = Tier::t2};
    const Fitted shown = fitted(canvas, {who, name.weight}, line_room(frame, room.right - x),
                                {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    if (shown.lines.empty()) return x;
    if (footer.commander_alarm && shown.lines.size() == 1) {
        TextStyle plated = name;
        plated.size = shown.step.size;
        plated.tier = shown.step.tier;
        const float width = canvas.width(shown.lines.front(), plated.size, name.weight) + 24;
        draw_plate(frame, {{x, centre - 28, width, 56}, shown.lines.front(), footer.commander_filled, plated},
                   {.padding = 12});
        return x + width;
    }
    draw_fitted(canvas, {x, centre - height_of(shown) / 2.0f}, shown, name);
    float width = 0;
    for (const std::string& line : shown.lines)
        width = std::max(width, canvas.width(line, shown.step.size, name.weight));
    return x + width;
}

// Organisation, then what else there is to say, as far as it fits: never half a statement. False: the data found no
// room; where they are kept they stand elsewhere already.
bool draw_details(const Frame& frame, const Area& room, FooterWays ways) {
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const model::Footer& footer = frame.board.footer;
    const float y = room.top + 25 - style.t3 / 2.0f;
    float x = room.left;
    struct Part {
        std::string_view text;
        Colour colour;
    };
    const std::string_view data = ways.keep_data ? std::string_view{} : footer.data;
    const Part parts[] = {{footer.org, ways.calm ? theme.t2 : theme.t1},
                          {footer.extra, theme.t2},
                          {data, theme.t2},
                          {frame.board.no_guardrails, theme.t2},
                          {frame.board.no_help, theme.t2}};
    bool data_fits = true;
    for (const Part& part : parts) {
        const bool fit = part.text.empty() || fits(frame.canvas, {part.text}, style.t3, room.right - x);
        if (part.text == data) data_fits = fit;
        if (part.text.empty() || !fit) continue;
        x += frame.canvas.text({x, y}, part.text, {.size = style.t3, .colour = part.colour, .tier = Tier::t3}) + gap;
    }
    return data_fits;
}

}  // namespace

float guardrail_height_of(const Frame& frame, const model::GuardrailRow& row, const Area& column) {
    if (reason_beside(frame, row, column)) return guardrail_height;
    return reason_top(rule_of(frame, row, column.width() - reason_at)) + frame.style.t3 + 8;
}

void draw_guardrail(const Frame& frame, const model::GuardrailRow& row, const Area& column) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const bool beside = reason_beside(frame, row, column);
    const float height = guardrail_height_of(frame, row, column);
    canvas.fill({0, column.top, frame.size.w, height}, theme.panel, 0, "do-not band");
    canvas.hatch({0, column.top, 24, height}, theme.mark, 22, "do-not");
    const Ground ground(canvas, theme.panel);
    const float centre = column.top + guardrail_height / 2.0f;
    draw_shape(canvas, Shape::do_not, {{column.left, centre - 24}, 48}, {theme.t1, theme.panel});
    const float left = column.left + reason_at;
    TextStyle why{.size = frame.style.t3, .colour = frame.ink(), .tier = Tier::t3, .align = Align::right};
    float right = column.right;
    if (beside) {
        const float used = canvas.text({right, centre - frame.style.t3 / 2.0f}, row.why, why);
        right -= used > 0 ? used + reason_gap : 0;
    }
    const Fitted text = rule_of(frame, row, right - left);
    draw_fitted(canvas, {left, centre - height_of(text) / 2.0f}, text, {.weight = Weight::bold, .colour = theme.t1});
    if (beside) return;
    why.align = Align::left;
    draw_line(canvas, {left, column.top + reason_top(text), right - left}, row.why, why);
}

bool draw_footer(const Frame& frame, const Area& column, FooterWays ways) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const model::Footer& footer = frame.board.footer;
    const bool calm = ways.calm;
    const float centre = column.top + 25;
    const BeatMeasures beat;
    const TextStyle fresh{.size = style.t2,
                          .weight = calm && !footer.fresh_bold ? Weight::regular : Weight::bold,
                          .colour = calm ? theme.calm : theme.t1,
                          .tier = Tier::t2,
                          .align = Align::right};
    const float age =
        draw_line(canvas, {column.right, centre - style.t2 / 2.0f, column.width() / 2.0f}, footer.fresh, fresh);
    const float beats = column.right - age - (age > 0 ? beat_gap : 0);
    draw_heartbeat(canvas, {beats, centre}, footer.beats, beat);
    Area room = column;
    room.right = beats - beat.whole() - gap;
    if (ways.keep_data && !footer.data.empty()) {
        const float most = std::min(column.width() * 0.45f, std::max(0.0f, (room.right - room.left) / 2.0f));
        const Slot slot{room.right, centre - style.t3 / 2.0f, most};
        room.right -= draw_line(canvas, slot, footer.data, frame.quiet(Align::right)) + gap;
    }
    const float end = draw_commander(frame, room, calm);
    room.left = std::max(end + gap, column.left + org_column);
    return draw_details(frame, room, ways);
}

}  // namespace ui
