// The X display under GLFW, for what GLFW does not do. Part of the window. It must never be kept beyond the window.
#pragma once

struct GLFWwindow;

namespace ui {

// Xlib's Display, or null where there is none.
void* native_display();

// The X window, or 0 where it is none.
unsigned long native_window(GLFWwindow* window);

// The GLX drawable of a window, or 0 where it is not drawn by GLX.
unsigned long native_drawable(GLFWwindow* window);

}  // namespace ui
