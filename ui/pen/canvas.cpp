// Snaps edges to whole pixels, so that hairlines are the same everywhere, and pays for anti-aliasing only where a line
// is neither level nor upright. It must never know what the words mean.
#include "ui/pen/canvas.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

ImVec2 vec(Point p) { return {p.x, p.y}; }

ImU32 inked(Colour colour, float alpha = 1.0f) {
    const auto byte = static_cast<unsigned>(std::lround(std::clamp(alpha, 0.0f, 1.0f) * 255.0f));
    return IM_COL32((colour.rgb >> 16) & 0xFF, (colour.rgb >> 8) & 0xFF, colour.rgb & 0xFF, byte);
}

Rect snapped(Rect rect) {
    const float left = std::round(rect.x);
    const float top = std::round(rect.y);
    return {left, top, std::round(rect.x + rect.w) - left, std::round(rect.y + rect.h) - top};
}

float stroke_px(float stroke, float scale) { return std::max(1.0f, std::round(stroke * scale)); }

// The left half of these glyphs is blank: moved out by it, edges of columns stay straight.
bool starts_with_blank_half(std::string_view text) { return text.starts_with("「") || text.starts_with("（"); }

// Dashes along the sides of a box, each from its first corner on.
struct Dashes {
    ImDrawList& list;
    ImU32 ink;
    float stroke;

    void side(ImVec2 from, ImVec2 to) const {
        const float length = std::hypot(to.x - from.x, to.y - from.y);
        if (length <= 0.0f) return;
        const ImVec2 along{(to.x - from.x) / length, (to.y - from.y) / length};
        const ImVec2 across{-along.y * stroke, along.x * stroke};
        for (float at = 0.0f; at < length; at += 5.0f * stroke) {
            const float end = std::min(at + 3.0f * stroke, length);
            const ImVec2 a{from.x + along.x * at, from.y + along.y * at};
            const ImVec2 b{from.x + along.x * end, from.y + along.y * end};
            const ImVec2 c{b.x + across.x, b.y + across.y};
            list.AddRectFilled({std::min(a.x, c.x), std::min(a.y, c.y)}, {std::max(a.x, c.x), std::max(a.y, c.y)}, ink);
        }
    }
};

}  // namespace

const Composition& Canvas::composition() const {
    static const Composition none;
    return surface_.composition == nullptr ? none : *surface_.composition;
}

Canvas::Canvas(const Surface& surface, float scale, Point origin)
    : surface_(surface), scale_(scale), origin_(origin), ground_(surface.theme.bg) {}

Rect Canvas::snapped_px(Rect rect) const { return snapped(on_screen(rect)); }

float Canvas::text(Point at, std::string_view text, const TextStyle& style) {
    if (text.empty()) return 0.0f;
    const float advance = width(text, style.size, style.weight);
    const float shift = style.align == Align::left && starts_with_blank_half(text) ? style.size / 2.0f : 0.0f;
    Point start{at.x - shift, at.y};
    if (style.align == Align::right) start.x -= advance;
    if (style.align == Align::centre) start.x -= advance / 2.0f;
    const Faces& faces = surface_.faces;
    const float em = style.size * scale_;
    const Point corner = px(start);
    const Point whole{std::round(corner.x), std::round(corner.y - faces.rise * em)};
    ImFont* font = faces.of(language_, style.weight);
    const std::string_view shown = faces.glyphs->drawable(text, scratch_);
    surface_.list.AddText(font, em * faces.stretch, vec(whole), inked(style.colour), shown.data(),
                          shown.data() + shown.size());
    const Rect box{corner.x, corner.y, advance * scale_, em};
    note({DrawnKind::text, text, em, box, style.colour, style.tier, style.whole});
    if (surface_.cuts != nullptr && !style.whole.empty()) surface_.cuts->push_back({box, std::string(style.whole)});
    return advance - shift;
}

float Canvas::width(std::string_view text, float size, Weight weight) const {
    if (text.empty()) return 0.0f;  // an empty view may have no bytes at all, and ImGui would look for their end
    const Faces& faces = surface_.faces;
    ImFont* font = faces.of(language_, weight);
    const float em = size * scale_ * faces.stretch;
    const std::string_view shown = faces.glyphs->drawable(text, scratch_);
    return font->CalcTextSizeA(em, 1e9f, 0.0f, shown.data(), shown.data() + shown.size()).x / scale_;
}

void Canvas::fill(Rect rect, Colour colour, float radius, std::string_view name) {
    const Rect at = snapped_px(rect);
    surface_.list.AddRectFilled({at.x, at.y}, {at.x + at.w, at.y + at.h}, inked(colour), radius * scale_);
    note({DrawnKind::fill, name, at.h, at, colour});
}

void Canvas::outline(Rect rect, Colour colour, Edge edge, std::string_view name) {
    const Rect at = snapped_px(rect);
    const float thick = stroke_px(edge.stroke, scale_);
    const float in = thick / 2.0f - 0.5f;  // ImGui's rectangles run through pixel centres
    surface_.list.AddRect({at.x + in, at.y + in}, {at.x + at.w - in, at.y + at.h - in}, inked(colour),
                          edge.radius * scale_, ImDrawFlags_None, thick);
    note({DrawnKind::outline, name, at.h, at, colour});
}

void Canvas::dashed(Rect rect, Colour colour, float stroke, std::string_view name) {
    const Rect at = snapped_px(rect);
    const Dashes dashes{surface_.list, inked(colour), stroke_px(stroke, scale_)};
    const ImVec2 a{at.x, at.y};
    const ImVec2 b{at.x + at.w, at.y};
    const ImVec2 c{at.x + at.w, at.y + at.h};
    const ImVec2 d{at.x, at.y + at.h};
    dashes.side(a, b);
    dashes.side(b, c);
    dashes.side(c, d);
    dashes.side(d, a);
    note({DrawnKind::dashed, name, at.h, at, colour});
}

void Canvas::hatch(Rect rect, Colour colour, float period, std::string_view name) {
    const Rect at = snapped_px(rect);
    const float step = std::max(2.0f, period * scale_);
    const ImU32 ink = inked(colour);
    ImDrawList& list = surface_.list;
    list.PushClipRect({at.x, at.y}, {at.x + at.w, at.y + at.h}, true);
    for (float x = at.x - at.h; x < at.x + at.w; x += step)
        list.AddQuadFilled({x, at.y + at.h}, {x + at.h, at.y}, {x + at.h + step / 2.0f, at.y},
                           {x + step / 2.0f, at.y + at.h}, ink);
    list.PopClipRect();
    note({DrawnKind::hatch, name, at.h, at, colour});
}

void Canvas::line(Point from, Point to, Colour colour, float stroke) {
    const Point a = px(from);
    const Point b = px(to);
    const float thick = stroke_px(stroke, scale_);
    const float left = std::round(std::min(a.x, b.x));
    const float top = std::round(std::min(a.y, b.y));
    ImDrawList& list = surface_.list;
    if (from.y == to.y) {
        const float y = std::round(a.y - thick / 2.0f);
        list.AddRectFilled({left, y}, {std::round(std::max(a.x, b.x)), y + thick}, inked(colour));
    } else if (from.x == to.x) {
        const float x = std::round(a.x - thick / 2.0f);
        list.AddRectFilled({x, top}, {x + thick, std::round(std::max(a.y, b.y))}, inked(colour));
    } else {
        list.AddLine(vec(a), vec(b), inked(colour), std::max(1.0f, stroke * scale_));
    }
    note({DrawnKind::line, {}, thick, {left, top, std::abs(b.x - a.x), std::abs(b.y - a.y)}, colour});
}

void Canvas::disc(Point centre, float radius, Colour colour, float alpha) {
    surface_.list.AddCircleFilled(vec(px(centre)), radius * scale_, inked(colour, alpha));
}

void Canvas::ring(Point centre, float radius, Colour colour, float stroke) {
    surface_.list.AddCircle(vec(px(centre)), radius * scale_, inked(colour), 0, std::max(1.0f, stroke * scale_));
}

void Canvas::triangle(Point a, Point b, Point c, Colour colour) {
    surface_.list.AddTriangleFilled(vec(px(a)), vec(px(b)), vec(px(c)), inked(colour));
}

void Canvas::quad(const Quad& quad, Colour colour) {
    surface_.list.AddQuadFilled(vec(px(quad.a)), vec(px(quad.b)), vec(px(quad.c)), vec(px(quad.d)), inked(colour));
}

void Canvas::fill_faded(Rect rect, Colour colour, float alpha) {
    const Rect at = snapped_px(rect);
    surface_.list.AddRectFilled({at.x, at.y}, {at.x + at.w, at.y + at.h}, inked(colour, alpha));
}

void Canvas::note_shape(std::string_view name, Rect rect, Colour colour) {
    note({DrawnKind::shape, name, rect.h * scale_, on_screen(rect), colour});
}

void Canvas::note(const Noted& noted) {
    if (surface_.record == nullptr) return;
    surface_.record->drawn.push_back(Drawn{noted.kind, noted.tier, std::string(noted.text), noted.size, noted.rect,
                                           noted.fg, ground_, row_, std::string(noted.whole)});
}

}  // namespace ui
