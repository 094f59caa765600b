// What GLFW's callbacks bring, as values. Part of the window. It must never know what a key means.
#pragma once

#include "ui/window.h"

struct GLFWwindow;

namespace ui {

// From now on everything that happens to `window` is noted in `happened`, which must live as long. `keys`: those of the
// keyboard too, where nobody else reads it.
void listen(GLFWwindow* window, Happened& happened, bool keys);

}  // namespace ui
