// What a frame changes: the part of the picture that must be drawn again because some triangle in it differs from the
// frame before. Software GL pays for every pixel; a wall that changes a few digits a second should pay for those.
// It must never miss a change: whatever cannot be compared counts as changed.
#pragma once

#include "ui/draw_record.h"

#include <cstdint>
#include <vector>

struct ImDrawData;

namespace ui {

class Damage {
public:
    // Whole pixels outside which `data` looks exactly as the frame of the last call; empty when nothing changed.
    // Everything when the size or the background changed, or a texture is new or was written to since.
    Rect changed_by(const ImDrawData& data, Colour background);

private:
    std::vector<std::uint64_t> tiles_;
    float width_ = 0, height_ = 0;
    Colour background_;
};

// Keeps every command of `data` inside `part`.
void restrict_to(ImDrawData& data, Rect part);

}  // namespace ui
