// Lanes of people: bars of work, the part in which it stood still, how it ended, and help until it came. It must never
// draw work without whose it is.
#include "ui/pen/panel_text.h"
#include "ui/pen/shapes.h"
#include "ui/timeline/timeline_parts.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float small = 14, bar_height = 20, cross = 11;

TextStyle plain(Colour colour) { return {.size = small, .colour = colour, .tier = Tier::t3}; }
TextStyle bold(Colour colour) { return {.size = small, .weight = Weight::bold, .colour = colour, .tier = Tier::t3}; }

// The colour of a stop where letters in it can be read; on an old board there is none.
Colour alarm_ink(const TimelineFrame& frame) {
    const Theme& theme = frame.canvas.theme();
    const bool readable = contrast(theme.stop, theme.bg) >= 7.0;
    return frame.board.colourless || !readable ? theme.t1 : theme.stop;
}

void draw_who(const TimelineFrame& frame, const model::PersonLane& lane, float top) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const float end = frame.left - 8;
    float x = timeline_margin;
    if (lane.help) {
        draw_shape(canvas, Shape::help, {{x, top + 2}, 16}, {theme.t1, theme.bg});
        x += 24;
    }
    const TextStyle name{.size = 16, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2};
    x += draw_line(canvas, {x, top + 2, end - x}, lane.who, name) + 10;
    x = std::max(x, timeline_margin + 66);
    if (end - x >= 42 || fits(canvas, {lane.org}, small, end - x))
        draw_line(canvas, {x, top + 3, end - x}, lane.org, plain(theme.t2));
}

void draw_cross(const TimelineFrame& frame, float right, float top) {
    const Colour ink = frame.board.colourless ? frame.canvas.theme().t1 : frame.canvas.theme().stop;
    const float left = right - cross - 4;
    const float y = top + (bar_height - cross) / 2.0f;
    frame.canvas.line({left, y}, {left + cross, y + cross}, ink, 3);
    frame.canvas.line({left, y + cross}, {left + cross, y}, ink, 3);
}

// Where the part of a bar that stood still begins: what stood still before this person had it is not on this bar.
float blocked_from(const TimelineFrame& frame, const model::WorkBar& bar, const model::Blocked& blocked) {
    return std::max(frame.x(blocked.from), frame.x(bar.from));
}

void draw_blocked(const TimelineFrame& frame, const model::WorkBar& bar, const model::Blocked& blocked, float top) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const float from = blocked_from(frame, bar, blocked);
    const float width = std::max(4.0f, frame.x(blocked.until) - from);
    canvas.fill({from, top, width, bar_height}, theme.bg);
    canvas.outline({from, top, width, bar_height}, frame.board.colourless ? theme.mark : theme.stop, {2, 2}, "blocked");
    if (!frame.may_write(from + width)) return;
    // With its length, or where there is no room for that the word alone.
    const std::string_view whole = blocked.word;
    for (const std::string_view said : {whole, whole.substr(0, whole.find(' '))}) {
        const float words = canvas.width(said, small, Weight::bold);
        if (words + 6 > width) continue;
        canvas.text({from + (width - words) / 2.0f, top + 3}, said, bold(alarm_ink(frame)));
        return;
    }
}

// Where words may stand on the bar: from its beginning to the first part that stood still.
float inside_end(const TimelineFrame& frame, const model::WorkBar& bar, float until) {
    float end = bar.end == model::BarEnd::ineffective ? until - cross - 8 : until - 6;
    for (const model::Blocked& blocked : bar.blocked) end = std::min(end, blocked_from(frame, bar, blocked) - 4);
    return end;
}

void draw_bar(const TimelineFrame& frame, const model::WorkBar& bar, float top) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const float from = frame.x(bar.from);
    const float until = std::max(from + 4, frame.x(bar.until));
    canvas.set_row(bar.id);
    canvas.fill({from, top, until - from, bar_height}, theme.bar, 2, "work");
    frame.labels.block({from, top, until - from, bar_height});
    for (const model::Blocked& blocked : bar.blocked) draw_blocked(frame, bar, blocked, top);
    if (bar.end == model::BarEnd::worked) canvas.fill({until - 4, top, 4, bar_height}, theme.t1, 0, "worked");
    if (bar.end == model::BarEnd::ineffective && until - from >= cross + 8) draw_cross(frame, until, top);
    const float object = canvas.width(bar.object, small);
    const bool inside = from + 7 + object <= inside_end(frame, bar, until);
    if (inside && frame.may_write(from + 7 + object)) {
        const Ground ground(canvas, theme.bar);
        canvas.text({from + 7, top + 3}, bar.object, plain(theme.t1));
    }
    canvas.set_row({});
    const std::string beside = inside ? std::string{} : bar.object;
    const Point right{until + 8, top + 3};
    if (bar.outcome.empty()) {
        const float whole = canvas.width(bar.object_whole, small);
        frame.labels.ask({.rank = Rank::blocked,
                          .places = {right, {from - 8 - object, top + 3}},
                          .text = beside,
                          .style = plain(theme.t1),
                          .row = bar.id,
                          .whole = inside ? std::string{} : bar.object_whole,
                          .whole_places = {right, {from - 8 - whole, top + 3}}});
        return;
    }
    const std::string words = beside.empty() ? bar.outcome : beside + "  " + bar.outcome;
    frame.labels.ask({Rank::state, {right}, words, bold(alarm_ink(frame)), false, bar.id});
}

void draw_help(const TimelineFrame& frame, const model::HelpBar& help, float top) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const float from = frame.x(help.from);
    const float until = std::max(from + 4, frame.x(help.until));
    const float middle = top + bar_height / 2.0f;
    float end = until;
    if (help.helped) {
        end = std::max(until, frame.x(*help.helped));
        canvas.line({until, middle}, {end, middle}, theme.t1, 2);
        if (help.over) canvas.line({end, middle - 9}, {end, middle + 9}, theme.t1, 3);
        if (!help.thanks.empty()) {
            const float width = canvas.width(help.thanks, small);
            frame.labels.ask({Rank::blocked,
                              {{end - width - 10, top + 3}, {end + 8, top + 3}},
                              help.thanks,
                              plain(theme.t1),
                              false,
                              {}});
        }
    }
    canvas.fill({from, top, until - from, bar_height}, theme.paper, 2, "help");
    frame.labels.block({from, top, until - from, bar_height});
    const float word = canvas.width(help.word, small, Weight::bold);
    const bool inside = word + 2 <= until - from && frame.may_write(until);
    if (inside) {
        const Ground ground(canvas, theme.paper);
        canvas.text({from + (until - from - word) / 2.0f, top + 3}, help.word, bold(theme.paper_ink));
    }
    const std::string note = inside ? help.note : help.word + "  " + help.note;
    frame.labels.ask({Rank::blocked, {{until + 10, top + 3}}, note, plain(theme.t1), false, {}});
}

}  // namespace

void draw_timeline_people(const TimelineFrame& frame) {
    Canvas& canvas = frame.canvas;
    float top = frame.people + 2;
    for (const model::PersonLane& lane : frame.line.people) {
        draw_who(frame, lane, top);
        for (const model::WorkBar& bar : lane.bars)
            draw_bar(frame, bar, top + static_cast<float>(bar.row) * person_pitch);
        if (lane.help) draw_help(frame, *lane.help, top);
        top += static_cast<float>(lane.rows) * person_pitch;
    }
    draw_line(canvas, {timeline_margin, top + 3, frame.right - timeline_margin}, frame.line.people_rest,
              bold(canvas.theme().t1));
}

}  // namespace ui
