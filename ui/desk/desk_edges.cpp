// The upper and the lower edge of the desk: title, phase, deadline, clock and age above; who commands and the keys below.
// Age and commander are never dropped; labels, clock and the rail give way to them.
#include "ui/compact_places.h"
#include "ui/desk.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr CountdownMeasures countdown{.size = 32, .height = 36, .least = 0, .padding = 8, .border = 2, .radius = 4};
constexpr RailMeasures rail{.label = 18,
                            .to_label = 16,
                            .after = 12,
                            .line = 12,
                            .to_next = 18,
                            .blank = 16,
                            .track = 2,
                            .ring = 1.5f,
                            .all_names = false};
constexpr BeatMeasures beat{.width = 3, .height = 20, .pitch = 6, .stub = 2};

// Age, heartbeat and clock from the right edge; returns where they begin.
float draw_age(const Frame& frame, const DeskPlan& plan, float centre, float least) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const TextStyle fresh{
        .size = style.t3, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2, .align = Align::right};
    float x = plan.right_end;
    x -= draw_line(canvas, {x, centre - style.t3 / 2.0f, x - least}, frame.board.footer.fresh, fresh);
    if (x - 16 - beat.whole() < least) return x - 16;
    if (!frame.board.footer.beats.empty()) {
        draw_heartbeat(canvas, {x - 16, centre}, frame.board.footer.beats, beat);
        x -= 16 + beat.whole();
    }
    const float clock = canvas.width(clock_named(frame.board.header), style.t3);
    if (x - 20 - clock < least) return x - 16;
    canvas.text({x - 20, centre - style.t3 / 2.0f}, clock_named(frame.board.header), frame.quiet(Align::right));
    return x - 20 - clock - 16;
}

std::span<const model::Station> stations_in(const Canvas& canvas, const model::Header& header, float room) {
    const std::span<const model::Station> all(header.rail);
    if (rail_width(canvas, all, rail) <= room) return all;
    const auto current = std::find_if(all.begin(), all.end(), [](const model::Station& station) {
        return station.state == model::StationState::current;
    });
    if (current == all.end()) return {};
    const auto one = all.subspan(static_cast<std::size_t>(current - all.begin()), 1);
    return rail_width(canvas, one, rail) <= room ? one : std::span<const model::Station>();
}

}  // namespace

void draw_desk_header(const Frame& frame, const DeskPlan& plan) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const model::Header& header = frame.board.header;
    const float centre = plan.head - 29;
    const std::string& said = frame.board.mode == model::BoardMode::connecting ? frame.board.connecting : header.title;
    const Fitted title = fitted(canvas, {said, Weight::bold}, plan.left_end - plan.left,
                                {{style.t1, Tier::t1, 1}, {style.t2, Tier::t2, 2}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {plan.left, centre - height_of(title) / 2.0f}, title,
                {.weight = Weight::bold, .colour = theme.t1});
    float used = 0;
    for (const std::string& line : title.lines)
        used = std::max(used, canvas.width(line, title.step.size, Weight::bold));
    const TextStyle note{.size = style.t3, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3};
    const float note_width = header.rail_note.empty() ? 0 : canvas.width(header.rail_note, style.t3, Weight::bold) + 16;
    const auto stations = stations_in(canvas, header, plan.left_end - plan.left - used - 28 - note_width);
    float end = plan.left + used;
    if (!stations.empty()) end = draw_rail(canvas, {end + 28, centre}, stations, rail);
    if (note_width > 0)
        draw_line(canvas, {end + 16, centre - style.t3 / 2.0f, plan.left_end - end - 16}, header.rail_note, note);
    float x = plan.right;
    if (header.countdown) {
        const float width = width_of(canvas, *header.countdown, countdown);
        const std::string& label = plan.narrow ? header.deadline_short : header.deadline_label;
        const float room =
            plan.right_end - x - width - 12 - canvas.width(frame.board.footer.fresh, style.t3, Weight::bold) - 24;
        if (room > 60) x += draw_line(canvas, {x, centre - style.t3 / 2.0f, room}, label, frame.quiet()) + 12;
        draw_countdown(frame, {x + width, centre - countdown.height / 2.0f}, *header.countdown, countdown);
        x += width;
    }
    draw_age(frame, plan, centre, x + 20);
    canvas.line({plan.left, plan.head + 0.5f}, {plan.right_end, plan.head + 0.5f}, theme.line, 1);
}

float draw_desk_strip(const Frame& frame, const DeskPlan& plan, float top) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const model::Strip& strip = *frame.board.strip;
    const bool old = strip.kind == model::StripKind::stale || strip.kind == model::StripKind::lost;
    const Colour ground_colour = old ? theme.t2 : theme.panel;
    const Colour ink = old ? theme.bg : theme.t1;
    const float width = plan.right_end - plan.left;
    const float right = canvas.width(strip.right, style.t3);
    const Fitted main = fitted(canvas, {strip.main, Weight::bold}, width - right - 24,
                               {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    const Fitted second = fitted(canvas, {strip.second}, width, {{style.t3, Tier::t3, 2}});
    const float below = second.lines.empty() ? 0.0f : height_of(second) + 6;
    const float height = height_of(main) + below + 16;
    canvas.fill({0, top, plan.width, height}, ground_colour, 0, "strip");
    place_strip(frame, {0, top, plan.width, height});
    const Ground ground(canvas, ground_colour);
    draw_fitted(canvas, {plan.left, top + 8}, main, {.weight = Weight::bold, .colour = ink});
    canvas.text({plan.right_end, top + 9}, strip.right,
                {.size = style.t3, .colour = ink, .tier = Tier::t3, .align = Align::right});
    draw_fitted(canvas, {plan.left, top + 8 + height_of(main) + 6}, second, {.colour = ink});
    return top + height + 10;
}

void draw_desk_footer(const Frame& frame, const DeskPlan& plan) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    canvas.line({plan.left, plan.foot + 0.5f}, {plan.right_end, plan.foot + 0.5f}, theme.line, 1);
    const float centre = plan.foot + (plan.height - plan.foot) / 2.0f - (frame.board.drill ? 8.0f : 0.0f);
    const model::Footer& footer = frame.board.footer;
    const TextStyle quiet = frame.quiet();
    const TextStyle name{.size = 20, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2};
    float x = plan.left;
    const float end = plan.left_end;
    if (!footer.label.empty()) x += canvas.text({x, centre - style.t3 / 2.0f}, footer.label, quiet) + 12;
    const bool whole = fits(canvas, {model::commander_words(footer), Weight::bold}, style.t2, end - x - 16);
    const Fitted who =
        fitted(canvas, {whole ? model::commander_words(footer) : model::commander_line(footer), Weight::bold},
               end - x - 16, {{name.size, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    const float wide = who.lines.empty() ? 0.0f : canvas.width(who.lines.front(), who.step.size, Weight::bold);
    if (footer.commander_alarm && who.lines.size() == 1) {
        TextStyle plated = name;
        plated.size = who.step.size;
        draw_plate(frame, {{x, centre - 15, wide + 16, 30}, who.lines.front(), footer.commander_filled, plated},
                   {.padding = 8, .radius = 4, .border = 2, .hatch = 11});
        x += wide + 32;
    } else {
        draw_fitted(canvas, {x, centre - height_of(who) / 2.0f}, who, name);
        x += wide + 16;
    }
    for (const std::string* more : {&footer.org, &footer.extra}) {
        if (more->empty() || !fits(canvas, {*more}, style.t3, end - x)) continue;
        x += canvas.text({x, centre - style.t3 / 2.0f}, *more, quiet) + 16;
    }
    if (!frame.board.desk) return;
    float right = plan.right_end;
    for (auto key = frame.board.desk->keys.rbegin(); key != frame.board.desk->keys.rend(); ++key) {
        const float width = key_width(canvas, key->key) + 8 + canvas.width(key->word, style.t3);
        if (right - width < plan.right) break;
        const float cap = draw_key(canvas, {right - width, centre - 11}, key->key);
        canvas.text({right - width + cap + 8, centre - style.t3 / 2.0f}, key->word, quiet);
        if (key->key == "?") place_help(frame, {right - width, centre - 14, width, 28});
        right -= width + 18;
    }
}

}  // namespace ui
