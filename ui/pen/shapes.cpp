// Coordinates are the 24-unit box's. Strokes that do not run level or upright are quads, so that their thickness is the
// same everywhere and their ends are square. Corners run clockwise: ImGui smooths the edges of no other order.
#include "ui/pen/shapes.h"

#include <array>
#include <cmath>

namespace ui {
namespace {

constexpr float units = 24.0f;  // of a box's side

// Draws in units of the box.
class Pen {
public:
    Pen(Canvas& canvas, ShapeBox at) : canvas_(canvas), corner_(at.corner), unit_(at.side / units) {}

    Point at(float x, float y) const { return {corner_.x + x * unit_, corner_.y + y * unit_}; }
    float length(float in_units) const { return in_units * unit_; }

    void fill(Rect rect, Colour colour, float radius) const {
        const Point start = at(rect.x, rect.y);
        canvas_.fill({start.x, start.y, length(rect.w), length(rect.h)}, colour, length(radius));
    }

    void stroke(Point from, Point to, Colour colour, float width) const {
        const float run = std::hypot(to.x - from.x, to.y - from.y);
        const float dx = -(to.y - from.y) / run * width / 2.0f;
        const float dy = (to.x - from.x) / run * width / 2.0f;
        quad({{from.x - dx, from.y - dy}, {to.x - dx, to.y - dy}, {to.x + dx, to.y + dy}, {from.x + dx, from.y + dy}},
             colour);
    }

    void disc(Point centre, float radius, Colour colour) const {
        canvas_.disc(at(centre.x, centre.y), length(radius), colour);
    }
    void ring(Point centre, float radius, Colour colour, float width) const {
        canvas_.ring(at(centre.x, centre.y), length(radius), colour, length(width));
    }
    void triangle(Point a, Point b, Point c, Colour colour) const {
        canvas_.triangle(at(a.x, a.y), at(b.x, b.y), at(c.x, c.y), colour);
    }
    void quad(const Quad& q, Colour colour) const {
        canvas_.quad({at(q.a.x, q.a.y), at(q.b.x, q.b.y), at(q.c.x, q.c.y), at(q.d.x, q.d.y)}, colour);
    }

private:
    Canvas& canvas_;
    Point corner_;
    float unit_;
};

void draw_stopped(const Pen& pen, Colour ink, Colour hole) {
    pen.fill({2, 2, 20, 20}, ink, 2);
    pen.stroke({7.5f, 7.5f}, {16.5f, 16.5f}, hole, 3);
    pen.stroke({16.5f, 7.5f}, {7.5f, 16.5f}, hole, 3);
}

void draw_degraded(const Pen& pen, Colour ink, Colour hole) {
    pen.triangle({12, 2}, {23, 21.5f}, {1, 21.5f}, ink);
    pen.fill({10.7f, 8.6f, 2.6f, 6.2f}, hole, 0);
    pen.fill({10.7f, 16.2f, 2.6f, 2.6f}, hole, 0);
}

void draw_workaround(const Pen& pen, Colour ink) {
    constexpr Point top{12, 1.2f}, right{22.8f, 12}, bottom{12, 22.8f}, left{1.2f, 12};
    constexpr float in = 2.4f * 1.4142f;  // the outline's 2.4 units, measured along the axes
    pen.quad({top, right, {22.8f - in, 12}, {12, 1.2f + in}}, ink);
    pen.quad({right, bottom, {12, 22.8f - in}, {22.8f - in, 12}}, ink);
    pen.triangle(top, bottom, left, ink);
}

// A hook of short strokes, a stem and a dot.
void draw_unknown(const Pen& pen, Colour ink) {
    constexpr float width = 2.8f, radius = 5.3f;
    constexpr Point centre{12, 7.9f};
    constexpr int steps = 14;
    constexpr float from = 3.1416f, to = 3.1416f * 2.25f;
    std::array<Point, steps + 1> hook;
    for (int i = 0; i <= steps; ++i) {
        const float angle = from + (to - from) * static_cast<float>(i) / steps;
        hook[static_cast<std::size_t>(i)] = {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
    }
    for (std::size_t i = 0; i + 1 < hook.size(); ++i) {
        pen.stroke(hook[i], hook[i + 1], ink, width);
        pen.disc(hook[i], width / 2, ink);
    }
    constexpr Point neck{12, 14.8f};
    pen.disc(hook.back(), width / 2, ink);
    pen.stroke(hook.back(), neck, ink, width);
    pen.disc(neck, width / 2, ink);
    pen.fill({12 - width / 2, 14.8f, width, 2.4f}, ink, 0);
    pen.fill({10.4f, 19.4f, 3.2f, 3.2f}, ink, 0);
}

// Four rounded bars and a rounded palm.
void draw_hand(const Pen& pen, Colour ink) {
    constexpr float width = 2.9f, pitch = 4.2f, left = 4.25f;
    constexpr std::array<float, 4> tops = {5.2f, 2.4f, 2.4f, 4.2f};
    for (std::size_t i = 0; i < tops.size(); ++i)
        pen.fill({left + pitch * static_cast<float>(i), tops[i], width, 12}, ink, width / 2);
    pen.fill({left, 12, 3 * pitch + width, 10}, ink, 3.6f);
}

void draw_do_not(const Pen& pen, Colour ink) {
    pen.ring({12, 12}, 9.6f, ink, 3);
    pen.stroke({5.4f, 5.4f}, {18.6f, 18.6f}, ink, 3);
}

}  // namespace

std::string_view name_of(Shape shape) {
    constexpr std::array<std::string_view, 8> names = {"stopped", "degraded", "workaround", "normal",
                                                       "unknown", "help",     "do-not",     "decision"};
    return names[static_cast<std::size_t>(shape)];
}

void draw_shape(Canvas& canvas, Shape shape, ShapeBox box, ShapeInk inks) {
    const Pen pen(canvas, box);
    const Colour ink = inks.ink;
    switch (shape) {
        case Shape::stopped: draw_stopped(pen, ink, inks.hole); break;
        case Shape::degraded: draw_degraded(pen, ink, inks.hole); break;
        case Shape::workaround: draw_workaround(pen, ink); break;
        case Shape::normal: pen.ring({12, 12}, 9.4f, ink, 2.4f); break;
        case Shape::unknown: draw_unknown(pen, ink); break;
        case Shape::help: draw_hand(pen, ink); break;
        case Shape::do_not: draw_do_not(pen, ink); break;
        case Shape::decision: pen.quad({{12, 1.2f}, {22.8f, 12}, {12, 22.8f}, {1.2f, 12}}, ink); break;
    }
    canvas.note_shape(name_of(shape), {box.corner.x, box.corner.y, box.side, box.side}, ink);
}

}  // namespace ui
