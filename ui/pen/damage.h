// What a frame changes: the parts of the picture that must be drawn again because some triangle in them differs from the
// frame before. Software GL pays for every pixel; a wall that changes a few digits a second should pay for those.
// It must never miss a change: whatever cannot be compared counts as changed.
#pragma once

#include "ui/pen/draw_record.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

struct ImDrawData;

namespace ui {

class Damage {
public:
    // Whole pixels outside which `data` looks exactly as the frame of the last call; none when nothing changed, at most
    // `most_parts`, which do not overlap. One that is everything when the size or the background changed, or a texture is
    // new or was written to since.
    std::vector<Rect> changed_by(const ImDrawData& data, Colour background);
    static constexpr std::size_t most_parts = 6;  // each is a pass over the draw lists

private:
    std::vector<std::uint64_t> tiles_;
    float width_ = 0, height_ = 0;
    Colour background_;
};

// Calls `draw` while every command of `data` keeps inside `part`.
void draw_inside(ImDrawData& data, Rect part, const std::function<void()>& draw);

}  // namespace ui
