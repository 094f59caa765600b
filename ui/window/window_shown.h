// How a window comes onto the screen: by the window manager, or where that does not answer without it, and back into its hands
// when it does. Part of the window. It must never wait for a window manager longer than a person notices.
#pragma once

#include "model/text/result.h"
#include "ui/window/window_monitor.h"

#include <optional>

namespace ui {

class Showing {
public:
    // Asks for the window to be shown; returns when it is, or after a second. On Wayland it is shown by then.
    void begin(GLFWwindow* window, double now);

    bool has_begun() const { return begun_; }

    // Whether nobody keeps the window from its size, its place and its monitor; not before it is on the screen.
    bool is_managed() const { return by_ == By::manager; }

    // How it goes on, some times a second while it is not managed; seconds of GLFW's clock. What a person should know, once:
    // nobody answers, so that the window stands there by itself (a full screen over all of its monitor), or somebody does again.
    std::optional<model::Text> look(GLFWwindow* window, GLFWmonitor* full, double now);

private:
    enum class By { nobody, manager, itself };

    std::optional<model::Text> stand_alone(GLFWwindow* window, GLFWmonitor* full, double now);

    bool begun_ = false;
    By by_ = By::nobody;
    double since_ = 0.0;  // it was asked for, or the manager was asked whether it is there
    bool said_ = false;
};

}  // namespace ui
