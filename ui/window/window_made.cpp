// A full screen is opened as a window on its monitor first: window managers that do not know which monitor a full screen is
// for (openbox) take the one the window stands on. It must never open a window that is larger than its monitor unasked.
#include "ui/window/window_made.h"

#include "ui/window/window_native.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>

namespace ui {
namespace {

void hint() {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_LOSE_CONTEXT_ON_RESET);  // else a reset driver goes on drawing nothing
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);       // a wall keeps showing when the focus goes elsewhere
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "kyodo");  // of no use without the other
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "kyodo");
}

bool is_x11() { return native_display() != nullptr; }

struct Extent {
    int width = 0, height = 0;
};

// Wayland scales what is drawn by itself.
float scale_of(GLFWmonitor* monitor) {
    float across = 1.0f;
    if (monitor != nullptr && is_x11()) glfwGetMonitorContentScale(monitor, &across, nullptr);
    return across > 0.0f ? across : 1.0f;
}

Extent extent_of(const WindowOptions& options, GLFWmonitor* monitor) {
    constexpr int most_width = 1920, most_height = 1080;
    const WorkArea free = work_area_of(monitor);
    const float scale = scale_of(monitor);
    const auto side = [&](int asked, int most, int room) {
        const bool exact = asked > 0 && !options.logical;
        return exact ? asked : std::min(static_cast<int>(static_cast<float>(asked > 0 ? asked : most) * scale), room);
    };
    return {side(options.width, most_width, free.width), side(options.height, most_height, free.height)};
}

void hint_place(GLFWmonitor* monitor) {
    const WorkArea area = work_area_of(monitor);
    glfwWindowHint(GLFW_POSITION_X, area.x);
    glfwWindowHint(GLFW_POSITION_Y, area.y);
}

// With a context that tells of a driver's reset, else with one that does not.
GLFWwindow* created(Extent extent, const std::string& title, GLFWmonitor* monitor) {
    GLFWwindow* window = glfwCreateWindow(extent.width, extent.height, title.c_str(), monitor, nullptr);
    if (window != nullptr) return window;
    glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_NO_ROBUSTNESS);
    return glfwCreateWindow(extent.width, extent.height, title.c_str(), monitor, nullptr);
}

}  // namespace

// A monitor that is switched off has no video mode; a full-screen window on it would bring the process down.
GLFWwindow* made_window(const WindowOptions& options, const MonitorChoice& choice) {
    hint();
    GLFWmonitor* best = choice.best();
    const GLFWvidmode* mode = best == nullptr ? nullptr : glfwGetVideoMode(best);
    const bool full = options.fullscreen && mode != nullptr;
    if (!is_x11())
        return created(full ? Extent{mode->width, mode->height} : extent_of(options, best), options.title,
                       full ? best : nullptr);
    const bool placed = mode != nullptr && (full || choice.wanted() != nullptr);
    if (placed) hint_place(best);
    if (!full) return created(extent_of(options, best), options.title, nullptr);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    GLFWwindow* window = created({mode->width, mode->height}, options.title, nullptr);
    if (window != nullptr) glfwSetWindowMonitor(window, best, 0, 0, mode->width, mode->height, GLFW_DONT_CARE);
    return window;
}

}  // namespace ui
