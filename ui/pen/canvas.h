// The pen: text and shapes in design units, scaled once, drawn into an ImGui draw list and noted in a draw record when a
// probe is attached. It must never know what the words mean, and decides nothing.
// Design units: 1920×1080 on a wall, logical pixels near. Positions of text are the top of the em box.
#pragma once

#include "model/text/result.h"
#include "ui/pen/composition.h"
#include "ui/pen/draw_record.h"
#include "ui/pen/glyphs.h"
#include "ui/pen/theme.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct ImDrawList;
struct ImFont;

namespace ui {

enum class Weight { regular, bold };
enum class Align { left, right, centre };

// The two weights of one language.
struct FacePair {
    ImFont* regular = nullptr;
    ImFont* bold = nullptr;
};

// What is loaded into ImGui's font atlas (fonts.h). `rise` is what ImGui's line box adds above the em box, as a fraction of
// the em; the other ratios are measured at start-up as well, for HF-05. All hold for both languages: the Latin letters of an
// English board are scaled to the capitals of the Japanese face and stand on its baseline.
struct Faces {
    FacePair japanese, english;
    float rise = 0.0f;
    float stretch = 1.0f;  // ImGui's size for an em of 1: ImGui counts ascent − descent, not the em
    float kanji = 0.0f;    // mean height of the kanji faces, of the em
    float latin = 0.0f;    // height of a Latin capital, of the em
    std::shared_ptr<const Glyphs> glyphs;

    ImFont* of(model::Language language, Weight weight) const {
        const FacePair& pair = language == model::Language::en ? english : japanese;
        return weight == Weight::bold ? pair.bold : pair.regular;
    }
};

struct TextStyle {
    float size = 32;  // design units, the em
    Weight weight = Weight::regular;
    Colour colour;
    Tier tier = Tier::t3;
    Align align = Align::left;
    std::string_view whole = {};  // what a shortened text was before; kept for who points at it, never drawn
};

// What frames are drawn on and with. `record`: where every drawing is noted; may be none.
struct Surface {
    ImDrawList& list;
    const Faces& faces;
    const Theme& theme;
    DrawRecord* record = nullptr;
    const Composition* composition = nullptr;  // in the line that is typed into; may be none
    std::vector<CutText>* cuts = nullptr;      // where texts that had to be cut are kept whole; may be none
};

// How an outline runs, design units.
struct Edge {
    float stroke = 1, radius = 0;
};

// Four corners, clockwise.
struct Quad {
    Point a, b, c, d;
};

class Canvas {
public:
    // `scale`: physical px per design unit; `origin`: where (0,0) lies, physical px (pixel orbit, letterbox).
    explicit Canvas(const Surface& surface, float scale = 1, Point origin = {});

    // Whose letters Latin text is set in; Japanese until it is told. A view's Frame tells it.
    void set_language(model::Language language) { language_ = language; }

    const Composition& composition() const;
    const Theme& theme() const { return surface_.theme; }
    float scale() const { return scale_; }

    // What later drawings stand on and belong to; noted in the draw record.
    void set_ground(Colour colour) { ground_ = colour; }
    Colour ground() const { return ground_; }
    void set_row(std::string row) { row_ = std::move(row); }

    // Where a rectangle in design units lies on the screen, physical px: for the places to press.
    Rect on_screen(Rect rect) const {
        const Point corner = px({rect.x, rect.y});
        return {corner.x, corner.y, rect.w * scale_, rect.h * scale_};
    }

    // The same back: physical px in, design units out.
    Rect in_design(Rect px) const {
        return {(px.x - origin_.x) / scale_, (px.y - origin_.y) / scale_, px.w / scale_, px.h / scale_};
    }

    // Draws and returns the advance in design units. A line that starts with 「 or （ is moved left by size/2. What no
    // face has is drawn as 〓; the draw record keeps the text itself.
    float text(Point at, std::string_view text, const TextStyle& style);
    // Advance in design units.
    float width(std::string_view text, float size, Weight weight = Weight::regular) const;

    void fill(Rect rect, Colour colour, float radius = 0, std::string_view name = {});
    void outline(Rect rect, Colour colour, Edge edge, std::string_view name = {});
    // dash = 3 × stroke, gap = 2 × stroke, starting at each corner.
    void dashed(Rect rect, Colour colour, float stroke, std::string_view name = {});
    // 45° stripes, `period` design units, half on, half off; clipped to the rectangle.
    void hatch(Rect rect, Colour colour, float period, std::string_view name = {});
    void line(Point from, Point to, Colour colour, float stroke);
    void disc(Point centre, float radius, Colour colour, float alpha = 1.0f);
    void ring(Point centre, float radius, Colour colour, float stroke);
    void triangle(Point a, Point b, Point c, Colour colour);
    void quad(const Quad& quad, Colour colour);
    void fill_faded(Rect rect, Colour colour, float alpha);
    // Notes a meaningful shape made of the strokes above: "stopped", "hand", …
    void note_shape(std::string_view name, Rect rect, Colour colour);

private:
    // What is noted of one drawing; the rest is the canvas's own.
    struct Noted {
        DrawnKind kind = DrawnKind::text;
        std::string_view text;
        float size = 0;  // px
        Rect rect;       // px
        Colour fg;
        Tier tier = Tier::t3;
        std::string_view whole = {};
    };

    Surface surface_;
    float scale_;
    Point origin_;
    Colour ground_;
    std::string row_;
    model::Language language_ = model::Language::ja;
    mutable std::string scratch_;  // of the text being measured or drawn

    Point px(Point p) const { return {origin_.x + p.x * scale_, origin_.y + p.y * scale_}; }
    Rect snapped_px(Rect rect) const;  // on_screen, its edges on whole pixels
    void note(const Noted& noted);
};

}  // namespace ui
