// How a window is opened: as large as its screen and the desktop's scaling want it, on the monitor that was asked for.
// Part of the window. It must never draw.
#pragma once

#include "ui/window.h"
#include "ui/window/window_monitor.h"

namespace ui {

// nullptr when GLFW could not; it says why.
GLFWwindow* made_window(const WindowOptions& options, const MonitorChoice& choice);

}  // namespace ui
