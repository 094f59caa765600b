// The upper half of the compact view: title and countdown, services, decision, help. Second lines are dropped here;
// what remains keeps the size of its tier.
#include "ui/panel_near.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float second_column = 140;
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

void draw_service(Canvas& canvas, const PanelStyle& style, const model::ServiceRow& row, const Strand& strand) {
    const Theme& theme = canvas.theme();
    const float top = strand.top;
    canvas.set_row(row.id.text);
    draw_plaque(canvas, style, {{strand.left(), top, 112, 26}, row.tone, row.filled, row.state}, plaque_measures);
    const bool blind = !row.source_tag.empty();
    const bool bold = blind || row.promise_overdue;
    const TextStyle note{.size = style.t3,
                         .weight = bold ? Weight::bold : Weight::regular,
                         .colour = bold ? theme.t1 : theme.t2,
                         .tier = Tier::t3,
                         .align = Align::right};
    const std::string& said = blind ? row.source_tag : row.promise_short;
    const float used = draw_line(canvas, {strand.right(), top + 6}, said, note, strand.width * 0.4f);
    const float room = strand.right() - used - (used > 0 ? 12.0f : 0.0f) - second_column;
    const Fitted name =
        fitted(canvas, row.name, Weight::bold, room, {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {second_column, top + 13 - height_of(name) / 2.0f}, name,
                {.weight = Weight::bold, .colour = style.ink(theme)});
    if (row.changed) canvas.fill({6, top, 3, 26}, theme.t1, 0, "changed");
    canvas.set_row({});
}

void draw_normal_line(Canvas& canvas, const PanelStyle& style, const model::NormalLine& normal, const Strand& strand) {
    const Theme& theme = canvas.theme();
    const float y = strand.top + 2;
    const TextStyle quiet{.size = style.t3, .colour = theme.t2, .tier = Tier::t3};
    draw_shape(canvas, Shape::normal, {23, y - 0.5f}, 15, theme.norm, theme.bg);
    const float used = draw_line(canvas, {48, y}, normal.label, quiet, strand.right() - 48);
    draw_line(canvas, {std::max(second_column, 48 + used + 14), y}, normal.rest, quiet,
              strand.right() - std::max(second_column, 48 + used + 14));
}

}  // namespace

PanelStyle near_style(const model::Board& board) {
    PanelStyle style;
    style.t1 = 20;
    style.state = 16;
    style.t2 = 18;
    style.t3 = 14;
    style.near = true;
    style.english = board.language == model::Language::en;
    style.colourless = board.colourless;
    style.lost = board.freshness == model::Freshness::lost;
    return style;
}

float draw_near_header(Canvas& canvas, const PanelStyle& style, const model::Header& header, const Strand& strand) {
    const Theme& theme = canvas.theme();
    const float top = strand.top;
    float right = strand.right();
    if (header.countdown) {
        draw_countdown(canvas, style, {right, top + 10}, *header.countdown, head_countdown);
        right -= width_of(canvas, *header.countdown, head_countdown) + 12;
    }
    const Fitted title = fitted(canvas, header.title, Weight::bold, right - strand.left(),
                                {{style.t1, Tier::t1, 1}, {16, Tier::t2, 2}, {style.t3, Tier::t3, 2}});
    const float y = title.lines.size() > 1 ? top + 8 : top + 14;
    draw_fitted(canvas, {strand.left(), y}, title, {.weight = Weight::bold, .colour = theme.t1});
    const TextStyle quiet{.size = style.t3, .colour = theme.t2, .tier = Tier::t3, .align = Align::right};
    const std::string& label = header.countdown ? header.deadline_short : header.clock;
    const float label_left = strand.right() - canvas.width(label, style.t3) - 12;
    const TextStyle note{.size = style.t3, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3};
    const float note_width = header.rail_note.empty() ? 0 : canvas.width(header.rail_note, style.t3, Weight::bold) + 12;
    const auto stations = shown_stations(canvas, header, label_left - strand.left() - note_width);
    float end = draw_rail(canvas, {strand.left(), top + 54}, stations, rail);
    if (note_width > 0)
        end += 12 + draw_line(canvas, {end + 12, top + 47}, header.rail_note, note, label_left - end - 12);
    draw_line(canvas, {strand.right(), top + 47}, label, quiet, strand.right() - end - 12);
    canvas.line({strand.left(), top + 72.5f}, {strand.right(), top + 72.5f}, theme.line, 1);
    return top + near_header;
}

namespace {

Fitted strip_main(const Canvas& canvas, const PanelStyle& style, const model::Strip& strip, float width) {
    return fitted(canvas, strip.main, Weight::bold, width - 2 * near_margin,
                  {{16, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
}

Fitted strip_second(const Canvas& canvas, const PanelStyle& style, const model::Strip& strip, float width) {
    return fitted(canvas, strip.second, Weight::regular, width - 2 * near_margin, {{style.t3, Tier::t3, 3}});
}

constexpr float strip_after = 8;

}  // namespace

float near_strip_height(const Canvas& canvas, const PanelStyle& style, const model::Strip& strip, float width) {
    const Fitted second = strip_second(canvas, style, strip, width);
    return height_of(strip_main(canvas, style, strip, width)) + (second.lines.empty() ? 0.0f : height_of(second) + 4) +
           14 + strip_after;
}

float draw_near_strip(Canvas& canvas, const PanelStyle& style, const model::Strip& strip, const Strand& strand) {
    const Theme& theme = canvas.theme();
    const bool old = strip.kind == model::StripKind::stale || strip.kind == model::StripKind::lost;
    const Colour ground_colour = old ? theme.t2 : theme.panel;
    const Colour ink = old ? theme.bg : theme.t1;
    const float width = strand.right() - strand.left();
    const Fitted main = strip_main(canvas, style, strip, strand.width);
    const Fitted second = strip_second(canvas, style, strip, strand.width);
    const float right = canvas.width(strip.right, style.t3);
    const bool beside =
        main.lines.size() == 1 && canvas.width(main.lines.front(), main.step.size, Weight::bold) + 12 + right <= width;
    const float height = near_strip_height(canvas, style, strip, strand.width) - strip_after;
    canvas.fill({0, strand.top, strand.width, height}, ground_colour, 0, "strip");
    const Ground ground(canvas, ground_colour);
    draw_fitted(canvas, {strand.left(), strand.top + 7}, main, {.weight = Weight::bold, .colour = ink});
    if (beside)
        canvas.text({strand.right(), strand.top + 8}, strip.right,
                    {.size = style.t3, .colour = ink, .tier = Tier::t3, .align = Align::right});
    draw_fitted(canvas, {strand.left(), strand.top + 7 + height_of(main) + 4}, second, {.colour = ink});
    return strand.top + height + strip_after;
}

float draw_near_services(Canvas& canvas, const PanelStyle& style, const model::Board& board, bool normal,
                         const Strand& strand) {
    Strand row = strand;
    for (const model::ServiceRow& service : board.services) {
        draw_service(canvas, style, service, row);
        row.top += near_row;
    }
    if (!normal) return row.top;
    draw_normal_line(canvas, style, board.normal, row);
    return row.top + near_normal;
}

float draw_near_decision(Canvas& canvas, const PanelStyle& style, const model::DecisionPanel& decision,
                         const Strand& strand) {
    const Theme& theme = canvas.theme();
    const float top = strand.top + 4;
    float right = strand.right();
    if (decision.countdown) right -= width_of(canvas, *decision.countdown, decide_countdown) + 12;
    const float room = right - strand.left();
    const Fitted question = fitted(canvas, decision.question, Weight::bold, room,
                                   {{style.t2, Tier::t2, 1}, {16, Tier::t2, 2}, {style.t3, Tier::t3, 2}});
    const float height = 40 + std::max(18.0f, height_of(question));
    canvas.set_row(decision.id.text);
    canvas.fill({8, top, strand.width - 16, height}, theme.panel, 8, "decision");
    const Ground ground(canvas, theme.panel);
    if (decision.countdown)
        draw_countdown(canvas, style, {strand.right(), top + 11}, *decision.countdown, decide_countdown);
    const TextStyle quiet{.size = style.t3, .colour = theme.t2, .tier = Tier::t3};
    const float used = draw_line(canvas, {strand.left(), top + 9}, decision.who_line, quiet, room);
    const float more = canvas.width(decision.more, style.t3);
    if (used + 14 + more <= room) canvas.text({strand.left() + used + 14, top + 9}, decision.more, quiet);
    draw_fitted(canvas, {strand.left(), top + 31}, question, {.weight = Weight::bold, .colour = style.ink(theme)});
    canvas.set_row({});
    return top + height + 12;
}

float draw_near_help(Canvas& canvas, const PanelStyle& style, const model::HelpRow& row, const Strand& strand) {
    const Theme& theme = canvas.theme();
    const PillMeasures measures{
        .height = 28, .icon = 18, .to_icon = 7, .to_word = 32, .after = 14, .least = 112, .border = 2};
    const TextStyle bold{.size = 16, .weight = Weight::bold, .colour = style.ink(theme), .tier = Tier::t2};
    canvas.set_row(row.id.text);
    if (row.changed) canvas.fill({6, strand.top, 3, measures.height}, theme.t1, 0, "changed");
    const bool filled = row.look != model::HelpLook::offered;
    const float pill = draw_pill(canvas, {strand.left(), strand.top}, row.word, filled, bold, measures);
    const float left = std::max(second_column, strand.left() + pill + 12);
    float right = strand.right();
    const float until = canvas.width(row.until, style.t3);
    if (!row.until.empty() && left + canvas.width(row.text, 16, Weight::bold) + 12 + until <= right) {
        canvas.text({right, strand.top + 7}, row.until,
                    {.size = style.t3, .colour = theme.t2, .tier = Tier::t3, .align = Align::right});
        right -= until + 12;
    }
    const Fitted text =
        fitted(canvas, row.text, Weight::bold, right - left, {{16, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {left, strand.top + 14 - height_of(text) / 2.0f}, text, bold);
    canvas.set_row({});
    return strand.top + near_help;
}

}  // namespace ui
