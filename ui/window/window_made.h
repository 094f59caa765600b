// How a window is opened: as large as its screen and the desktop's scaling want it, on the monitor that was asked for.
// Part of the window. It must never draw.
#pragma once

#include "ui/window.h"
#include "ui/window/window_monitor.h"

#include <optional>
#include <string>

namespace ui {

// Takes hold of the screen; why there is none.
std::optional<model::Problem> no_screen();

// A display is there, a driver for it is not: what GLFW said last, or `why`.
model::Problem no_opengl();
model::Problem no_opengl(const std::string& why);

// On X11 it is not shown yet, nor full. nullptr when GLFW could not; it says why.
GLFWwindow* made_window(const WindowOptions& options, const MonitorChoice& choice);

}  // namespace ui
