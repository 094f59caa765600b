// The bottom of every wall: what must not be done, who commands, and how old all of this is. It must never be dropped.
// This file must never know why a commander is unclear or a board is old.
#include "ui/panel_wall.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float org_column = 248;  // from the left edge, where the commander's name leaves room
constexpr float gap = 24;
constexpr float beat_gap = 33;

constexpr float reason_at = 68, reason_gap = 32;

bool reason_beside(const Canvas& canvas, const PanelStyle& style, const model::GuardrailRow& row,
                   const Column& column) {
    const float room = column.width() - reason_at - canvas.width(row.text, style.t2, Weight::bold) - reason_gap;
    return row.why.empty() || canvas.width(row.why, style.t3) <= room;
}

Fitted rule_of(const Canvas& canvas, const PanelStyle& style, const model::GuardrailRow& row, float width) {
    return fitted(canvas, row.text, Weight::bold, line_room(style, width),
                  {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
}

// Where the reason stands when it has a line of its own, from the top of the band.
float reason_top(const Fitted& rule) { return rule.lines.size() > 1 ? guardrail_height + 2 : guardrail_height - 8; }

// Returns the x where it ends.
float draw_commander(Canvas& canvas, const PanelStyle& style, const model::Footer& footer, const Column& column,
                     bool calm, float right) {
    const Theme& theme = canvas.theme();
    const float centre = column.top + 25;
    float x = column.left;
    const std::string who = model::commander_line(footer);
    // The label is dropped before the name is made smaller.
    const float label = canvas.width(footer.label, style.t3) + (style.english ? 24.0f : 16.0f);
    if (!footer.label.empty() && label + canvas.width(who, style.t2, Weight::bold) <= right - x) {
        canvas.text({x, centre - style.t3 / 2.0f}, footer.label,
                    {.size = style.t3, .colour = theme.t2, .tier = Tier::t3});
        x += label;
    }
    const TextStyle name{.size = style.t2,
                         .weight = calm ? Weight::regular : Weight::bold,
                         .colour = calm ? theme.calm : theme.t1,
                         .tier = Tier::t2};
    const Fitted shown = fitted(canvas, who, name.weight, line_room(style, right - x),
                                {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    if (shown.lines.empty()) return x;
    if (footer.commander_alarm && shown.lines.size() == 1) {
        TextStyle plated = name;
        plated.size = shown.step.size;
        plated.tier = shown.step.tier;
        const float width = canvas.width(shown.lines.front(), plated.size, name.weight) + 24;
        draw_plate(canvas, style, {x, centre - 28, width, 56}, shown.lines.front(), footer.commander_filled, plated,
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
// room.
bool draw_details(Canvas& canvas, const PanelStyle& style, const model::Footer& footer, const Column& column, float x,
                  float right, bool calm) {
    const Theme& theme = canvas.theme();
    const float y = column.top + 25 - style.t3 / 2.0f;
    x = std::max(x + gap, column.left + org_column);
    struct Part {
        const std::string& text;
        Colour colour;
    };
    bool room = true;
    const Part parts[] = {{footer.org, calm ? theme.t2 : theme.t1}, {footer.extra, theme.t2}, {footer.data, theme.t2}};
    for (const Part& part : parts) {
        room = part.text.empty() || fits(canvas, part.text, style.t3, Weight::regular, right - x);
        if (part.text.empty() || !room) continue;
        x += canvas.text({x, y}, part.text, {.size = style.t3, .colour = part.colour, .tier = Tier::t3}) + gap;
    }
    return room;
}

}  // namespace

float guardrail_height_of(const Canvas& canvas, const PanelStyle& style, const model::GuardrailRow& row,
                          const Column& column) {
    if (reason_beside(canvas, style, row, column)) return guardrail_height;
    return reason_top(rule_of(canvas, style, row, column.width() - reason_at)) + style.t3 + 8;
}

void draw_guardrail(Canvas& canvas, const PanelStyle& style, const model::GuardrailRow& row, const Column& column,
                    float width) {
    const Theme& theme = canvas.theme();
    const bool beside = reason_beside(canvas, style, row, column);
    const float height = guardrail_height_of(canvas, style, row, column);
    canvas.fill({0, column.top, width, height}, theme.panel, 0, "do-not band");
    canvas.hatch({0, column.top, 24, height}, theme.mark, 22, "do-not");
    const Ground ground(canvas, theme.panel);
    const float centre = column.top + guardrail_height / 2.0f;
    draw_shape(canvas, Shape::do_not, {column.left, centre - 24}, 48, theme.t1, theme.panel);
    const float left = column.left + reason_at;
    TextStyle why{.size = style.t3, .colour = style.ink(theme), .tier = Tier::t3, .align = Align::right};
    float right = column.right;
    if (beside) {
        const float used = canvas.text({right, centre - style.t3 / 2.0f}, row.why, why);
        right -= used > 0 ? used + reason_gap : 0;
    }
    const Fitted text = rule_of(canvas, style, row, right - left);
    draw_fitted(canvas, {left, centre - height_of(text) / 2.0f}, text, {.weight = Weight::bold, .colour = theme.t1});
    if (beside) return;
    why.align = Align::left;
    draw_line(canvas, {left, column.top + reason_top(text)}, row.why, why, right - left);
}

bool draw_footer(Canvas& canvas, const PanelStyle& style, const model::Footer& footer, const Column& column,
                 FooterWays ways) {
    const Theme& theme = canvas.theme();
    const bool calm = ways.calm;
    const float centre = column.top + 25;
    const BeatMeasures beat;
    const TextStyle fresh{.size = style.t2,
                          .weight = calm && !footer.fresh_bold ? Weight::regular : Weight::bold,
                          .colour = calm ? theme.calm : theme.t1,
                          .tier = Tier::t2,
                          .align = Align::right};
    const float age =
        draw_line(canvas, {column.right, centre - style.t2 / 2.0f}, footer.fresh, fresh, column.width() / 2.0f);
    const float beats = column.right - age - (age > 0 ? beat_gap : 0);
    draw_heartbeat(canvas, {beats, centre}, footer.beats, beat);
    float right = beats - beat.whole() - gap;
    model::Footer shown = footer;
    if (ways.keep_data && !footer.data.empty()) {
        const TextStyle data{.size = style.t3, .colour = theme.t2, .tier = Tier::t3, .align = Align::right};
        right -= draw_line(canvas, {right, centre - style.t3 / 2.0f}, footer.data, data, column.width() * 0.45f) + gap;
        shown.data.clear();
    }
    const float end = draw_commander(canvas, style, shown, column, calm, right);
    return draw_details(canvas, style, shown, column, end, right, calm);
}

}  // namespace ui
