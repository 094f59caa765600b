// The compact view in a wide window: what is hit at the left, what is done at the right, and between them, or below the
// first where there are two columns, what is decided, asked for, forbidden and known. Distance is no use of width: a row's
// owner stands beside its object. It must never leave out what the narrow window shows.
#include "ui/compact.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float gutter = 32;
constexpr float option_pitch = 22, fact_gap = 8;

float option_height(const Frame& frame, const model::OptionRow& option, float width) {
    const Fitted text = fitted(frame.canvas, {option.text}, width, {{frame.style.t3, Tier::t3, 2}});
    return std::max(option_pitch, height_of(text) + 8);
}

// Letter, what would be done, and whether it is in time; returns where they ended.
float draw_options(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const float size = frame.style.t3;
    float top = area.top;
    for (const model::OptionRow& option : frame.board.decision->options) {
        const float verdict = std::min(canvas.width(option.verdict, size), area.width() * 0.4f);
        const float room = area.width() - 24 - verdict - 16;
        const float height = option_height(frame, option, room);
        if (top + height > area.bottom) return top;
        const Colour ink = option.fits ? frame.ink() : theme.t2;
        canvas.text({area.left, top}, option.letter,
                    {.size = size, .weight = Weight::bold, .colour = theme.t2, .tier = Tier::t3});
        draw_fitted(canvas, {area.left + 24, top}, fitted(canvas, {option.text}, room, {{size, Tier::t3, 2}}),
                    {.colour = ink});
        draw_line(canvas, {area.right, top, verdict + 1}, option.verdict,
                  {.size = size, .colour = ink, .tier = Tier::t3, .align = Align::right});
        top += height;
    }
    return top;
}

float draw_fact(const Frame& frame, const model::FactRow& fact, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const float size = frame.style.t3;
    const std::string said = fact.status.empty() ? fact.time : fact.time + "  " + fact.status;
    const float left = area.left + std::max(112.0f, canvas.width(said, size) + 16);
    const float source = std::min(canvas.width(fact.source, size), area.width() * 0.34f);
    const Fitted text =
        fitted(canvas, {fact.text}, area.right - left - (source > 0 ? source + 16 : 0.0f), {{size, Tier::t3, 2}});
    const float height = std::max(size, height_of(text)) + 2 * fact_gap;
    if (area.top + height > area.bottom) return area.top;
    if (!fact.confirmed && !fact.refuted)
        canvas.dashed({area.left - 6, area.top + 1, area.width() + 12, height - 2}, theme.t1, 1.5f, "unconfirmed");
    const float y = area.top + fact_gap;
    canvas.text({area.left, y}, said, frame.quiet());
    draw_fitted(canvas, {left, y}, text, {.colour = frame.ink()});
    if (fact.refuted && !text.lines.empty())
        canvas.line({left, y + size / 2.0f}, {left + canvas.width(text.lines.front(), size), y + size / 2.0f}, theme.t1,
                    1.5f);
    draw_line(canvas, {area.right, y, source + 1}, fact.source, frame.quiet(Align::right));
    return area.top + height;
}

// What is decided, asked for and forbidden, then what is known as far as there is room.
void draw_between(const Frame& frame, Area area) {
    const model::Board& board = frame.board;
    if (board.decision) {
        area.top = draw_compact_decision(frame, area);
        if (board.decision->open) area.top = draw_options(frame, area) + 10;
    }
    for (const model::HelpRow& row : board.help)
        if (area.top + compact_help <= area.bottom) area.top = draw_compact_help(frame, row, area);
    for (const model::GuardrailRow& row : board.guardrails) {
        if (area.top + compact_guardrail > area.bottom) return;
        draw_compact_guardrail(frame, row, area);
        area.top += compact_guardrail;
    }
    if (board.facts.empty()) return;
    area.top += 10;
    frame.canvas.line({area.left, area.top + 0.5f}, {area.right, area.top + 0.5f}, frame.theme().line, 1);
    area.top += 8;
    for (const model::FactRow& row : board.facts) {
        const float end = draw_fact(frame, row, area);
        if (end == area.top) return;
        area.top = end;
    }
}

void draw_actions(const Frame& frame, Area area) {
    const model::ActionList& actions = frame.board.actions;
    if (actions.rows.empty() && actions.head.empty() && frame.board.own_org.empty()) return;
    area.top = draw_compact_filter(frame, area) + 6;
    draw_compact_actions(frame, area);
}

}  // namespace

std::size_t compact_columns(Size size) {
    constexpr float least_column = 384;
    constexpr float third_from = 480;  // of each of three
    const float inner = size.w - 2 * compact_margin;
    if (inner >= 3 * third_from + 2 * gutter && size.w > 1.3f * size.h) return 3;
    return inner >= 2 * least_column + gutter && size.w > size.h ? 2 : 1;
}

void draw_compact_wide(const Frame& frame, const Area& area) {
    const auto columns = static_cast<float>(compact_columns(frame.size));
    const float width = (area.width() - gutter * (columns - 1)) / columns;
    Area state = area, duties = area, actions = area;
    state.right = state.left + width;
    actions.left = actions.right - width;
    const float below = draw_compact_services(frame, {.normal = true, .impacts = true}, state);
    duties.left = columns > 2 ? state.right + gutter : state.left;
    duties.right = columns > 2 ? actions.left - gutter : state.right;
    if (columns < 3) duties.top = below;
    draw_between(frame, duties);
    draw_actions(frame, actions);
    for (float x = area.left + width + gutter / 2.0f; x < actions.left; x += width + gutter)
        frame.canvas.line({x, area.top}, {x, area.bottom}, frame.theme().line, 1);
}

}  // namespace ui
