// The view and the shape of the window: a view nobody chose is the window's, a window is what its view needs. Part of the
// composition root. It must never know a feed.
#pragma once

#include "ui/cli.h"
#include "ui/window.h"

#include <optional>

namespace ui {

// How the window opens for what was asked.
WindowOptions window_options(const Options& options);

class Shape {
public:
    // Both must live as long.
    Shape(Window& window, const Options& options);

    // The view that suits the window as it is now; nothing once somebody has chosen one, or while it is minimised.
    std::optional<model::View> suits() const;
    // Somebody chose `view`: the window becomes what it needs, and no longer chooses.
    void chosen(model::View view);
    bool is_free() const { return free_; }

private:
    Window& window_;
    const Options& options_;
    bool free_;
    bool opens_as_told_;  // a bar that opens has the size it was given
};

}  // namespace ui
