// What of a frame reaches the screen: only the part that changed where the platform can, the whole elsewhere; and whether
// the last frame may still be drawn over. It must never know what is drawn. UI thread, with the window's context current.
#pragma once

#include "ui/pen/draw_record.h"
#include "ui/window.h"

#include <span>

struct GLFWwindow;

namespace ui {

// Paints the ground of `part`, whole pixels from the top left, of a frame of that height.
void clear(Rect part, Colour colour, int height);

// What the frame that is drawn now is made of.
Pixels pixels_of(int width, int height);

class Presenter {
public:
    // False: the next frame must be drawn wholly.
    bool holds_last_frame() const;
    // Somebody took what was on the screen: the next frame is presented wholly, whatever changed.
    void forget_screen() { screen_is_current_ = false; }
    // The frame is on the back buffer; it differs from the last one inside these, whole pixels from the top left.
    void present(GLFWwindow* window, std::span<const Rect> changed, int width, int height);

private:
    unsigned char number_ = 0;
    bool screen_is_current_ = false;

    void stamp();
};

}  // namespace ui
