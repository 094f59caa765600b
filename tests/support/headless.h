// Frames without a window or a GPU: a context with the product's own faces and a draw list to draw into.
// It must never be needed by the product.
#pragma once

#include "ui/pen/canvas.h"
#include "ui/pen/fonts.h"

#include <functional>

struct ImGuiContext;

namespace ui_test {

class Headless {
public:
    explicit Headless(const ui::Fallback& fallback = {});
    ~Headless();
    Headless(const Headless&) = delete;
    Headless& operator=(const Headless&) = delete;

    const ui::Faces& faces() const { return faces_; }
    // Begins a frame of that many pixels, runs `draw` and ends it.
    void frame(float width, float height, const std::function<void(ImDrawList&)>& draw);

private:
    ImGuiContext* context_;
    ui::Faces faces_;
};

}  // namespace ui_test
