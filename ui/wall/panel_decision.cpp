// What is to be decided, by whom and until when, and what each option leaves of the time. One upright line stands for
// the deadline: a bar that passes it does not make it.
#include "ui/pen/panel_text.h"
#include "ui/wall.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float outset = 24;  // the panel is wider than its text
constexpr float option_pitch = 40;
constexpr float text_at = 36;  // of an option, from the column's left edge
constexpr float bar_widest = 272, bar_least = 96, bar_height = 16;
constexpr float overrun = 24;
constexpr CountdownMeasures decide_countdown{
    .size = 80, .height = 96, .least = 248, .padding = 24, .border = 4, .radius = 6};

// Height of everything above the options.
struct Head {
    Fitted question;
    float height = 124;
};

Head head_of(const Frame& frame, const Area& column, std::size_t lines = 2) {
    const model::DecisionPanel& decision = *frame.board.decision;
    float right = column.right;
    if (decision.countdown) right -= width_of(frame.canvas, *decision.countdown, decide_countdown) + 16;
    Head head;
    head.question = fitted(frame.canvas, {decision.question, Weight::bold}, right - column.left,
                           {{frame.style.t2, Tier::t2, lines}});
    if (head.question.lines.size() > 1) head.height += frame.style.t2 * leading;
    return head;
}

void draw_head(const Frame& frame, const Head& head, const Area& column) {
    Canvas& canvas = frame.canvas;
    const model::DecisionPanel& decision = *frame.board.decision;
    float right = column.right;
    if (decision.countdown) {
        draw_countdown(frame, {column.right, column.top + 16}, *decision.countdown, decide_countdown);
        right -= width_of(canvas, *decision.countdown, decide_countdown) + 16;
    }
    const float room = right - column.left;
    const float who = canvas.width(decision.who_line, frame.style.t3) + 24;
    float used = room;
    for (const std::string* more : {&decision.more_for, &decision.more}) {
        if (more->empty() || !fits(canvas, {*more}, frame.style.t3, room - who)) continue;
        used -= canvas.text({right, column.top + 18}, *more, frame.quiet(Align::right)) + 24;
        break;
    }
    const bool whole = decision.who_short.empty() || fits(canvas, {decision.who_line}, frame.style.t3, used);
    draw_line(canvas, {column.left, column.top + 18, used}, whole ? decision.who_line : decision.who_short,
              frame.quiet());
    draw_fitted(canvas, {column.left, column.top + 58}, head.question, {.weight = Weight::bold, .colour = frame.ink()});
}

// Where bars stand: they end at the deadline, `end` from the column's right edge. No width: no bars.
struct Bars {
    float end = 160, width = 0;
};

// Bars give way to words, all of them alike, so that the deadline stays one line and lengths compare.
Bars bars_for(const Frame& frame, const Area& column) {
    Bars bars;
    float text = 0;
    for (const model::OptionRow& option : frame.board.decision->options) {
        bars.end = std::max(bars.end, frame.canvas.width(option.verdict, frame.style.t3) + overrun + 8);
        text = std::max(text, frame.canvas.width(option.text, frame.style.t3));
    }
    bars.width = std::min(bar_widest, column.width() - bars.end - text_at - 16 - text);
    if (bars.width < bar_least) bars.width = 0;
    return bars;
}

// It ends at `end`, the deadline.
void draw_bar(Canvas& canvas, const model::OptionRow& option, Point end, float width) {
    const Theme& theme = canvas.theme();
    const Rect whole{end.x - width, end.y - bar_height / 2.0f, width, bar_height};
    canvas.line({whole.x, end.y}, end, theme.line, 4);
    if (!option.known) {
        canvas.dashed(whole, theme.mark, 2, "lead time unknown");
    } else if (option.fits) {
        canvas.fill({whole.x, whole.y, width * static_cast<float>(std::clamp(option.lead, 0.0, 1.0)), whole.h},
                    theme.t2, 0, "lead time");
    } else {
        canvas.fill(whole, theme.t2, 0, "lead time");
        canvas.hatch({end.x, whole.y, overrun, whole.h}, theme.t2, 8, "too late");
    }
}

void draw_option(const Frame& frame, const model::OptionRow& option, const Area& column, const Bars& bars) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Colour ink = option.fits ? frame.ink() : theme.t2;
    TextStyle text = frame.quiet();
    canvas.text({column.left, column.top}, option.letter, text);
    text.colour = ink;
    TextStyle at_right = text;
    at_right.align = Align::right;
    const float verdict = canvas.text({column.right, column.top}, option.verdict, at_right);
    const bool drawn = bars.width > 0;
    const float taken = drawn ? bars.end + bars.width : verdict;
    const float room = column.width() - text_at - taken;
    draw_line(canvas, {column.left + text_at, column.top, room - 16}, option.text, text);
    const Point deadline{column.right - bars.end, column.top + frame.style.t3 / 2.0f};
    if (drawn) draw_bar(canvas, option, deadline, bars.width);
}

float options_height(const model::DecisionPanel& decision) {
    return decision.options.empty() ? 0.0f : 8 + option_pitch * static_cast<float>(decision.options.size());
}

// Options are shown all or not at all: a part of them would look like the whole choice.
void draw_options(const Frame& frame, const Area& column) {
    const std::vector<model::OptionRow>& options = frame.board.decision->options;
    const Bars bars = bars_for(frame, column);
    Area row = column.from(column.top + 4);
    if (bars.width > 0) {
        const float deadline = column.right - bars.end + 2;
        const float end = row.top + option_pitch * static_cast<float>(options.size());
        frame.canvas.line({deadline, row.top - 2}, {deadline, end - 6}, frame.theme().t1, 4);
    }
    for (const model::OptionRow& option : options) {
        draw_option(frame, option, row, bars);
        row.top += option_pitch;
    }
}

}  // namespace

float decision_height(const Frame& frame, const Area& column) {
    return 8 + head_of(frame, column).height + options_height(*frame.board.decision);
}

float draw_decision(const Frame& frame, const Area& column) {
    Canvas& canvas = frame.canvas;
    const model::DecisionPanel& decision = *frame.board.decision;
    Head head = head_of(frame, column);
    Area inside = column.from(column.top + 8);
    if (inside.top + head.height > column.bottom) head = head_of(frame, column, 1);
    float options = options_height(decision);
    if (inside.top + head.height + options > column.bottom) options = 0;
    const float end = inside.top + head.height + options;
    const bool begun = !decision.runs.empty() && end + option_pitch + 2 * action_pitch <= column.bottom;
    if (begun) options += option_pitch;
    const Rect panel = inside.upper(head.height + options, outset);
    canvas.set_row(decision.id.text);
    canvas.fill(panel, frame.theme().panel, 12, "decision");
    const Ground ground(canvas, frame.theme().panel);
    draw_head(frame, head, inside);
    inside.top += head.height;
    if (options > 0 && !decision.options.empty()) draw_options(frame, inside);
    if (begun) draw_line(canvas, {inside.left, end, inside.width()}, decision.runs, frame.quiet());
    canvas.set_row({});
    return panel.y + panel.h;
}

}  // namespace ui
