// Lanes of services: the graver a state, the thicker its band; shape and word inside, facts as dots below or, where a
// lane has no room, on its line. It must never draw a colour on a board that is old.
#include "ui/pen/panel_marks.h"
#include "ui/pen/panel_text.h"
#include "ui/timeline/timeline_parts.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float small = 14, state_size = 16, icon = 15, dot = 5;
constexpr float to_facts = 27;  // from the middle of a lane to its row of facts

float thickness(model::Tone tone) {
    switch (tone) {
        case model::Tone::stopped: return 30;
        case model::Tone::unknown: return 28;
        case model::Tone::degraded: return 24;
        case model::Tone::workaround: return 20;
        case model::Tone::normal: break;
    }
    return 2;
}

// Which lanes get a row for their facts: from the top while there is room.
std::vector<bool> tall_lanes(const TimelineFrame& frame) {
    const auto& lanes = frame.line.services;
    const float rest = frame.line.rest_label.empty() ? 0.0f : rest_height;
    float spare = frame.people - 12 - frame.services - rest - lane_pitch * static_cast<float>(lanes.size());
    std::vector<bool> tall(lanes.size());
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        tall[i] = !lanes[i].facts.empty() && spare >= tall_lane - lane_pitch;
        if (tall[i]) spare -= tall_lane - lane_pitch;
    }
    return tall;
}

// The longest words that fit behind the shape; nothing at all in a narrow band.
void draw_band_words(const TimelineFrame& frame, const model::StateBand& band, Rect rect, Colour ink) {
    Canvas& canvas = frame.canvas;
    const float height = std::min(rect.h - 4, icon);
    if (rect.w < height + 4) return;
    const bool alone = rect.w < height + 40;
    Point at{alone ? rect.x + (rect.w - height) / 2.0f : rect.x + 6, rect.y + (rect.h - height) / 2.0f};
    if (!frame.may_write(at.x + height)) return;
    if (!band.accepted) {
        draw_shape(canvas, shape_of(band.tone), {at, height}, {ink, canvas.ground()});
        at.x += height + 5;
    }
    for (const std::string& words : band.words) {
        const float width = canvas.width(words, state_size, Weight::bold);
        if (band.accepted) at.x = rect.x + std::max(1.0f, (rect.w - width) / 2.0f);
        if (at.x + width > rect.x + rect.w - (band.accepted ? 1 : 3) || !frame.may_write(at.x + width)) continue;
        canvas.text({at.x, rect.y + (rect.h - state_size) / 2.0f}, words,
                    {.size = state_size, .weight = Weight::bold, .colour = ink, .tier = Tier::t2});
        return;
    }
}

void draw_relapse(const TimelineFrame& frame, const model::StateBand& band, float centre) {
    if (band.relapse.empty()) return;
    const float from = frame.x(band.from);
    const TextStyle style{.size = small, .weight = Weight::bold, .colour = frame.canvas.theme().t1, .tier = Tier::t3};
    const float width = frame.canvas.width(band.relapse, small, Weight::bold);
    frame.labels.ask({Rank::state, {{from, centre - 31}, {from - width, centre - 31}}, band.relapse, style, false, {}});
}

// It went on, and nobody knew: a line with gaps.
void draw_unknown_normal(const TimelineFrame& frame, float from, float until, float centre) {
    constexpr float dash = 6, pitch = 10;
    for (float x = from; x < until; x += pitch)
        frame.canvas.line({x, centre}, {std::min(x + dash, until), centre}, frame.canvas.theme().norm, 2);
}

void draw_normal(const TimelineFrame& frame, const model::StateBand& band, float centre) {
    const float known = frame.x(std::clamp(band.known, band.from, std::max(band.from, band.until)));
    draw_unknown_normal(frame, frame.x(band.from), known, centre);
    frame.canvas.line({known, centre}, {frame.x(band.until), centre}, frame.canvas.theme().norm, 2);
}

// True as it turned out, but nobody knew: hollow, its beginning hatched, the words in it only where the rest has no room.
void draw_late_part(const TimelineFrame& frame, const model::StateBand& band, Rect rect, float rest) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const Colour edge = frame.board.colourless ? theme.mark : plaque_colours(theme, band.tone).edge;
    constexpr float hatched = 14;
    canvas.fill(rect, theme.bg);
    canvas.hatch({rect.x, rect.y, std::min(rect.w, hatched), rect.h}, edge, 6, "told late");
    canvas.outline(rect, edge, {2, 3}, "told late");
    if (rect.w > rest && rect.w > 3 * hatched)
        draw_band_words(frame, band, {rect.x + hatched, rect.y, rect.w - hatched, rect.h}, theme.t1);
}

// Draws what was told late of the band; returns where the part begins that was known at its time.
float draw_late(const TimelineFrame& frame, const model::StateBand& band, float centre) {
    const float from = frame.x(band.from);
    const float until = frame.x(band.until);
    const float known = std::min(frame.x(band.known), until);
    if (known - from < 2) return from;
    const float height = thickness(band.tone);
    draw_late_part(frame, band, {from + 1, centre - height / 2.0f, known - from - 1, height}, until - known);
    return known;
}

void draw_band(const TimelineFrame& frame, const model::StateBand& whole, float centre) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    if (whole.tone == model::Tone::normal) return draw_normal(frame, whole, centre);
    const float until = frame.x(whole.until);
    const float height = thickness(whole.tone);
    frame.labels.block({frame.x(whole.from) + 1, centre - 15, std::max(3.0f, until - frame.x(whole.from) - 2), 30});
    draw_relapse(frame, whole, centre);
    const float from = draw_late(frame, whole, centre);
    model::StateBand band = whole;  // the words stand where there is more room
    if (from - frame.x(whole.from) > until - from) band.words.clear();
    const Rect rect{from + 1, centre - height / 2.0f, std::max(3.0f, until - from - 2), height};
    const FillAndInk colours = plaque_colours(theme, band.tone);
    if (frame.board.colourless) {
        canvas.fill(rect, theme.bg);
        canvas.hatch(rect, theme.hatch, 8, "old");
        canvas.outline(rect, theme.mark, {2, 3});
        return draw_band_words(frame, band, rect, theme.t1);
    }
    if (band.tone == model::Tone::unknown) {
        canvas.dashed(rect, theme.t1, 2, "unknown");
        return draw_band_words(frame, band, rect, theme.t1);
    }
    if (!band.filled) {
        canvas.fill(rect, theme.bg);
        canvas.outline(rect, colours.edge, {2, 3}, "state");
        return draw_band_words(frame, band, rect, theme.t1);
    }
    canvas.fill(rect, colours.fill, 3, "state");
    if (!(colours.edge == colours.fill)) canvas.outline(rect, colours.edge, {2, 3});
    const Ground ground(canvas, colours.fill);
    draw_band_words(frame, band, rect, colours.ink);
}

void draw_dot(const TimelineFrame& frame, const model::FactDot& fact, Point at, float radius) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    canvas.disc(at, radius, theme.t1);
    if (fact.look != model::FactLook::confirmed) canvas.disc(at, radius - 2, theme.bg);
}

void draw_facts(const TimelineFrame& frame, const std::vector<model::FactDot>& facts, float y, const std::string& row) {
    const Theme& theme = frame.canvas.theme();
    float last = -100;
    for (const model::FactDot& fact : facts) {
        const float x = frame.x(fact.place);
        if (x - last < 2) continue;
        last = x;
        draw_dot(frame, fact, {x, y}, dot);
        frame.labels.block({x - dot, y - dot, 2 * dot, 2 * dot});
        const bool sure = fact.look == model::FactLook::confirmed;
        const TextStyle style{.size = small, .colour = sure ? theme.t1 : theme.t2, .tier = Tier::t3};
        const float first = frame.x(fact.first.value_or(fact.place));
        const auto places = [&](const std::string& said) {
            const float before = dot + 6 + frame.canvas.width(said, small);
            return std::vector<Point>{{x + dot + 6, y - 7}, {x - before, y - 7}, {first - before, y - 7}};
        };
        frame.labels.ask({.rank = Rank::fact,
                          .places = places(fact.text),
                          .text = fact.text,
                          .style = style,
                          .struck = fact.look == model::FactLook::refuted,
                          .row = row,
                          .whole = fact.whole,
                          .whole_places = places(fact.whole)});
    }
}

// On the line of the lane, where no band is; a dot on a band would hide its word.
std::vector<model::FactDot> beside_bands(const model::TimelineService& lane) {
    std::vector<model::FactDot> free;
    for (const model::FactDot& fact : lane.facts) {
        const bool covered = std::any_of(lane.bands.begin(), lane.bands.end(), [&](const model::StateBand& band) {
            return band.tone != model::Tone::normal && fact.place >= band.from - 0.008 &&
                   fact.place <= band.until + 0.008;
        });
        if (!covered) free.push_back(fact);
    }
    return free;
}

void draw_lane(const TimelineFrame& frame, const model::TimelineService& lane, float centre, bool tall) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const float room = frame.left - timeline_margin - 10;
    canvas.set_row(lane.id);
    draw_line(canvas, {timeline_margin, centre - 8, room}, lane.name,
              {.size = 16, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2});
    if (tall)
        draw_line(canvas, {timeline_margin, centre + 13, room}, lane.org,
                  {.size = small, .colour = theme.t2, .tier = Tier::t3});
    for (const model::StateBand& band : lane.bands) draw_band(frame, band, centre);
    canvas.set_row({});
    if (tall)
        draw_facts(frame, lane.facts, centre + to_facts, lane.id);
    else
        draw_facts(frame, beside_bands(lane), centre, lane.id);
}

// Behind the dots that would stand on the words; at the beginning where there is no such place.
float rest_start(const TimelineFrame& frame, float width) {
    const float first = frame.left + 16;
    float start = first;
    for (const model::FactDot& fact : frame.line.rest_facts) {
        const float x = frame.x(fact.place);
        if (x >= start - 12 && x <= start + width + 12) start = x + 20;
    }
    return start + width <= std::min(frame.right - 8, frame.words_end) ? start : first;
}

void draw_rest(const TimelineFrame& frame, float centre) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const TextStyle quiet{.size = small, .colour = theme.t2, .tier = Tier::t3};
    draw_line(canvas, {timeline_margin, centre - 7, frame.left - timeline_margin - 10}, frame.line.rest_label, quiet);
    canvas.line({frame.left, centre}, {frame.x(frame.line.now), centre}, theme.norm, 2);
    const std::string& words = frame.line.rest;
    const float start = rest_start(frame, canvas.width(words, small));
    const float most = std::min(frame.right - 8, frame.words_end) - start;
    const float width = std::min(canvas.width(words, small), most);
    if (most > 80) {
        canvas.fill({start - 6, centre - 8, width + 12, 16}, theme.bg);
        draw_line(canvas, {start, centre - 7, most}, words, quiet);
        frame.labels.block({start - 6, centre - 8, width + 12, 16});
    }
    draw_facts(frame, frame.line.rest_facts, centre, {});
}

}  // namespace

void draw_timeline_services(const TimelineFrame& frame) {
    const std::vector<bool> tall = tall_lanes(frame);
    float top = frame.services;
    for (std::size_t i = 0; i < tall.size(); ++i) {
        draw_lane(frame, frame.line.services[i], top + 18, tall[i]);
        top += tall[i] ? tall_lane : lane_pitch;
    }
    if (!frame.line.rest_label.empty()) draw_rest(frame, top + 13);
}

}  // namespace ui
