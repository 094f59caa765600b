// The square is walked instead of filled: its corners are as far apart as anything inside it, and visited sooner.
// It must never move anything by parts of a pixel: text would blur.
#include "ui/pen/orbit.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {
namespace {

constexpr int side = 2 * orbit_radius;

// The corner points are shared: 4 × side steps are one round. From the middle of the right side, clockwise.
Point on_square(int step) {
    constexpr int r = orbit_radius;
    const auto point = [](int x, int y) { return Point{static_cast<float>(x), static_cast<float>(y)}; };
    if (step < r) return point(r, step);
    if (step < r + side) return point(r - (step - r), r);
    if (step < r + 2 * side) return point(-r, r - (step - r - side));
    if (step < r + 3 * side) return point(step - r - 2 * side - r, -r);
    return point(r, step - r - 3 * side - r);
}

// A line that ends at an edge has its last vertex up to half a stroke's fringe inside.
constexpr float at_edge = 1.5f;

float moved(float value, float by, float end) {
    if (value <= at_edge) return value + std::min(by, 0.0f);
    if (value >= end - at_edge) return value + std::max(by, 0.0f);
    return value + by;
}

}  // namespace

Point orbit_at(model::Milliseconds shown, int width, int height) {
    const std::int64_t steps = std::max<std::int64_t>(shown / orbit_step, 0);
    const float px = std::max(1.0f, std::round(static_cast<float>(std::min(width, height)) / 1080.0f));
    Point at{static_cast<float>(steps), 0};
    if (steps >= orbit_radius) at = on_square(static_cast<int>((steps - orbit_radius) % (4 * side)));
    return {at.x * px, at.y * px};
}

// Steps of a third and of a half share no rhythm, so that places far apart follow each other.
CalmPlace calm_place_at(model::Milliseconds shown) {
    constexpr std::array across = {0.0f, 1.0f, 1.0f / 3.0f, 2.0f / 3.0f};
    constexpr std::array along = {0.0f, -1.0f, 0.5f, -0.5f, 1.0f};
    const auto stay = static_cast<std::size_t>(std::max<std::int64_t>(shown / calm_stay, 0));
    return {across[stay % across.size()], along[stay % along.size()]};
}

model::Milliseconds until_next_place(model::Milliseconds shown) {
    static_assert(calm_stay % orbit_step == model::Milliseconds{0});
    return orbit_step - std::max(shown, model::Milliseconds{0}) % orbit_step;
}

void shift(ImDrawList& list, Point by, int width, int height) {
    if (by.x == 0.0f && by.y == 0.0f) return;
    const auto right = static_cast<float>(width);
    const auto bottom = static_cast<float>(height);
    for (ImDrawVert& vertex : list.VtxBuffer)
        vertex.pos = {moved(vertex.pos.x, by.x, right), moved(vertex.pos.y, by.y, bottom)};
    for (ImDrawCmd& command : list.CmdBuffer) {
        const ImVec4 clip = command.ClipRect;
        command.ClipRect = {std::max(moved(clip.x, by.x, right), 0.0f), std::max(moved(clip.y, by.y, bottom), 0.0f),
                            std::min(moved(clip.z, by.x, right), right), std::min(moved(clip.w, by.y, bottom), bottom)};
    }
}

}  // namespace ui
