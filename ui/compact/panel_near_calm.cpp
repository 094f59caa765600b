// The compact view when nothing is wrong, and before the first answer, when it claims nothing.
// It must never show colour.
#include "ui/panel_near.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float name_pitch = 26;

float draw_headline(Canvas& canvas, const PanelStyle& style, const model::Calm& calm, const Strand& strand) {
    const Theme& theme = canvas.theme();
    constexpr float side = 64;
    const float top = strand.top;
    const Point centre{strand.left() + side / 2.0f, top + side / 2.0f};
    canvas.ring(centre, 30, theme.norm, 3.5f);
    canvas.note_shape("normal", {strand.left(), top, side, side}, theme.norm);
    const float size = calm.count.size() < 3 ? 34.0f : 26.0f;
    canvas.text({centre.x, centre.y - size / 2.0f}, calm.count,
                {.size = size, .colour = theme.t2, .tier = Tier::t1, .align = Align::centre});
    const float left = strand.left() + side + 16;
    const float room = strand.right() - left;
    const Fitted headline = fitted(canvas, calm.headline, Weight::bold, room,
                                   {{30, Tier::t1, 1}, {style.t1, Tier::t1, 1}, {style.t2, Tier::t2, 2}});
    draw_fitted(canvas, {left, top + 20 - headline.step.size / 2.0f}, headline,
                {.weight = Weight::bold, .colour = theme.calm});
    const Fitted checked =
        fitted(canvas, calm.checked, Weight::regular, room, {{16, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {left, top + 42}, checked, {.colour = theme.t2});
    if (calm.residual.empty()) return top + side + 20;
    draw_line(canvas, {strand.left(), top + side + 14}, calm.residual,
              {.size = style.t3, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3},
              strand.right() - strand.left());
    return top + side + 44;
}

float draw_names(Canvas& canvas, const PanelStyle& style, const model::Calm& calm, const Strand& strand) {
    const Theme& theme = canvas.theme();
    const float pitch = (strand.right() - strand.left()) / 2.0f;
    float y = strand.top;
    for (std::size_t i = 0; i < calm.names.size(); ++i) {
        if (y + name_pitch > strand.bottom) return y;
        const float x = strand.left() + pitch * static_cast<float>(i % 2);
        canvas.ring({x + 6, y + 7}, 5, theme.mark, 1.5f);
        draw_line(canvas, {x + 20, y}, calm.names[i], {.size = style.t3, .colour = theme.t2, .tier = Tier::t3},
                  pitch - 28);
        if (i % 2 == 1 || i + 1 == calm.names.size()) y += name_pitch;
    }
    return y;
}

void draw_deadlines(Canvas& canvas, const PanelStyle& style, const model::Calm& calm, const Strand& strand) {
    const Theme& theme = canvas.theme();
    const TextStyle quiet{.size = style.t3, .colour = theme.t2, .tier = Tier::t3};
    float y = strand.top;
    if (y + 48 > strand.bottom || calm.deadlines.empty()) return;
    draw_line(canvas, {strand.left(), y}, calm.deadlines_label, quiet, strand.right() - strand.left());
    y += 24;
    for (const model::CalmDeadline& deadline : calm.deadlines) {
        if (y + 22 > strand.bottom) return;
        const float time = draw_line(canvas, {strand.left(), y}, deadline.time,
                                     {.size = 16, .colour = theme.calm, .tier = Tier::t2}, 120);
        draw_line(canvas, {strand.left() + std::max(60.0f, time + 12), y + 1}, deadline.label, quiet,
                  strand.right() - strand.left() - std::max(60.0f, time + 12));
        y += 24;
    }
}

}  // namespace

void draw_near_calm(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand) {
    const Theme& theme = canvas.theme();
    const model::Calm& calm = *board.calm;
    TextStyle quiet{.size = style.t3, .colour = theme.t2, .tier = Tier::t3};
    const float heading = draw_line(canvas, {strand.left(), strand.top + 14}, calm.heading, quiet, 150);
    float end = strand.left() + heading + 14;
    end += draw_line(canvas, {end, strand.top + 14}, calm.date, quiet, strand.right() - end);
    quiet.align = Align::right;
    draw_line(canvas, {strand.right(), strand.top + 14}, board.header.clock, quiet, strand.right() - end - 12);
    canvas.line({strand.left(), strand.top + 40.5f}, {strand.right(), strand.top + 40.5f}, theme.line, 1);
    Strand body = strand;
    body.top += 41;
    if (board.strip) body.top = draw_near_strip(canvas, style, *board.strip, body);
    body.top = draw_headline(canvas, style, calm, {body.width, body.top + 20, body.bottom});
    const float deadlines = calm.deadlines.empty() ? 0 : 34 + 24 * static_cast<float>(calm.deadlines.size());
    const float least = body.top + name_pitch;
    body.top = draw_names(canvas, style, calm, {body.width, body.top, std::max(least, body.bottom - deadlines)});
    body.top += 12;
    draw_deadlines(canvas, style, calm, body);
}

void draw_near_connecting(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand) {
    const Theme& theme = canvas.theme();
    canvas.outline({8, strand.top + 8, strand.width - 16, strand.bottom - strand.top - 12}, theme.mark, 1.5f, 8,
                   "waiting");
    const float left = strand.left() + 12, width = strand.width - 2 * left;
    const Fitted first = fitted(canvas, board.connecting, Weight::bold, width,
                                {{style.t1, Tier::t1, 1}, {style.t2, Tier::t2, 2}, {style.t3, Tier::t3, 3}});
    const Fitted why =
        fitted(canvas, board.connecting_why, Weight::regular, width, {{16, Tier::t2, 3}, {style.t3, Tier::t3, 6}});
    const float height = height_of(first) + 16 + height_of(why);
    float y = strand.top + std::max(24.0f, (strand.bottom - strand.top - height) / 2.0f);
    draw_fitted(canvas, {left, y}, first, {.weight = Weight::bold, .colour = theme.calm});
    y += height_of(first) + 16;
    draw_fitted(canvas, {left, y}, why, {.colour = theme.t2});
}

}  // namespace ui
