// The X display under GLFW, for what GLFW does not do. Part of the window. It must never be kept beyond the window.
#pragma once

namespace ui {

// Xlib's Display, or null where there is none.
void* native_display();

}  // namespace ui
