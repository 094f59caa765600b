// A window that lies as a bar at the upper edge of its screen, on top of others, and stands again where it stood before.
// It must never know what is drawn in it.
#pragma once

#include "model/text/result.h"

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
    // Another window in place of the one that lay, or none did.
    void lie_again(GLFWwindow* window, GLFWmonitor* wanted);
    // The window is on the screen. Until it was judged its size is fixed: desktops that tile let such a window be.
    void shown() { shown_ = true; }

    // Whether it has to be looked at where the desktop has put the bar; seconds of GLFW's clock.
    bool watches() const { return lies_ && !settled_; }
    // What a person should know of it, when that changed.
    std::optional<model::Text> judge(GLFWwindow* window, double now);
    // How it is not a bar at the upper edge, as last judged.
    const std::optional<model::Text>& amiss() const { return amiss_; }

private:
    struct Place {
        int x = 0, y = 0, width = 0, height = 0;
    };
    std::optional<Place> before_;
    bool lies_ = false;
    int height_ = 0;  // as it was asked for
    Place wanted_;    // where it lies
    bool shown_ = false;
    std::optional<double> since_;  // it is looked at where it is put
    bool settled_ = false;         // and judged
    bool panel_ = false;
    std::optional<model::Text> amiss_;

    static Place place_of(GLFWwindow* window);
    void put(GLFWwindow* window);
};

}  // namespace ui
