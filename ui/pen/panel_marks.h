// The marks panels are made of: type plaques, stop plates, the phase rail, the heartbeat, help pills, key caps,
// countdowns and the bands of a drill, each in the measures of one view. They must never know which panel they stand in.
#pragma once

#include "ui/pen/frame.h"
#include "ui/pen/shapes.h"

#include <span>
#include <string_view>

namespace ui {

Shape shape_of(model::Tone tone);

struct PlaqueMeasures {
    float padding = 20, icon = 54, gap = 18;
    float radius = 8, border = 4, dash = 3, stale_border = 3, hatch = 28;
};
// The state of a service: shape and word on a filled, outlined, dashed or hatched ground.
struct Plaque {
    Rect rect;
    model::Tone tone = model::Tone::normal;
    bool filled = true;
    std::string_view word;
};
void draw_plaque(const Frame& frame, const Plaque& plaque, const PlaqueMeasures& measures);

// A word on the colour of "stopped": blocked, unowned, overdue. Outlined where it is not filled, hatched when the board
// is old. The word starts `padding` from the left edge, on the centre line.
struct PlateMeasures {
    float padding = 10, radius = 6, border = 4, hatch = 28;
};
struct Plate {
    Rect rect;
    std::string_view word;
    bool filled = true;
    TextStyle text;  // size and tier of the word
};
void draw_plate(const Frame& frame, const Plate& plate, const PlateMeasures& measures);
// How wide the column of states must be, so that none of them and no "Unowned" is cut in the small letters of the view:
// `least` or wider, `padding` left and right together.
float widest_state(const Frame& frame, float least, float padding);

struct RailMeasures {
    float label = 32;     // size of the words
    float to_label = 22;  // from a station's centre
    float after = 12, line = 48, to_next = 24, blank = 24;
    float track = 4, ring = 3;
    bool all_names = true;  // else only the current station's
};
float rail_width(const Canvas& canvas, std::span<const model::Station> stations, const RailMeasures& measures);
// Returns the x where it ends; `left_centre.x` is the left edge of the first station.
float draw_rail(Canvas& canvas, Point left_centre, std::span<const model::Station> stations,
                const RailMeasures& measures);

struct BeatMeasures {
    float width = 6, height = 42, pitch = 14, stub = 4;
    float whole() const { return pitch * 11 + width; }
};
void draw_heartbeat(Canvas& canvas, Point right_centre, std::span<const model::Beat> beats,
                    const BeatMeasures& measures);

struct PillMeasures {
    float height = 72, icon = 44, to_icon = 24, to_word = 78, after = 18, least = 296, border = 4;
};
// Filled with paper, or outlined when help is offered already.
struct Pill {
    Point corner;
    std::string_view word;
    bool filled = true;
    TextStyle text;  // size, weight and tier of the word
};
// Returns its width.
float draw_pill(Canvas& canvas, const Pill& pill, const PillMeasures& measures);

// A key as printed on a keyboard, 22 high. Returns its width.
float key_width(const Canvas& canvas, std::string_view key);
float draw_key(Canvas& canvas, Point corner, std::string_view key);

struct CountdownMeasures {
    float size = 92;
    float height = 96, least = 0, padding = 24, border = 4, radius = 6;
};
// Width of everything drawn, box included.
float width_of(const Canvas& canvas, const model::Countdown& countdown, const CountdownMeasures& measures);
// Ends at `right_top.x`; digits and units share one baseline, units at 0.65 of the size.
void draw_countdown(const Frame& frame, Point right_top, const model::Countdown& countdown,
                    const CountdownMeasures& measures);

// A press here puts the news of the board's strip away, where it has some. Precondition: the board has a strip.
void place_strip(const Frame& frame, Rect rect);

// One band across a screen: hatched, with the word for "drill" in its middle.
void draw_drill_band(Canvas& canvas, std::string_view word, Rect band);
// One at the top of the view and one at the bottom.
void draw_drill_bands(const Frame& frame, float height);

}  // namespace ui
