// The chronology: how an incident came and went, one lane for each thing, over one axis of time. What lies right of the
// playhead steps back while it moves. It must never decide which lanes there are: the board has chosen them.
#include "ui/pen/panel_marks.h"
#include "ui/pen/panel_text.h"
#include "ui/pen/shapes.h"
#include "ui/timeline/timeline_parts.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float lanes_top = 240, foot = 100, between = 12;
constexpr float services_share = 0.52f;
constexpr float drill_band = 16;
constexpr float strip_bottom = 36;
constexpr float least_names = 144, most_names_share = 0.26f;  // the column of names, of the width
constexpr float later_alpha = 0.65f;  // of the ground over what comes later: 35 % of it is left to see

float services_height(Size size) { return (size.h - foot - lanes_top - between) * services_share; }

// The age of an old board stands above all; nothing of the chronology moves for it.
void draw_strip_line(const TimelineFrame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const model::Strip& strip = *frame.board.strip;
    const bool old = strip.kind == model::StripKind::stale || strip.kind == model::StripKind::lost;
    const float top = frame.board.drill ? drill_band : 0.0f;
    const Colour paper = old ? theme.t2 : theme.panel;
    const Colour ink = old ? theme.bg : theme.t1;
    canvas.fill({0, top, frame.size.w, strip_bottom - top}, paper, 0, "strip");
    place_strip(frame, {0, top, frame.size.w, strip_bottom - top});
    const Ground ground(canvas, paper);
    const float y = (top + strip_bottom) / 2.0f - 8;
    float x = timeline_margin;
    const float end = frame.size.w - timeline_margin;
    const float right = canvas.width(strip.right, 14);
    canvas.text({end, y + 1}, strip.right, {.size = 14, .colour = ink, .tier = Tier::t3, .align = Align::right});
    x += draw_line(canvas, {x, y, end - right - 24 - x}, strip.main,
                   {.size = 16, .weight = Weight::bold, .colour = ink, .tier = Tier::t2});
    x += 24;
    draw_line(canvas, {x, y + 1, end - right - 24 - x}, strip.second, {.size = 14, .colour = ink, .tier = Tier::t3});
}

void draw_legend_mark(const Frame& frame, model::LegendMark::Kind kind, Point corner) {
    using Kind = model::LegendMark::Kind;
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    constexpr float side = 15;
    const Point centre{corner.x + side / 2.0f, corner.y + side / 2.0f};
    const auto tinted = [&](model::Tone tone) {
        return frame.board.colourless ? theme.mark : plaque_colours(theme, tone).edge;
    };
    switch (kind) {
        case Kind::stopped:
            return draw_shape(canvas, Shape::stopped, {corner, side}, {tinted(model::Tone::stopped), theme.bg});
        case Kind::degraded:
            return draw_shape(canvas, Shape::degraded, {corner, side}, {tinted(model::Tone::degraded), theme.bg});
        case Kind::workaround:
            return draw_shape(canvas, Shape::workaround, {corner, side}, {tinted(model::Tone::workaround), theme.bg});
        case Kind::unknown:
            canvas.dashed({corner.x, corner.y, side, side}, theme.t1, 1);
            return draw_shape(canvas, Shape::unknown, {corner, side}, {theme.t1, theme.bg});
        case Kind::normal: return draw_shape(canvas, Shape::normal, {corner, side}, {theme.norm, theme.bg});
        case Kind::fact: return canvas.disc(centre, 5, theme.t1);
        case Kind::rumour: return canvas.ring(centre, 4, theme.t1, 2);
        case Kind::decision: return draw_shape(canvas, Shape::decision, {corner, side}, {theme.t1, theme.bg});
        case Kind::late:
            canvas.hatch({corner.x, corner.y, side / 2.0f, side}, theme.t1, 5);
            return canvas.outline({corner.x, corner.y, side, side}, theme.t1, {2, 2});
    }
}

constexpr float legend_to_word = 22, legend_size = 14;

// One or two rows of equal counts, and the width of the longer.
struct LegendRows {
    std::size_t each = 0;  // marks in a row
    float gap = 0;
    float width = 0;
};

LegendRows legend_rows(const TimelineFrame& frame, std::size_t rows, float gap) {
    const auto& legend = frame.line.legend;
    LegendRows laid{(legend.size() + rows - 1) / rows, gap, 0};
    float width = -gap;
    for (std::size_t i = 0; i < legend.size(); ++i) {
        if (i > 0 && i % laid.each == 0) width = -gap;
        width += gap + legend_to_word + frame.canvas.width(legend[i].word, legend_size);
        laid.width = std::max(laid.width, width);
    }
    return laid;
}

// Under two rows there is no line left for a note.
std::size_t most_legend_rows(const TimelineFrame& frame) { return frame.line.note.empty() ? 2 : 1; }

// The widest that fits; the narrowest when none does.
LegendRows legend_in(const TimelineFrame& frame, float room) {
    for (std::size_t rows = 1; rows <= most_legend_rows(frame); ++rows)
        for (const float gap : {18.0f, 11.0f})
            if (const LegendRows laid = legend_rows(frame, rows, gap); laid.width <= room) return laid;
    return legend_rows(frame, most_legend_rows(frame), 11.0f);
}

// Whole or not at all: a legend that lacks a sign misleads.
void draw_legend(const TimelineFrame& frame, float left, float right) {
    Canvas& canvas = frame.canvas;
    const auto& legend = frame.line.legend;
    const LegendRows laid = legend_in(frame, right - left);
    if (laid.width > right - left) return;
    const bool two = laid.each < legend.size();
    const float begin = std::max(left, (left + right - laid.width) / 2.0f);
    Point at{begin, two ? 39.0f : 43.0f};
    for (std::size_t i = 0; i < legend.size(); ++i) {
        if (i > 0 && i % laid.each == 0) at = {begin, at.y + 16};
        draw_legend_mark(frame, legend[i].kind, at);
        at.x += legend_to_word;
        at.x += canvas.text({at.x, at.y + 1}, legend[i].word,
                            {.size = legend_size, .colour = canvas.theme().t2, .tier = Tier::t3}) +
                laid.gap;
    }
}

void draw_connecting(const Frame& frame) {
    const Theme& theme = frame.theme();
    const Slot slot{timeline_margin, frame.size.h / 2.0f, frame.size.w - 2 * timeline_margin};
    draw_line(frame.canvas, {slot.x, slot.y - 40, slot.width}, frame.board.connecting,
              {.size = 26, .weight = Weight::bold, .colour = theme.calm, .tier = Tier::t1});
    draw_line(frame.canvas, slot, frame.board.connecting_why, {.size = 16, .colour = theme.t2, .tier = Tier::t3});
}

// How old this is, at the right of the last line, and what the keys do at its left.
void draw_foot(const TimelineFrame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const float y = frame.size.h - 34;
    float right = frame.right;
    const TextStyle age{
        .size = 14, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t3, .align = Align::right};
    right -= draw_line(canvas, {right, y, 320}, frame.board.footer.fresh, age) + 16;
    const TextStyle quiet{.size = 14, .colour = theme.t2, .tier = Tier::t3, .align = Align::right};
    right -= draw_line(canvas, {right, y, 320}, frame.board.header.clock, quiet) + 24;
    if (!fits(canvas, {frame.line.keys}, 14, right - frame.left)) return;
    canvas.text({frame.left, y}, frame.line.keys, {.size = 14, .colour = theme.t2, .tier = Tier::t3});
}

// As wide as the longest name, so that it stands whole; within limits, for the axis is what one came for.
float names_width(const Frame& frame, const model::Timeline& line) {
    float widest = least_names;
    const auto hold = [&](const std::string& words, float size, Weight weight, float after = 0) {
        widest = std::max(widest, frame.canvas.width(words, size, weight) + after + 10);
    };
    for (const model::TimelineService& lane : line.services) {
        hold(lane.name, 16, Weight::bold);
        hold(lane.org, 14, Weight::regular);
    }
    for (const model::PersonLane& lane : line.people)
        hold(lane.who, 16, Weight::bold, (lane.help ? 24.0f : 0.0f) + 10 + frame.canvas.width(lane.org, 14));
    return std::min(widest, frame.size.w * most_names_share);
}

void draw_whole(const TimelineFrame& frame) {
    Canvas& canvas = frame.canvas;
    draw_timeline_ground(frame);
    draw_timeline_command(frame);
    draw_timeline_decisions(frame);
    draw_timeline_services(frame);
    draw_timeline_people(frame);
    draw_timeline_axis(frame);
    frame.labels.settle(canvas);
    if (frame.line.playing) {
        const float from = frame.x(frame.line.playhead);
        canvas.fill_faded({from, 100, frame.size.w - from, frame.bottom - 100}, canvas.theme().bg, later_alpha);
    }
    draw_timeline_scrubber(frame);
    draw_timeline_head(frame);
    draw_foot(frame);
    if (frame.board.drill) draw_drill_bands(frame, drill_band);
}

}  // namespace

void draw_timeline_head(const TimelineFrame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const model::Timeline& line = frame.line;
    const TextStyle quiet{.size = 14, .colour = theme.t2, .tier = Tier::t3};
    if (frame.board.strip) {
        draw_strip_line(frame);
    } else {
        canvas.text({timeline_margin, 18}, line.heading, quiet);
        TextStyle ending = quiet;
        ending.align = Align::right;
        draw_line(canvas, {frame.right, 18, 480}, line.span, ending);
    }
    const float length =
        draw_line(canvas, {frame.right, 39, 320}, line.length,
                  {.size = 22, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t1, .align = Align::right});
    // A title may be cut where signs that nobody explains would stand instead.
    const float room = frame.right - length - 32 - timeline_margin;
    const float beside = room - legend_rows(frame, most_legend_rows(frame), 11.0f).width - 32;
    const float whole = canvas.width(line.title, 24, Weight::bold);
    const float given = whole > beside && beside >= room * 0.3f ? beside : room;
    const Fitted title = fitted(canvas, {line.title, Weight::bold}, given, {{24, Tier::t1, 1}, {16, Tier::t2, 1}});
    draw_fitted(canvas, {timeline_margin, 38 + (24 - height_of(title)) / 2.0f}, title,
                {.weight = Weight::bold, .colour = theme.t1});
    const float title_end =
        timeline_margin +
        (title.lines.empty() ? 0.0f : canvas.width(title.lines.front(), title.step.size, Weight::bold));
    draw_legend(frame, title_end + 32, frame.right - length - 32);
    draw_line(canvas, {timeline_margin, 64, frame.right - timeline_margin}, line.note,
              {.size = 14, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2});
}

model::Budget timeline_budget(Size size) {
    model::Budget budget;
    model::TimelineBudget lanes;
    lanes.services = static_cast<std::size_t>(std::max(1.0f, (services_height(size) - rest_height) / lane_pitch));
    const float people = (size.h - foot - lanes_top - between) - services_height(size);
    lanes.people = static_cast<std::size_t>(std::max(2.0f, people / person_pitch));
    lanes.cell = 7.0 / static_cast<double>(size.w - 2 * timeline_margin - least_names);
    budget.timeline = lanes;
    return budget;
}

Hits draw_timeline(Canvas& canvas, const model::Board& board, Size size) {
    Hits hits;
    const PanelStyle style{.t1 = 24, .state = 16, .t2 = 16, .t3 = 14, .near = true};
    const Frame frame{canvas, style, board, size, hits};
    canvas.set_ground(canvas.theme().bg);
    if (!board.timeline) {
        draw_connecting(frame);
        return hits;
    }
    const float right = size.w - timeline_margin;
    const model::Timeline& line = *board.timeline;
    const float left = timeline_margin + names_width(frame, line);
    const float head = left + (right - left) * static_cast<float>(std::clamp(line.playhead, 0.0, 1.0));
    const float words_end = line.playing ? head : right;
    Labels labels(left, right, words_end);
    const float people = lanes_top + services_height(size) + between;
    draw_whole({frame, line, left, right, lanes_top, people, size.h - foot, words_end, labels});
    return hits;
}

}  // namespace ui
