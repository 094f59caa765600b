// The upper part of the phone shape: title and countdown, the rail, the services and what is normal.
// It must never cut what a glance needs: title, countdown and the state of the worst service.
#include "model/record/words.h"
#include "ui/compact.h"
#include "ui/pen/panel_text.h"
#include "ui/phone/panel_phone.h"

#include <algorithm>
#include <span>

namespace ui {
namespace {

constexpr CountdownMeasures large{.size = 48, .height = 52, .least = 0, .padding = 10, .border = 2, .radius = 6};
constexpr CountdownMeasures small{.size = 28, .height = 34, .least = 0, .padding = 8, .border = 2, .radius = 5};
constexpr RailMeasures rail{.label = 16,
                            .to_label = 16,
                            .after = 12,
                            .line = 14,
                            .to_next = 20,
                            .blank = 24,
                            .track = 2,
                            .ring = 1.5f,
                            .all_names = false};
constexpr PlaqueMeasures plaque{
    .padding = 12, .icon = 24, .gap = 8, .radius = 6, .border = 2, .dash = 2, .stale_border = 2, .hatch = 14};
constexpr float plaque_width = 164, plaque_height = 44, name_at = 180;
constexpr float rail_height = 36;  // rail and the rule under it
constexpr float no_rail = 6;

Fitted title_of(const Frame& frame, float width) {
    const PanelStyle& style = frame.style;
    return fitted(frame.canvas, {frame.board.header.title, Weight::bold}, width,
                  {{style.t1, Tier::t1, 1}, {style.t2, Tier::t2, 2}, {style.t3, Tier::t3, 3}});
}

// Width left for the title beside a small countdown.
float title_room(const Frame& frame, const PhonePlan& plan, float width) {
    const std::optional<model::Countdown>& countdown = frame.board.header.countdown;
    if (plan.large_countdown || !countdown) return width;
    return width - width_of(frame.canvas, *countdown, small) - 12;
}

float countdown_room(const Frame& frame, const PhonePlan& plan) {
    return plan.large_countdown && frame.board.header.countdown ? large.height + 8 : 0.0f;
}

// The whole rail if there is room, else only where we are.
std::span<const model::Station> shown_stations(const Canvas& canvas, const model::Header& header, float room) {
    const std::span<const model::Station> all(header.rail);
    if (rail_width(canvas, all, rail) <= room) return all;
    const auto current = std::find_if(all.begin(), all.end(), [](const model::Station& station) {
        return station.state == model::StationState::current;
    });
    if (current == all.end()) return {};
    const auto one = all.subspan(static_cast<std::size_t>(current - all.begin()), 1);
    return rail_width(canvas, one, rail) <= room ? one : std::span<const model::Station>{};
}

void draw_rail_line(const Frame& frame, const PhonePlan& plan, const Area& lane) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const model::Header& header = frame.board.header;
    const bool named = !plan.large_countdown && header.countdown;
    const std::string& said = named ? header.deadline_short : header.clock;
    // A relapse is worth more than the names of what lies ahead.
    const float note = header.rail_note.empty() ? 0.0f : canvas.width(header.rail_note, style.t3, Weight::bold) + 14;
    const float room = lane.width() - canvas.width(said, style.t3) - 12;
    const float end = draw_rail(canvas, {lane.left, lane.top + 10}, shown_stations(canvas, header, room - note), rail);
    float left = end;
    if (note > 0 && note <= room - (end - lane.left))
        left += 14 + canvas.text({end + 14, lane.top + 2}, header.rail_note,
                                 {.size = style.t3, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3});
    draw_line(canvas, {lane.right, lane.top + 2, lane.right - left - 12}, said, frame.quiet(Align::right));
    canvas.line({lane.left, lane.top + 28.5f}, {lane.right, lane.top + 28.5f}, theme.line, 1);
}

void draw_second_line(const Frame& frame, const model::ServiceRow& row, const Area& lane) {
    const Theme& theme = frame.theme();
    const bool blind = !row.source_tag.empty();
    const bool bold = blind || row.promise_overdue;
    const TextStyle note{.size = frame.style.t3,
                         .weight = bold ? Weight::bold : Weight::regular,
                         .colour = bold ? theme.t1 : theme.t2,
                         .tier = Tier::t3,
                         .align = Align::right};
    const std::string& said = blind ? row.source_tag : row.promise_short;
    const float y = lane.top + plaque_height + 9;
    const float used = draw_line(frame.canvas, {lane.right, y, lane.width() * 0.6f}, said, note);
    draw_line(frame.canvas, {lane.left, y, lane.width() - used - (used > 0 ? 12.0f : 0.0f)}, row.impact,
              {.size = frame.style.t3, .colour = frame.ink(), .tier = Tier::t3});
}

void draw_service(const Frame& frame, const model::ServiceRow& row, bool second, const Area& lane) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    canvas.set_row(row.id.text);
    const float width = std::min(plaque_width, lane.width() * 0.5f);
    draw_plaque(frame, {{lane.left, lane.top, width, plaque_height}, row.tone, row.filled, row.state}, plaque);
    if (row.changed) canvas.fill({lane.left - 12, lane.top, 4, plaque_height}, theme.t1, 0, "changed");
    const float left = lane.left + std::min(name_at, width + 14);
    const Fitted name = fitted(canvas, {row.name, Weight::bold}, lane.right - left,
                               {{28, Tier::t2, 1}, {frame.style.t2, Tier::t2, 1}, {frame.style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {left, lane.top + plaque_height / 2.0f - height_of(name) / 2.0f}, name,
                {.weight = Weight::bold, .colour = frame.ink()});
    if (second) draw_second_line(frame, row, lane);
    canvas.set_row({});
}

// What is only counted comes first, for it is not normal, and takes as many lines as it needs.
Fitted rest_of(const Frame& frame, float width) {
    const std::string_view separator = model::say(model::Say::separator, frame.language());
    return fitted_list(frame.canvas, {{frame.board.normal.rest, Weight::bold}, separator}, width,
                       {{18, Tier::t2, 1}, {frame.style.t3, Tier::t3, 1}, {frame.style.t3, Tier::t3, 3}});
}

// Whether the count of what is normal finds room at the end of what is only counted.
bool is_beside(const Frame& frame, const Fitted& rest, float width) {
    if (rest.lines.size() > 1) return false;
    const float used =
        rest.lines.empty() ? 0.0f : frame.canvas.width(rest.lines.front(), rest.step.size, Weight::bold) + 20;
    return used + 28 + frame.canvas.width(frame.board.normal.label, frame.style.t3) <= width;
}

void draw_normal_line(const Frame& frame, const Area& lane) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Fitted rest = rest_of(frame, lane.width());
    float left = lane.left;
    float y = lane.top + 6;
    draw_fitted(canvas, {left, y}, rest, {.weight = Weight::bold, .colour = frame.ink()});
    if (!is_beside(frame, rest, lane.width()))
        y += height_of(rest) + 8;
    else if (!rest.lines.empty())
        left += canvas.width(rest.lines.front(), rest.step.size, Weight::bold) + 20;
    draw_shape(canvas, Shape::normal, {{left + 2, y}, 18}, {theme.norm, theme.bg});
    draw_line(canvas, {left + 28, y + 1, lane.right - left - 28}, frame.board.normal.label, frame.quiet());
}

}  // namespace

PanelStyle phone_style() { return {.t1 = 26, .state = 24, .t2 = 20, .t3 = 16, .near = true}; }

float phone_normal_height(const Frame& frame, float width) {
    const Fitted rest = rest_of(frame, width);
    return is_beside(frame, rest, width) ? phone_normal : phone_normal + height_of(rest) + 8;
}

float phone_header_height(const Frame& frame, const PhonePlan& plan, float width) {
    const Fitted title = title_of(frame, title_room(frame, plan, width));
    return plan.blank + 12 + std::max(height_of(title), plan.large_countdown ? 0.0f : 26.0f) + 8 +
           countdown_room(frame, plan) + (plan.rail ? rail_height : no_rail);
}

float draw_phone_header(const Frame& frame, const PhonePlan& plan, const Area& lane) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::Header& header = frame.board.header;
    const float room = title_room(frame, plan, lane.width());
    const Fitted title = title_of(frame, room);
    float y = lane.top + plan.blank + 12;
    draw_fitted(canvas, {lane.left, y}, title, {.weight = Weight::bold, .colour = theme.t1});
    if (room < lane.width()) draw_countdown(frame, {lane.right, y - 5}, *header.countdown, small);
    y += std::max(height_of(title), plan.large_countdown ? 0.0f : 26.0f) + 8;
    if (countdown_room(frame, plan) > 0) {
        draw_countdown(frame, {lane.right, y}, *header.countdown, large);
        const float left = lane.right - width_of(canvas, *header.countdown, large) - 12 - lane.left;
        const Fitted until =
            fitted(canvas, {header.deadline_label}, left, {{18, Tier::t2, 1}, {frame.style.t3, Tier::t3, 2}});
        draw_fitted(canvas, {lane.left, y + 26 - height_of(until) / 2.0f}, until, {.colour = theme.t2});
        y += countdown_room(frame, plan);
    }
    if (!plan.rail) return y + no_rail;
    draw_rail_line(frame, plan, lane.from(y));
    return y + rail_height;
}

float draw_phone_services(const Frame& frame, const PhonePlan& plan, const Area& lane) {
    Area row = lane;
    for (const model::ServiceRow& service : frame.board.services) {
        draw_service(frame, service, plan.second_lines, row);
        row.top += plan.second_lines ? phone_row : phone_row_dense;
    }
    if (!plan.normal) return row.top;
    frame.canvas.line({lane.left, row.top - 3.5f}, {lane.right, row.top - 3.5f}, frame.theme().line, 1);
    draw_normal_line(frame, row);
    return row.top + phone_normal_height(frame, lane.width());
}

}  // namespace ui
