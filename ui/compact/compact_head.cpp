// The upper half of the compact view: title and countdown, services, decision, help. Second lines are dropped here;
// what remains keeps the size of its tier.
#include "model/record/words.h"
#include "ui/compact.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float second_column = 124;  // from the left edge
constexpr CountdownMeasures head_countdown{
    .size = 28, .height = 30, .least = 0, .padding = 8, .border = 2, .radius = 4};
constexpr CountdownMeasures decide_countdown{
    .size = 26, .height = 36, .least = 80, .padding = 10, .border = 2, .radius = 4};
constexpr RailMeasures rail{.label = 14,
                            .to_label = 15,
                            .after = 12,
                            .line = 12,
                            .to_next = 17,
                            .blank = 21,
                            .track = 2,
                            .ring = 1.5f,
                            .all_names = false};
constexpr PlaqueMeasures plaque_measures{
    .padding = 7.5f, .icon = 17, .gap = 3.5f, .radius = 4, .border = 2, .dash = 2, .stale_border = 1.5f, .hatch = 11};

// The whole rail beside the deadline's words if there is room, else only where we are.
std::span<const model::Station> shown_stations(const Canvas& canvas, const model::Header& header, float room) {
    const std::span<const model::Station> all(header.rail);
    if (rail_width(canvas, all, rail) <= room) return all;
    const auto current = std::find_if(all.begin(), all.end(), [](const model::Station& station) {
        return station.state == model::StationState::current;
    });
    if (current == all.end()) return {};
    return all.subspan(static_cast<std::size_t>(current - all.begin()), 1);
}

void draw_service(const Frame& frame, const model::ServiceRow& row, const Area& area) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const float top = area.top;
    canvas.set_row(row.id.text);
    draw_plaque(frame, {{area.left, top, 112, 26}, row.tone, row.filled, row.state}, plaque_measures);
    const bool blind = !row.source_tag.empty();
    const bool bold = blind || row.promise_overdue;
    const TextStyle note{.size = style.t3,
                         .weight = bold ? Weight::bold : Weight::regular,
                         .colour = bold ? theme.t1 : theme.t2,
                         .tier = Tier::t3,
                         .align = Align::right};
    const std::string& said = blind ? row.source_tag : row.promise_short;
    const float used = draw_line(canvas, {area.right, top + 6, area.width() * 0.4f}, said, note);
    const float left = area.left + second_column;
    const float room = area.right - used - (used > 0 ? 12.0f : 0.0f) - left;
    const Fitted name =
        fitted(canvas, {row.name, Weight::bold}, room, {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {left, top + 13 - height_of(name) / 2.0f}, name,
                {.weight = Weight::bold, .colour = frame.ink()});
    if (row.changed) canvas.fill({area.left - 10, top, 3, 26}, theme.t1, 0, "changed");
    canvas.set_row({});
}

// Under the name; whole or not at all, for half a sentence about what is hit may say the opposite.
Fitted impact_of(const Frame& frame, const model::ServiceRow& row, const Area& area) {
    const float room = area.width() - second_column;
    Fitted impact = fitted(frame.canvas, {row.impact}, room, {{frame.style.t3, Tier::t3, 2}});
    if (impact.cut) impact.lines.clear();
    return impact;
}

void draw_normal_line(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::NormalLine& normal = frame.board.normal;
    const PanelStyle& style = frame.style;
    const float y = area.top + 2;
    const TextStyle quiet = frame.quiet();
    const float left = area.left + 32;
    draw_shape(canvas, Shape::normal, {{left - 25, y - 0.5f}, 15}, {theme.norm, theme.bg});
    const float used = draw_line(canvas, {left, y, area.right - left}, normal.label, quiet);
    const float rest = std::max(area.left + second_column, left + used + 14);
    const float room = area.right - rest;
    const std::string_view separator = model::say(model::Say::separator, frame.language());
    if (normal.rest.empty())
        draw_line(canvas, {rest, y, room}, named(canvas, {"", normal.names, separator}, style.t3, room), quiet);
    else
        draw_line(canvas, {rest, y, room}, named(canvas, {normal.rest, normal.rest_names, separator}, style.t3, room),
                  quiet);
}

}  // namespace

PanelStyle compact_style() { return {.t1 = 20, .state = 16, .t2 = 18, .t3 = 14, .near = true}; }

Area compact_area(const Frame& frame, float top, float bottom) {
    return {compact_margin, frame.size.w - compact_margin, top, bottom};
}

float draw_compact_header(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const model::Header& header = frame.board.header;
    const float top = area.top;
    float right = area.right;
    if (header.countdown) {
        draw_countdown(frame, {right, top + 10}, *header.countdown, head_countdown);
        right -= width_of(canvas, *header.countdown, head_countdown) + 12;
    }
    const Fitted title = fitted(canvas, {header.title, Weight::bold}, right - area.left,
                                {{style.t1, Tier::t1, 1}, {16, Tier::t2, 2}, {style.t3, Tier::t3, 2}});
    const float y = title.lines.size() > 1 ? top + 8 : top + 14;
    draw_fitted(canvas, {area.left, y}, title, {.weight = Weight::bold, .colour = theme.t1});
    const TextStyle quiet = frame.quiet(Align::right);
    const std::string& label = header.countdown ? header.deadline_short : header.clock;
    const float label_left = area.right - canvas.width(label, style.t3) - 12;
    const TextStyle note{.size = style.t3, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3};
    const float note_width = header.rail_note.empty() ? 0 : canvas.width(header.rail_note, style.t3, Weight::bold) + 12;
    const auto stations = shown_stations(canvas, header, label_left - area.left - note_width);
    float end = draw_rail(canvas, {area.left, top + 54}, stations, rail);
    if (note_width > 0)
        end += 12 + draw_line(canvas, {end + 12, top + 47, label_left - end - 12}, header.rail_note, note);
    draw_line(canvas, {area.right, top + 47, area.right - end - 12}, label, quiet);
    canvas.line({area.left, top + 72.5f}, {area.right, top + 72.5f}, theme.line, 1);
    return top + compact_header;
}

namespace {

Fitted strip_main(const Frame& frame, const model::Strip& strip, const Area& area) {
    return fitted(frame.canvas, {strip.main, Weight::bold}, area.width(),
                  {{16, Tier::t2, 1}, {frame.style.t3, Tier::t3, 2}});
}

bool is_beside(const Frame& frame, const model::Strip& strip, const Area& area) {
    const Fitted main = strip_main(frame, strip, area);
    const float right = frame.canvas.width(strip.right, frame.style.t3);
    return main.lines.size() == 1 &&
           frame.canvas.width(main.lines.front(), main.step.size, Weight::bold) + 12 + right <= area.width();
}

// How news is put away must be read somewhere.
Fitted strip_second(const Frame& frame, const model::Strip& strip, const Area& area) {
    std::string second = strip.second;
    if (strip.news > 0 && !second.empty() && !is_beside(frame, strip, area)) second += "  " + strip.right;
    return fitted(frame.canvas, {second}, area.width(), {{frame.style.t3, Tier::t3, 3}});
}

constexpr float strip_after = 8;

}  // namespace

float compact_strip_height(const Frame& frame, const model::Strip& strip, const Area& area) {
    const Fitted second = strip_second(frame, strip, area);
    return height_of(strip_main(frame, strip, area)) + (second.lines.empty() ? 0.0f : height_of(second) + 4) + 14 +
           strip_after;
}

float draw_compact_strip(const Frame& frame, const model::Strip& strip, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const bool old = strip.kind == model::StripKind::stale || strip.kind == model::StripKind::lost;
    const Colour ground_colour = old ? theme.t2 : theme.panel;
    const Colour ink = old ? theme.bg : theme.t1;
    const Fitted main = strip_main(frame, strip, area);
    const Fitted second = strip_second(frame, strip, area);
    const bool beside = is_beside(frame, strip, area);
    const float height = compact_strip_height(frame, strip, area) - strip_after;
    canvas.fill(area.upper(height, compact_margin), ground_colour, 0, "strip");
    place_strip(frame, area.upper(height, compact_margin));
    const Ground ground(canvas, ground_colour);
    draw_fitted(canvas, {area.left, area.top + 7}, main, {.weight = Weight::bold, .colour = ink});
    if (beside)
        canvas.text({area.right, area.top + 8}, strip.right,
                    {.size = frame.style.t3, .colour = ink, .tier = Tier::t3, .align = Align::right});
    draw_fitted(canvas, {area.left, area.top + 7 + height_of(main) + 4}, second, {.colour = ink});
    return area.top + height + strip_after;
}

float draw_compact_services(const Frame& frame, CompactServices parts, const Area& area) {
    const std::vector<model::ServiceRow>& services = frame.board.services;
    const auto count = static_cast<float>(services.size());
    const float normal = parts.normal ? compact_normal : 0.0f;
    constexpr float two_lines = 38;
    const bool impacts = parts.impacts && area.height() * 0.6f > count * (compact_row + two_lines) + normal;
    Area row = area;
    for (const model::ServiceRow& service : services) {
        draw_service(frame, service, row);
        const Fitted impact = impacts ? impact_of(frame, service, row) : Fitted{};
        draw_fitted(frame.canvas, {row.left + second_column, row.top + compact_row - 2}, impact,
                    {.colour = frame.ink()});
        row.top += compact_row + (impact.lines.empty() ? 0.0f : height_of(impact) + 6);
    }
    if (!parts.normal) return row.top;
    draw_normal_line(frame, row);
    return row.top + compact_normal;
}

float draw_compact_decision(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const model::DecisionPanel& decision = *frame.board.decision;
    const float top = area.top + 4;
    float right = area.right;
    if (decision.countdown) right -= width_of(canvas, *decision.countdown, decide_countdown) + 12;
    const float room = right - area.left;
    const Fitted question = fitted(canvas, {decision.question, Weight::bold}, room,
                                   {{style.t2, Tier::t2, 1}, {16, Tier::t2, 2}, {style.t3, Tier::t3, 2}});
    const float height = 40 + std::max(18.0f, height_of(question));
    canvas.set_row(decision.id.text);
    canvas.fill(area.from(top).upper(height, 8), theme.panel, 8, "decision");
    const Ground ground(canvas, theme.panel);
    if (decision.countdown) draw_countdown(frame, {area.right, top + 11}, *decision.countdown, decide_countdown);
    const TextStyle quiet = frame.quiet();
    const bool whole = decision.who_short.empty() || fits(canvas, {decision.who_line}, style.t3, room);
    const float used =
        draw_line(canvas, {area.left, top + 9, room}, whole ? decision.who_line : decision.who_short, quiet);
    const float more = canvas.width(decision.more, style.t3);
    if (used + 14 + more <= room) canvas.text({area.left + used + 14, top + 9}, decision.more, quiet);
    draw_fitted(canvas, {area.left, top + 31}, question, {.weight = Weight::bold, .colour = frame.ink()});
    canvas.set_row({});
    return top + height + 12;
}

float draw_compact_help(const Frame& frame, const model::HelpRow& row, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const PillMeasures measures{
        .height = 28, .icon = 18, .to_icon = 7, .to_word = 32, .after = 14, .least = 112, .border = 2};
    const TextStyle bold{.size = 16, .weight = Weight::bold, .colour = frame.ink(), .tier = Tier::t2};
    canvas.set_row(row.id.text);
    if (row.changed) canvas.fill({area.left - 10, area.top, 3, measures.height}, theme.t1, 0, "changed");
    const bool filled = row.look != model::HelpLook::offered;
    const float pill = draw_pill(canvas, {{area.left, area.top}, row.word, filled, bold}, measures);
    const float left = area.left + std::max(second_column, pill + 12);
    float right = area.right;
    const float until = canvas.width(row.until, frame.style.t3);
    if (!row.until.empty() && left + canvas.width(row.text, 16, Weight::bold) + 12 + until <= right) {
        canvas.text({right, area.top + 7}, row.until, frame.quiet(Align::right));
        right -= until + 12;
    }
    const Fitted text =
        fitted(canvas, {row.text, Weight::bold}, right - left, {{16, Tier::t2, 1}, {frame.style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {left, area.top + 14 - height_of(text) / 2.0f}, text, bold);
    canvas.set_row({});
    return area.top + compact_help;
}

}  // namespace ui
