// The keyboard of one window, read on a connection of its own: the event with its exact modifiers, group and time, which
// GLFW does not pass on, and without whatever Xlib's input methods make of it. What a key means comes from the server's
// layout by libxkbcommon, dead keys and Compose included, in any locale. It must never decide what a key does.
// One thread only.
#pragma once

#include "ui/window.h"
#include "ui/window/key_stroke.h"
#include "ui/window/selection.h"

#include <memory>
#include <optional>
#include <vector>

namespace ui {

class Keyboard {
public:
    // Nothing when there is no X server or it has no XKB.
    static std::unique_ptr<Keyboard> open(unsigned long window);
    ~Keyboard();
    Keyboard(const Keyboard&) = delete;
    Keyboard& operator=(const Keyboard&) = delete;

    int handle() const;
    // What came since: keys in order; false when the connection is gone.
    bool read(std::vector<KeyStroke>& strokes);
    bool focused() const { return focused_; }
    // True once after the window was moved, resized or given another parent.
    bool moved();
    // Where the window's corner lies on the root window, px.
    Point corner() const;

    // What a key means that nobody else took; nothing for a release, a modifier and the first half of a composed letter.
    // To be asked once for each such key, in order.
    std::optional<KeyPress> meaning(const KeyStroke& stroke);

    Selection& selection() { return *selection_; }

private:
    struct Inside;
    explicit Keyboard(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
    std::unique_ptr<Selection> selection_;
    bool focused_ = false;
    bool moved_ = false;
};

}  // namespace ui
