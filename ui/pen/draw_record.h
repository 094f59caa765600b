// What one frame drew, as values: every text and meaningful shape with tier, size, rectangle and colours. Tests judge
// legibility, clipping and budgets from it without a GPU. It must never change what is drawn.
#pragma once

#include "ui/pen/theme.h"

#include <string>
#include <vector>

namespace ui {

struct Point {
    float x = 0, y = 0;
};
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    bool operator==(const Rect&) const = default;
    bool contains(Point p) const { return p.x >= x && p.y >= y && p.x < x + w && p.y < y + h; }
    bool overlaps(const Rect& o) const { return x < o.x + o.w && o.x < x + w && y < o.y + o.h && o.y < y + h; }
};

// Reading tiers: countdown, and 6 m, 4 m, 2.5 m on a wall.
enum class Tier { countdown, t1, t2, t3 };
enum class DrawnKind { text, fill, outline, dashed, hatch, line, shape };

struct Drawn {
    DrawnKind kind = DrawnKind::text;
    Tier tier = Tier::t3;
    std::string text;        // what is written; for shapes their name ("stopped", "hand")
    float size = 0;          // physical px: font size, for shapes the box's side
    Rect rect;               // physical px
    Colour fg, bg;           // bg: what it stands on
    std::string row;         // identity of the row it belongs to, e.g. "S2"; may be empty
    std::string whole = {};  // of a text that is cut or shortened: what it was before; else empty
};

// A text that was drawn shorter than it is.
struct CutText {
    Rect rect;  // physical px, of what was drawn
    std::string whole;
};

struct DrawRecord {
    std::vector<Drawn> drawn;
};

}  // namespace ui
