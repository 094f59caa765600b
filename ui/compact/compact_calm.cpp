// The compact view when nothing is wrong, and before the first answer, when it claims nothing.
// It must never show colour.
#include "ui/compact.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float name_pitch = 26;

float draw_headline(const Frame& frame, const model::Calm& calm, const Area& area) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    constexpr float side = 64;
    const float top = area.top;
    const Point centre{area.left + side / 2.0f, top + side / 2.0f};
    canvas.ring(centre, 30, theme.norm, 3.5f);
    canvas.note_shape("normal", {area.left, top, side, side}, theme.norm);
    const float size = calm.count.size() < 3 ? 34.0f : 26.0f;
    canvas.text({centre.x, centre.y - size / 2.0f}, calm.count,
                {.size = size, .colour = theme.t2, .tier = Tier::t1, .align = Align::centre});
    const float left = area.left + side + 16;
    const float room = area.right - left;
    const Fitted headline = fitted(canvas, {calm.headline, Weight::bold}, room,
                                   {{30, Tier::t1, 1}, {style.t1, Tier::t1, 1}, {style.t2, Tier::t2, 2}});
    draw_fitted(canvas, {left, top + 20 - headline.step.size / 2.0f}, headline,
                {.weight = Weight::bold, .colour = theme.calm});
    const Fitted checked = fitted(canvas, {calm.checked}, room, {{16, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {left, top + 42}, checked, {.colour = theme.t2});
    float end = top + side + 14;
    if (!calm.residual.empty()) {
        draw_line(canvas, {area.left, end, area.width()}, calm.residual,
                  {.size = style.t3, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3});
        end += 24;
    }
    for (const std::string* said : {&calm.counted, &calm.last}) {
        if (said->empty()) continue;
        draw_line(canvas, {area.left, end, area.width()}, *said, frame.quiet());
        end += 24;
    }
    return end + 6;
}

float draw_names(const Frame& frame, const model::Calm& calm, const Area& area) {
    const Theme& theme = frame.theme();
    const auto is_cut = [&](const std::string& name) {
        return frame.canvas.width(name, frame.style.t3) > area.width() / 2.0f - 28;
    };
    const std::size_t columns = std::any_of(calm.names.begin(), calm.names.end(), is_cut) ? 1 : 2;
    const float pitch = area.width() / static_cast<float>(columns);
    float y = area.top;
    for (std::size_t i = 0; i < calm.names.size(); ++i) {
        if (y + name_pitch > area.bottom) return y;
        const float x = area.left + pitch * static_cast<float>(i % columns);
        frame.canvas.ring({x + 6, y + 7}, 5, theme.mark, 1.5f);
        draw_line(frame.canvas, {x + 20, y, pitch - 28}, calm.names[i], frame.quiet());
        if ((i + 1) % columns == 0 || i + 1 == calm.names.size()) y += name_pitch;
    }
    return y;
}

void draw_deadlines(const Frame& frame, const model::Calm& calm, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const TextStyle quiet = frame.quiet();
    float y = area.top;
    if (y + 48 > area.bottom || calm.deadlines.empty()) return;
    draw_line(canvas, {area.left, y, area.width()}, calm.deadlines_label, quiet);
    y += 24;
    for (const model::CalmDeadline& deadline : calm.deadlines) {
        if (y + 22 > area.bottom) return;
        const float time =
            draw_line(canvas, {area.left, y, 120}, deadline.time, {.size = 16, .colour = theme.calm, .tier = Tier::t2});
        const float used = std::max(60.0f, time + 12);
        draw_line(canvas, {area.left + used, y + 1, area.width() - used}, deadline.label, quiet);
        y += 24;
    }
}

}  // namespace

void draw_compact_calm(const Frame& frame, const model::Strip* strip, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::Calm& calm = *frame.board.calm;
    const TextStyle quiet = frame.quiet();
    const float heading = draw_line(canvas, {area.left, area.top + 14, 150}, calm.heading, quiet);
    float end = area.left + heading + 14;
    end += draw_line(canvas, {end, area.top + 14, area.right - end}, calm.date, quiet);
    draw_line(canvas, {area.right, area.top + 14, area.right - end - 12}, frame.board.header.clock,
              frame.quiet(Align::right));
    canvas.line({area.left, area.top + 40.5f}, {area.right, area.top + 40.5f}, theme.line, 1);
    Area body = area.from(area.top + 41);
    if (strip) body.top = draw_compact_strip(frame, *strip, body);
    body.top = draw_headline(frame, calm, body.from(body.top + 20));
    const float deadlines = calm.deadlines.empty() ? 0 : 34 + 24 * static_cast<float>(calm.deadlines.size());
    const float least = body.top + name_pitch;
    body.top = draw_names(frame, calm, body.until(std::max(least, body.bottom - deadlines)));
    body.top += 12;
    draw_deadlines(frame, calm, body);
}

void draw_compact_connecting(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const Rect box = area.from(area.top + 8).upper(area.height() - 12, 8);
    canvas.outline(box, theme.mark, {1.5f, 8}, "waiting");
    const float left = area.left + 12, width = area.width() - 24;
    const Fitted first = fitted(canvas, {frame.board.connecting, Weight::bold}, width,
                                {{style.t1, Tier::t1, 1}, {style.t2, Tier::t2, 2}, {style.t3, Tier::t3, 3}});
    const Fitted why =
        fitted(canvas, {frame.board.connecting_why}, width, {{16, Tier::t2, 3}, {style.t3, Tier::t3, 6}});
    const float height = height_of(first) + 16 + height_of(why);
    float y = area.top + std::max(24.0f, (area.height() - height) / 2.0f);
    draw_fitted(canvas, {left, y}, first, {.weight = Weight::bold, .colour = theme.calm});
    y += height_of(first) + 16;
    draw_fitted(canvas, {left, y}, why, {.colour = theme.t2});
}

}  // namespace ui
