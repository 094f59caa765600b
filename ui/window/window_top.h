// A window that lies as a bar at the upper edge of its screen, on top of others, and stands again where it stood before.
// It must never know what is drawn in it.
#pragma once

#include <optional>

struct GLFWmonitor;
struct GLFWwindow;

namespace ui {

class TopEdge {
public:
    // Does nothing when the window lies already; `height` in logical px, 0: as large as it is. On `wanted`, or where that
    // is nullptr on the monitor the window is on. Other windows leave the room free where it borders the screen.
    void lie(GLFWwindow* window, int height, GLFWmonitor* wanted);
    // Stands again; `width` and `height` (logical px, 0: half the screen) where it never stood before.
    void stand(GLFWwindow* window, int width, int height);

private:
    struct Place {
        int x = 0, y = 0, width = 0, height = 0;
    };
    std::optional<Place> before_;
    bool lies_ = false;
};

}  // namespace ui
