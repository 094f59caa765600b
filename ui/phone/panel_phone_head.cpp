// The upper part of the phone shape: title and countdown, the rail, the services and what is normal.
// It must never cut what a glance needs: title, countdown and the state of the worst service.
#include "model/record/words.h"
#include "ui/panel_near.h"
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

Fitted title_of(const Canvas& canvas, const PanelStyle& style, const model::Header& header, float width) {
    return fitted(canvas, header.title, Weight::bold, width,
                  {{style.t1, Tier::t1, 1}, {style.t2, Tier::t2, 2}, {style.t3, Tier::t3, 3}});
}

// Width left for the title beside a small countdown.
float title_room(const Canvas& canvas, const model::Header& header, const PhonePlan& plan, float width) {
    if (plan.large_countdown || !header.countdown) return width;
    return width - width_of(canvas, *header.countdown, small) - 12;
}

float countdown_room(const model::Header& header, const PhonePlan& plan) {
    return plan.large_countdown && header.countdown ? large.height + 8 : 0.0f;
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

void draw_rail_line(Canvas& canvas, const PanelStyle& style, const model::Header& header, const PhonePlan& plan,
                    const Lane& lane) {
    const Theme& theme = canvas.theme();
    const bool named = !plan.large_countdown && header.countdown;
    const std::string& said = named ? header.deadline_short : header.clock;
    // A relapse is worth more than the names of what lies ahead.
    const float note = header.rail_note.empty() ? 0.0f : canvas.width(header.rail_note, style.t3, Weight::bold) + 14;
    const float room = lane.width() - canvas.width(said, style.t3) - 12;
    const float end = draw_rail(canvas, {lane.left, lane.top + 10}, shown_stations(canvas, header, room - note), rail);
    const TextStyle quiet{.size = style.t3, .colour = theme.t2, .tier = Tier::t3};
    float left = end;
    if (note > 0 && note <= room - (end - lane.left))
        left += 14 + canvas.text({end + 14, lane.top + 2}, header.rail_note,
                                 {.size = style.t3, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3});
    TextStyle clock = quiet;
    clock.align = Align::right;
    draw_line(canvas, {lane.right, lane.top + 2}, said, clock, lane.right - left - 12);
    canvas.line({lane.left, lane.top + 28.5f}, {lane.right, lane.top + 28.5f}, theme.line, 1);
}

void draw_second_line(Canvas& canvas, const PanelStyle& style, const model::ServiceRow& row, const Lane& lane) {
    const Theme& theme = canvas.theme();
    const bool blind = !row.source_tag.empty();
    const bool bold = blind || row.promise_overdue;
    const TextStyle note{.size = style.t3,
                         .weight = bold ? Weight::bold : Weight::regular,
                         .colour = bold ? theme.t1 : theme.t2,
                         .tier = Tier::t3,
                         .align = Align::right};
    const std::string& said = blind ? row.source_tag : row.promise_short;
    const float y = lane.top + plaque_height + 9;
    const float used = draw_line(canvas, {lane.right, y}, said, note, lane.width() * 0.6f);
    draw_line(canvas, {lane.left, y}, row.impact, {.size = style.t3, .colour = style.ink(theme), .tier = Tier::t3},
              lane.width() - used - (used > 0 ? 12.0f : 0.0f));
}

void draw_service(Canvas& canvas, const PanelStyle& style, const model::ServiceRow& row, bool second,
                  const Lane& lane) {
    const Theme& theme = canvas.theme();
    canvas.set_row(row.id.text);
    const float width = std::min(plaque_width, lane.width() * 0.5f);
    draw_plaque(canvas, style, {{lane.left, lane.top, width, plaque_height}, row.tone, row.filled, row.state}, plaque);
    if (row.changed) canvas.fill({lane.left - 12, lane.top, 4, plaque_height}, theme.t1, 0, "changed");
    const float left = lane.left + std::min(name_at, width + 14);
    const Fitted name = fitted(canvas, row.name, Weight::bold, lane.right - left,
                               {{28, Tier::t2, 1}, {style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {left, lane.top + plaque_height / 2.0f - height_of(name) / 2.0f}, name,
                {.weight = Weight::bold, .colour = style.ink(theme)});
    if (second) draw_second_line(canvas, style, row, lane);
    canvas.set_row({});
}

// What is only counted comes first, for it is not normal, and takes as many lines as it needs.
Fitted rest_of(const Canvas& canvas, const PanelStyle& style, const model::NormalLine& normal, float width) {
    const std::string_view separator =
        model::say(model::Say::separator, style.english ? model::Language::en : model::Language::ja);
    return fitted_list(canvas, normal.rest, separator, Weight::bold, width,
                       {{18, Tier::t2, 1}, {style.t3, Tier::t3, 1}, {style.t3, Tier::t3, 3}});
}

// Whether the count of what is normal finds room at the end of what is only counted.
bool is_beside(const Canvas& canvas, const PanelStyle& style, const model::NormalLine& normal, const Fitted& rest,
               float width) {
    if (rest.lines.size() > 1) return false;
    const float used = rest.lines.empty() ? 0.0f : canvas.width(rest.lines.front(), rest.step.size, Weight::bold) + 20;
    return used + 28 + canvas.width(normal.label, style.t3) <= width;
}

void draw_normal_line(Canvas& canvas, const PanelStyle& style, const model::NormalLine& normal, const Lane& lane) {
    const Theme& theme = canvas.theme();
    const Fitted rest = rest_of(canvas, style, normal, lane.width());
    float left = lane.left;
    float y = lane.top + 6;
    draw_fitted(canvas, {left, y}, rest, {.weight = Weight::bold, .colour = style.ink(theme)});
    if (!is_beside(canvas, style, normal, rest, lane.width()))
        y += height_of(rest) + 8;
    else if (!rest.lines.empty())
        left += canvas.width(rest.lines.front(), rest.step.size, Weight::bold) + 20;
    draw_shape(canvas, Shape::normal, {left + 2, y}, 18, theme.norm, theme.bg);
    draw_line(canvas, {left + 28, y + 1}, normal.label, {.size = style.t3, .colour = theme.t2, .tier = Tier::t3},
              lane.right - left - 28);
}

}  // namespace

PanelStyle phone_style(const model::Board& board) {
    PanelStyle style = near_style(board);
    style.t1 = 26;
    style.state = 24;
    style.t2 = 20;
    style.t3 = 16;
    return style;
}

float phone_normal_height(const Canvas& canvas, const PanelStyle& style, const model::NormalLine& normal, float width) {
    const Fitted rest = rest_of(canvas, style, normal, width);
    return is_beside(canvas, style, normal, rest, width) ? phone_normal : phone_normal + height_of(rest) + 8;
}

float phone_header_height(const Canvas& canvas, const PanelStyle& style, const model::Header& header,
                          const PhonePlan& plan, float width) {
    const Fitted title = title_of(canvas, style, header, title_room(canvas, header, plan, width));
    return plan.blank + 12 + std::max(height_of(title), plan.large_countdown ? 0.0f : 26.0f) + 8 +
           countdown_room(header, plan) + (plan.rail ? rail_height : no_rail);
}

float draw_phone_header(Canvas& canvas, const PanelStyle& style, const model::Header& header, const PhonePlan& plan,
                        const Lane& lane) {
    const Theme& theme = canvas.theme();
    const float room = title_room(canvas, header, plan, lane.width());
    const Fitted title = title_of(canvas, style, header, room);
    float y = lane.top + plan.blank + 12;
    draw_fitted(canvas, {lane.left, y}, title, {.weight = Weight::bold, .colour = theme.t1});
    if (room < lane.width()) draw_countdown(canvas, style, {lane.right, y - 5}, *header.countdown, small);
    y += std::max(height_of(title), plan.large_countdown ? 0.0f : 26.0f) + 8;
    if (countdown_room(header, plan) > 0) {
        draw_countdown(canvas, style, {lane.right, y}, *header.countdown, large);
        const float left = lane.right - width_of(canvas, *header.countdown, large) - 12 - lane.left;
        const Fitted until =
            fitted(canvas, header.deadline_label, Weight::regular, left, {{18, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
        draw_fitted(canvas, {lane.left, y + 26 - height_of(until) / 2.0f}, until, {.colour = theme.t2});
        y += countdown_room(header, plan);
    }
    if (!plan.rail) return y + no_rail;
    draw_rail_line(canvas, style, header, plan, {lane.left, lane.right, y, lane.bottom});
    return y + rail_height;
}

float draw_phone_services(Canvas& canvas, const PanelStyle& style, const model::Board& board, const PhonePlan& plan,
                          const Lane& lane) {
    Lane row = lane;
    for (const model::ServiceRow& service : board.services) {
        draw_service(canvas, style, service, plan.second_lines, row);
        row.top += plan.second_lines ? phone_row : phone_row_dense;
    }
    if (!plan.normal) return row.top;
    canvas.line({lane.left, row.top - 3.5f}, {lane.right, row.top - 3.5f}, canvas.theme().line, 1);
    draw_normal_line(canvas, style, board.normal, row);
    return row.top + phone_normal_height(canvas, style, board.normal, lane.width());
}

}  // namespace ui
