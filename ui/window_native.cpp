// GLFW's native header would bring Xlib's and RandR's headers and macros with it, for one function whose form GLFW promises.
// It must never do anything with what it returns.
#include "ui/window_native.h"

struct _XDisplay;
extern "C" _XDisplay* glfwGetX11Display();

namespace ui {

void* native_display() { return glfwGetX11Display(); }

}  // namespace ui
