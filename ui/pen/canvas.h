// The pen: text and shapes in design units, scaled once, drawn into an ImGui draw list and noted in a draw record when a
// probe is attached. It must never know what the words mean, and decides nothing.
// Design units: 1920×1080 on a wall, logical pixels near. Positions of text are the top of the em box.
#pragma once

#include "ui/pen/draw_record.h"
#include "ui/pen/glyphs.h"
#include "ui/pen/theme.h"

#include <memory>
#include <string>
#include <string_view>

struct ImDrawList;
struct ImFont;

namespace ui {

enum class Weight { regular, bold };
enum class Align { left, right, centre };

// The two faces of the one family, loaded into ImGui's font atlas (fonts.h). `rise` is what ImGui's line box adds above
// the em box, as a fraction of the em; the other ratios are measured at start-up as well, for HF-05.
struct Faces {
    ImFont* regular = nullptr;
    ImFont* bold = nullptr;
    float rise = 0.0f;
    float stretch = 1.0f;  // ImGui's size for an em of 1: ImGui counts ascent − descent, not the em
    float kanji = 0.0f;    // mean height of the kanji faces, of the em
    float latin = 0.0f;    // height of a Latin capital, of the em
    std::shared_ptr<const Glyphs> glyphs;
};

struct TextStyle {
    float size = 32;  // design units, the em
    Weight weight = Weight::regular;
    Colour colour;
    Tier tier = Tier::t3;
    Align align = Align::left;
};

class Canvas {
public:
    // `scale`: physical px per design unit; `origin`: where (0,0) lies, physical px (pixel orbit, letterbox).
    Canvas(ImDrawList& list, const Faces& faces, const Theme& theme, float scale, Point origin, DrawRecord* record);

    const Theme& theme() const { return theme_; }
    float scale() const { return scale_; }

    // The same pen with (0,0) at `by`: for panels that were made for the left edge of a view.
    Canvas moved(Point by) const {
        Canvas other(*this);
        other.origin_ = px(by);
        return other;
    }

    // What later drawings stand on and belong to; noted in the draw record.
    void set_ground(Colour colour) { ground_ = colour; }
    Colour ground() const { return ground_; }
    void set_row(std::string row) { row_ = std::move(row); }

    // Where a rectangle in design units lies on the screen, physical px: for the places to press.
    Rect on_screen(Rect rect) const {
        const Point corner = px({rect.x, rect.y});
        return {corner.x, corner.y, rect.w * scale_, rect.h * scale_};
    }

    // Draws and returns the advance in design units. A line that starts with 「 or （ is moved left by size/2. What no
    // face has is drawn as 〓; the draw record keeps the text itself.
    float text(Point at, std::string_view text, const TextStyle& style);
    // Advance in design units.
    float width(std::string_view text, float size, Weight weight = Weight::regular) const;

    void fill(Rect rect, Colour colour, float radius = 0, std::string_view name = {});
    void outline(Rect rect, Colour colour, float stroke, float radius = 0, std::string_view name = {});
    // dash = 3 × stroke, gap = 2 × stroke, starting at each corner.
    void dashed(Rect rect, Colour colour, float stroke, std::string_view name = {});
    // 45° stripes, `period` design units, half on, half off; clipped to the rectangle.
    void hatch(Rect rect, Colour colour, float period, std::string_view name = {});
    void line(Point from, Point to, Colour colour, float stroke);
    void disc(Point centre, float radius, Colour colour, float alpha = 1.0f);
    void ring(Point centre, float radius, Colour colour, float stroke);
    void triangle(Point a, Point b, Point c, Colour colour);
    void quad(Point a, Point b, Point c, Point d, Colour colour);
    void fill_faded(Rect rect, Colour colour, float alpha);
    // Notes a meaningful shape made of the strokes above: "stopped", "hand", …
    void note_shape(std::string_view name, Rect rect, Colour colour);

private:
    ImDrawList& list_;
    const Faces& faces_;
    const Theme& theme_;
    float scale_;
    Point origin_;
    DrawRecord* record_;
    Colour ground_;
    std::string row_;
    mutable std::string scratch_;  // of the text being measured or drawn

    Point px(Point p) const { return {origin_.x + p.x * scale_, origin_.y + p.y * scale_}; }
    void note(DrawnKind kind, Tier tier, std::string_view text, float size, Rect rect, Colour fg);
};

}  // namespace ui
