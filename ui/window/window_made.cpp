// A full screen is opened as a window on its monitor first: window managers that do not know which monitor a full screen is
// for (openbox) take the one the window stands on. It must never open a window that is larger than its monitor unasked.
#include "ui/window/window_made.h"

#include "ui/window/window_native.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstdlib>

namespace ui {
namespace {

// Why GLFW could not, in its own words and without line breaks.
std::string reason() {
    const char* words = nullptr;
    glfwGetError(&words);
    std::string text = words == nullptr ? "no reason given" : words;
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

model::Problem no_window(const std::string& why) {
    return model::problem(model::Trouble::unavailable,
                          "画面がありません(" + why + ")。kyodo status、コマンド、報告はそのまま使えます。",
                          "There is no display (" + why + "). kyodo status, commands and reports work without.");
}

// X11 first, also on a Wayland desktop that has a guest server: there parts of a frame can be presented, and a bar can lie
// above other windows. Returns why neither is there. Xlib's own way to an input method is shut: it waits for a method that
// hangs, and reports as pressed what the method took (typing.h speaks to it instead).
std::optional<std::string> start() {
    ::setenv("XMODIFIERS", "@im=none", 1);
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
    if (glfwInit() == GLFW_TRUE) return std::nullopt;
    std::string why = reason();
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_WAYLAND);
    return glfwInit() == GLFW_TRUE ? std::nullopt : std::optional(std::move(why));
}

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

std::optional<model::Problem> no_screen() {
    const std::optional<std::string> why = start();
    return why ? std::optional(no_window(*why)) : std::nullopt;
}

model::Problem no_opengl(const std::string& why) {
    return model::problem(model::Trouble::unavailable,
                          "画面はありますが、OpenGL 3.0 の窓を開けません(" + why +
                              ")。OpenGL のドライバを入れてください(Debian: libgl1-mesa-dri)。kyodo "
                              "status、コマンド、報告はそのまま使えます。",
                          "There is a display, but no OpenGL 3.0 window can be opened on it (" + why +
                              "). Install a driver for OpenGL (Debian: libgl1-mesa-dri). kyodo status, commands and "
                              "reports work without.");
}

model::Problem no_opengl() { return no_opengl(reason()); }

// A monitor that is switched off has no video mode; a full-screen window on it would bring the process down.
GLFWwindow* made_window(const WindowOptions& options, const MonitorChoice& choice) {
    hint();
    GLFWmonitor* best = choice.best();
    const GLFWvidmode* mode = best == nullptr ? nullptr : glfwGetVideoMode(best);
    const bool full = options.fullscreen && mode != nullptr;
    if (!is_x11())
        return created(full ? Extent{mode->width, mode->height} : extent_of(options, best), options.title,
                       full ? best : nullptr);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    const bool placed = mode != nullptr && (full || choice.wanted() != nullptr);
    if (placed) hint_place(best);
    return created(full ? Extent{mode->width, mode->height} : extent_of(options, best), options.title, nullptr);
}

}  // namespace ui
