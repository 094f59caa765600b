// The left half of the desk, upper part: services with state, name, impact and promise in columns, what is normal in a
// line, and the decision with its options. It must never give colour to what is normal.
#include "ui/compact_places.h"
#include "ui/desk.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float pitch = 46, plaque_width = 124, plaque_height = 32, name_at = 144;
constexpr PlaqueMeasures plaque_measures{
    .padding = 9, .icon = 18, .gap = 6, .radius = 4, .border = 2, .dash = 2, .stale_border = 1.5f, .hatch = 11};
constexpr CountdownMeasures decide_countdown{
    .size = 30, .height = 44, .least = 100, .padding = 12, .border = 2, .radius = 6};
constexpr float option_pitch = 21, decision_head = 74;

void draw_service(const Frame& frame, const model::ServiceRow& row, const Area& area) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const Rect whole{area.left - 8, area.top, area.width() + 8, pitch - 2};
    canvas.set_row(row.id.text);
    if (!row.id.empty()) place_chosen_row(frame, whole, {row.id, {}});
    if (row.selected) draw_desk_selected(frame, whole);
    const Ground ground(canvas, row.selected ? theme.focus : canvas.ground());
    const float centre = area.top + (pitch - 2) / 2.0f;
    const Rect box{area.left + 4, centre - plaque_height / 2.0f, plaque_width, plaque_height};
    draw_plaque(frame, {box, row.tone, row.filled, row.state}, plaque_measures);
    if (row.changed) canvas.fill({area.left - 14, area.top + 6, 3, pitch - 14}, theme.t1, 0, "changed");
    const bool blind = !row.source_tag.empty();
    const bool bold = blind || row.promise_overdue;
    const std::string& said = blind ? row.source_tag : row.promise_short;
    const float used = draw_line(canvas, {area.right - 8, centre - style.t3 / 2.0f, area.width() * 0.3f}, said,
                                 {.size = style.t3,
                                  .weight = bold ? Weight::bold : Weight::regular,
                                  .colour = bold ? theme.t1 : theme.t2,
                                  .tier = Tier::t3,
                                  .align = Align::right});
    const float left = area.left + name_at;
    const float end = area.right - 8 - used - 12;
    const Fitted name = fitted(canvas, {row.name, Weight::bold}, end - left,
                               {{20, Tier::t2, 1}, {style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {left, centre - height_of(name) / 2.0f}, name, {.weight = Weight::bold, .colour = frame.ink()});
    float after = left;
    for (const std::string& line : name.lines)
        after = std::max(after, left + canvas.width(line, name.step.size, Weight::bold) + 24);
    const Fitted impact = fitted(canvas, {row.impact}, end - after, {{style.t3, Tier::t3, 2}});
    if (!impact.cut && end - after > 80)
        draw_fitted(canvas, {after, centre - height_of(impact) / 2.0f}, impact, {.colour = frame.ink()});
    canvas.set_row({});
}

float draw_normal(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::NormalLine& normal = frame.board.normal;
    const TextStyle quiet = frame.quiet();
    draw_shape(canvas, Shape::normal, {{area.left + 14, area.top + 7}, 16}, {theme.norm, theme.bg});
    float x = area.left + 42;
    x += draw_line(canvas, {x, area.top + 7, area.right - x}, normal.label, quiet) + 16;
    if (!normal.rest.empty()) {
        draw_line(canvas, {x, area.top + 7, area.right - x}, normal.rest, quiet);
        return area.top + 36;
    }
    std::string names;
    for (const std::string& name : normal.names) {
        const std::string wider = names.empty() ? name : names + "  " + name;
        if (canvas.width(wider, frame.style.t3) > area.right - x) break;
        names = wider;
    }
    draw_line(canvas, {x, area.top + 7, area.right - x}, names, quiet);
    return area.top + 36;
}

void draw_option(const Frame& frame, const model::OptionRow& option, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const TextStyle quiet{.size = 15, .weight = Weight::bold, .colour = theme.t2, .tier = Tier::t3};
    canvas.text({area.left, area.top}, option.letter, quiet);
    const float verdict =
        draw_line(canvas, {area.right, area.top, area.width() * 0.3f}, option.verdict,
                  {.size = 15, .colour = option.fits ? theme.t1 : theme.t2, .tier = Tier::t3, .align = Align::right});
    const float bar_end = area.right - std::max(100.0f, verdict + 16);
    const float bar_from = area.left + area.width() * 0.5f;
    const bool bars = bar_end - bar_from > 60 && option.known && option.lead > 0;
    const float text_end = bars ? bar_from - 12 : bar_end;
    draw_line(canvas, {area.left + 20, area.top, text_end - area.left - 20}, option.text,
              {.size = 15, .colour = option.fits ? theme.t1 : theme.t2, .tier = Tier::t3});
    if (!bars) return;
    const float centre = area.top + 8;
    canvas.line({bar_from, centre}, {bar_end, centre}, theme.line, 2);
    const float whole = bar_end - bar_from;
    const float length = whole * static_cast<float>(std::min(1.0, option.lead));
    canvas.fill({bar_from, centre - 4, length, 8}, frame.ink(), 0, "lead");
    if (!option.fits) canvas.hatch({bar_end, centre - 4, 8, 8}, theme.mark, 6, "too late");
    canvas.line({bar_end, area.top - 3}, {bar_end, area.top + option_pitch - 3}, theme.t1, 2);
}

}  // namespace

void draw_desk_selected(const Frame& frame, Rect row) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    canvas.fill(row, theme.focus, 0, "focus");
    canvas.fill({row.x, row.y, 4, row.h}, theme.t1, 0, "selected");
    const bool focused = frame.board.desk && frame.board.desk->focus == model::DeskFocus::board;
    if (focused) canvas.outline(row, theme.t1, {2}, "focus");
}

float draw_desk_services(const Frame& frame, const Area& area, bool normal) {
    Area row = area;
    for (const model::ServiceRow& service : frame.board.services) {
        if (row.top + pitch > area.bottom) return row.top;
        draw_service(frame, service, row);
        row.top += pitch;
    }
    return normal ? draw_normal(frame, row) : row.top + 4;
}

float desk_decision_height(const model::DecisionPanel& decision, bool options) {
    const std::size_t lines = options ? decision.options.size() : 0;
    return decision_head + (lines > 0 ? 6 + option_pitch * static_cast<float>(lines) : 0.0f);
}

float draw_desk_decision(const Frame& frame, const Area& area, bool options) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::DecisionPanel& decision = *frame.board.decision;
    const float height = desk_decision_height(decision, options);
    const Rect panel{area.left - 8, area.top, area.width() + 8, height};
    canvas.set_row(decision.id.text);
    canvas.fill(panel, theme.panel, 8, "decision");
    const Ground ground(canvas, theme.panel);
    float right = area.right - 12;
    if (decision.countdown) {
        draw_countdown(frame, {right, area.top + 12}, *decision.countdown, decide_countdown);
        right -= width_of(canvas, *decision.countdown, decide_countdown) + 12;
    }
    const float left = area.left + 4;
    const TextStyle quiet = frame.quiet();
    const float used = draw_line(canvas, {left, area.top + 12, right - left}, decision.who_line, quiet);
    if (fits(canvas, {decision.more}, frame.style.t3, right - left - used - 14))
        canvas.text({left + used + 14, area.top + 12}, decision.more, quiet);
    const Fitted question = fitted(canvas, {decision.question, Weight::bold}, right - left,
                                   {{20, Tier::t2, 1}, {frame.style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {left, area.top + 54 - height_of(question) / 2.0f}, question,
                {.weight = Weight::bold, .colour = frame.ink()});
    float top = area.top + decision_head + 2;
    if (options)
        for (const model::OptionRow& option : decision.options) {
            draw_option(frame, option, {left, area.right - 12, top, 0});
            top += option_pitch;
        }
    canvas.set_row({});
    return area.top + height + 14;
}

}  // namespace ui
