// What is to be decided, by whom and until when, and what each option leaves of the time. One upright line stands for
// the deadline: a bar that passes it does not make it.
#include "ui/panel_wall.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float outset = 24;  // the panel is wider than its text
constexpr float option_pitch = 40;
constexpr float text_at = 36;  // of an option, from the column's left edge
constexpr float bar_widest = 272, bar_least = 160, bar_height = 16;
constexpr float overrun = 24;
constexpr CountdownMeasures decide_countdown{
    .size = 80, .height = 96, .least = 248, .padding = 24, .border = 4, .radius = 6};

// Height of everything above the options.
struct Head {
    Fitted question;
    float height = 124;
};

Head head_of(const Canvas& canvas, const PanelStyle& style, const model::DecisionPanel& decision, const Column& column,
             std::size_t lines = 2) {
    float right = column.right;
    if (decision.countdown) right -= width_of(canvas, *decision.countdown, decide_countdown) + 16;
    Head head;
    head.question = fitted(canvas, decision.question, Weight::bold, right - column.left, {{style.t2, Tier::t2, lines}});
    if (head.question.lines.size() > 1) head.height += style.t2 * leading;
    return head;
}

void draw_head(Canvas& canvas, const PanelStyle& style, const model::DecisionPanel& decision, const Head& head,
               const Column& column) {
    const Theme& theme = canvas.theme();
    float right = column.right;
    if (decision.countdown) {
        draw_countdown(canvas, style, {column.right, column.top + 16}, *decision.countdown, decide_countdown);
        right -= width_of(canvas, *decision.countdown, decide_countdown) + 16;
    }
    const TextStyle quiet{.size = style.t3, .colour = theme.t2, .tier = Tier::t3};
    const float room = right - column.left;
    const float more = canvas.width(decision.more, style.t3);
    float used = room;
    if (!decision.more.empty() && canvas.width(decision.who_line, style.t3) + 24 + more <= room) {
        TextStyle at_right = quiet;
        at_right.align = Align::right;
        canvas.text({right, column.top + 18}, decision.more, at_right);
        used = room - more - 24;
    }
    draw_line(canvas, {column.left, column.top + 18}, decision.who_line, quiet, used);
    draw_fitted(canvas, {column.left, column.top + 58}, head.question,
                {.weight = Weight::bold, .colour = style.ink(theme)});
}

// Where bars stand: they end at the deadline, `end` from the column's right edge. No width: no bars.
struct Bars {
    float end = 160, width = 0;
};

// Bars give way to words, all of them alike, so that the deadline stays one line and lengths compare.
Bars bars_for(const Canvas& canvas, const PanelStyle& style, const std::vector<model::OptionRow>& options,
              const Column& column) {
    Bars bars;
    float text = 0;
    for (const model::OptionRow& option : options) {
        bars.end = std::max(bars.end, canvas.width(option.verdict, style.t3) + overrun + 8);
        text = std::max(text, canvas.width(option.text, style.t3));
    }
    bars.width = std::min(bar_widest, column.width() - bars.end - text_at - 16 - text);
    if (bars.width < bar_least) bars.width = 0;
    return bars;
}

void draw_bar(Canvas& canvas, const model::OptionRow& option, float right, float centre, float bar_width) {
    const Theme& theme = canvas.theme();
    const float left = right - bar_width;
    const Rect whole{left, centre - bar_height / 2.0f, bar_width, bar_height};
    canvas.line({left, centre}, {right, centre}, theme.line, 4);
    if (!option.known) {
        canvas.dashed(whole, theme.mark, 2, "lead time unknown");
    } else if (option.fits) {
        canvas.fill({whole.x, whole.y, bar_width * static_cast<float>(std::clamp(option.lead, 0.0, 1.0)), whole.h},
                    theme.t2, 0, "lead time");
    } else {
        canvas.fill(whole, theme.t2, 0, "lead time");
        canvas.hatch({right, whole.y, overrun, whole.h}, theme.t2, 8, "too late");
    }
}

void draw_option(Canvas& canvas, const PanelStyle& style, const model::OptionRow& option, const Column& column,
                 const Bars& bars) {
    const Theme& theme = canvas.theme();
    const Colour ink = option.fits ? style.ink(theme) : theme.t2;
    TextStyle text{.size = style.t3, .colour = theme.t2, .tier = Tier::t3};
    canvas.text({column.left, column.top}, option.letter, text);
    text.colour = ink;
    TextStyle at_right = text;
    at_right.align = Align::right;
    const float verdict = canvas.text({column.right, column.top}, option.verdict, at_right);
    const bool drawn = bars.width > 0;
    const float taken = drawn ? bars.end + bars.width : verdict;
    const float room = column.width() - text_at - taken;
    draw_line(canvas, {column.left + text_at, column.top}, option.text, text, room - 16);
    if (drawn) draw_bar(canvas, option, column.right - bars.end, column.top + style.t3 / 2.0f, bars.width);
}

float options_height(const model::DecisionPanel& decision) {
    return decision.options.empty() ? 0.0f : 8 + option_pitch * static_cast<float>(decision.options.size());
}

// Options are shown all or not at all: a part of them would look like the whole choice.
void draw_options(Canvas& canvas, const PanelStyle& style, const model::DecisionPanel& decision, const Column& column) {
    const Bars bars = bars_for(canvas, style, decision.options, column);
    Column row = column;
    row.top += 4;
    if (bars.width > 0) {
        const float deadline = column.right - bars.end + 2;
        const float end = row.top + option_pitch * static_cast<float>(decision.options.size());
        canvas.line({deadline, row.top - 2}, {deadline, end - 6}, canvas.theme().t1, 4);
    }
    for (const model::OptionRow& option : decision.options) {
        draw_option(canvas, style, option, row, bars);
        row.top += option_pitch;
    }
}

}  // namespace

float decision_height(const Canvas& canvas, const PanelStyle& style, const model::DecisionPanel& decision,
                      const Column& column) {
    return 8 + head_of(canvas, style, decision, column).height + options_height(decision);
}

float draw_decision(Canvas& canvas, const PanelStyle& style, const model::DecisionPanel& decision,
                    const Column& column) {
    Head head = head_of(canvas, style, decision, column);
    Column inside = column;
    inside.top += 8;
    if (inside.top + head.height > column.bottom) head = head_of(canvas, style, decision, column, 1);
    float options = options_height(decision);
    if (inside.top + head.height + options > column.bottom) options = 0;
    const Rect panel{column.left - outset, inside.top, column.width() + 2 * outset, head.height + options};
    canvas.set_row(decision.id.text);
    canvas.fill(panel, canvas.theme().panel, 12, "decision");
    const Ground ground(canvas, canvas.theme().panel);
    draw_head(canvas, style, decision, head, inside);
    inside.top += head.height;
    if (options > 0) draw_options(canvas, style, decision, inside);
    canvas.set_row({});
    return panel.y + panel.h;
}

}  // namespace ui
