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

    // The view for the window as it is now: the chosen one where the window is large enough for it, else the one that suits
    // it. Nothing while it is minimised.
    std::optional<model::View> suits() const;
    // Somebody chose `view`: the window becomes what it needs, and no longer chooses.
    void chosen(model::View view);
    bool is_free() const { return free_; }
    // What somebody chose, whatever the window has room for; nothing while it is free.
    std::optional<model::View> choice() const { return free_ ? std::nullopt : std::optional(chosen_); }

private:
    Window& window_;
    const Options& options_;
    bool free_;
    model::View chosen_;
    bool opens_as_told_;  // a bar that opens has the size it was given
};

}  // namespace ui
