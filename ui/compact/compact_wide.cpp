// The compact view in a wide window: what is hit at the left, what is done at the right, and between them, or below the
// first where there are two columns, what is decided, asked for, forbidden and known; the known in a column of its own where
// there are four. Distance is no use of width: a row's
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

void draw_facts(const Frame& frame, Area area) {
    if (frame.board.facts.empty()) return;
    area.top += 10;
    frame.canvas.line({area.left, area.top + 0.5f}, {area.right, area.top + 0.5f}, frame.theme().line, 1);
    area.top += 8;
    for (const model::FactRow& row : frame.board.facts) {
        const float end = draw_fact(frame, row, area);
        if (end == area.top) return;
        area.top = end;
    }
}

// What is decided, asked for and forbidden, then what is known as far as there is room.
void draw_between(const Frame& frame, bool facts, Area area) {
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
    if (facts) draw_facts(frame, area);
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
    constexpr float third_from = 480, fourth_from = 630;  // of each of so many
    const float inner = size.w - 2 * compact_margin;
    const auto each = [&](float columns) { return (inner - (columns - 1) * gutter) / columns; };
    if (size.w <= size.h || each(2) < least_column) return 1;
    if (each(4) >= fourth_from) return 4;
    return each(3) >= third_from && size.w > 1.3f * size.h ? 3 : 2;
}

void draw_compact_wide(const Frame& frame, const Area& area) {
    const std::size_t columns = compact_columns(frame.size);
    const auto count = static_cast<float>(columns);
    const float width = (area.width() - gutter * (count - 1)) / count;
    const auto column = [&](std::size_t which) {
        const float left = area.left + (width + gutter) * static_cast<float>(which);
        return Area{left, left + width, area.top, area.bottom};
    };
    const float below = draw_compact_services(frame, {.normal = true, .impacts = true}, column(0));
    draw_between(frame, columns<4, columns> 2 ? column(1) : column(0).from(below));
    if (columns > 3) draw_facts(frame, column(2));
    draw_actions(frame, column(columns - 1));
    for (std::size_t i = 1; i < columns; ++i) {
        const float x = column(i).left - gutter / 2.0f;
        frame.canvas.line({x, area.top}, {x, area.bottom}, frame.theme().line, 1);
    }
}

}  // namespace ui
